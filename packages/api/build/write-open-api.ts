import { writeFileSync } from 'node:fs'
import { openApiFile, openApiText } from './open-api-file.ts'

writeFileSync(openApiFile, openApiText())
