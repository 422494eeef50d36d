import { screeningDocumentSchema } from '@stipple/api/screening'
import { expect, it } from 'vitest'
import { z } from 'zod'

it('docs/screening.schema.json is the schema of the screening document', async () => {
  const schema = z.toJSONSchema(screeningDocumentSchema)
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../docs/screening.schema.json')
})
