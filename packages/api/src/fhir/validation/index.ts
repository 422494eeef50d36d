export { createRecordValidator, type RecordValidator } from './record-validator.ts'
