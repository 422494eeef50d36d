export { isWithinZone, wholeBody, type Zone, zoneIdSchema, zoneSchema, type ZoneTree, zoneTree } from './zone.ts'
