export {
  addSpan,
  approximateDays,
  type CalendarDate,
  calendarDate,
  type CalendarSpan,
  calendarSpanSchema,
  type Day,
  type DayInterval,
  dayInterval,
  formatDay,
  isoDateSchema,
  parseDay,
  partialDateSchema,
  subtractSpan,
} from './calendar.ts'
export { type Millimetres, millimetresSchema, type Quantity, quantitySchema } from './quantity.ts'
