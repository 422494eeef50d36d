import { runNode, tools } from './tools.mjs'

/** `npm run format -- [path…]`: writes the files as the formatter wants them. */
export async function format(/** @type {string[]} */ paths) {
  const { code } = await runNode(tools.biome, ['format', '--write', ...(paths.length > 0 ? paths : ['.'])], 'shown')
  return code
}
