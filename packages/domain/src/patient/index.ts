export {
  type CodeEntry,
  type CodeMap,
  codeMapSchema,
  type MedicineName,
  medicineNameSchema,
  type SiteMap,
  siteMapSchema,
  type Terminology,
  terminologySchema,
} from './code-map.ts'
export { type Concept, conceptSchema } from './concept.ts'
export { type Fact, type FactSource, factSchema, factSourceSchema, type Person, personSchema } from './fact.ts'
export { searchKey } from './search-key.ts'
