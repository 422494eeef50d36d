/** Compiles the content folder into knowledge.json and the pages for readers; prints what is wrong and exits with 1 when it cannot. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describePath } from '@stipple/knowledge'
import { cataloguePage } from './catalogue.ts'
import { devicesPage } from './devices.ts'
import { protocolsPage } from './protocols.ts'
import { readContent } from './read-content.ts'

const folder = fileURLToPath(new URL('../content', import.meta.url))
const target = fileURLToPath(new URL('../knowledge.json', import.meta.url))
const { knowledge, problems } = readContent(folder)
for (const { file, line, ...rest } of problems) {
  const { problem, ...more } = 'problem' in rest ? rest : { problem: undefined, ...rest }
  const { file: _file, path, ...detail } = problem ?? { file, path: [], ...more }
  console.error(`content/${file}:${line} ${describePath(path)} ${JSON.stringify(detail)}`)
}
if (knowledge) {
  writeFileSync(target, `${JSON.stringify(knowledge, null, 1)}\n`)
  const page = (name: string) => fileURLToPath(new URL(`../../../docs/evidence/${name}.md`, import.meta.url))
  writeFileSync(page('catalogue'), cataloguePage(knowledge))
  writeFileSync(page('devices'), devicesPage(knowledge))
  writeFileSync(page('protocols'), protocolsPage(knowledge))
  console.log(
    `knowledge ${knowledge.version.slice(0, 12)}: ${knowledge.rules.length} rules, ${knowledge.sources.length} sources`,
  )
}
process.exitCode = knowledge ? 0 : 1
