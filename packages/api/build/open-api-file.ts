import { fileURLToPath } from 'node:url'
import { contract, openApi } from '@stipple/api/contract'
import manifest from '../package.json' with { type: 'json' }

/** Where the document is kept, so that a change of the contract shows in review. */
export const openApiFile = fileURLToPath(new URL('../../../docs/api/openapi.json', import.meta.url))

export const openApiText = () => `${JSON.stringify(openApi(contract, manifest.version), null, 2)}\n`
