import { z } from 'zod'

/** A number with its unit as a UCUM code (`%`, `10*9/L`, `mm`). `1` is the unit of a pure number. */
export const quantitySchema = z.strictObject({ number: z.number(), unit: z.string().min(1) })
export type Quantity = z.infer<typeof quantitySchema>

/** Millimetres, greater than zero. */
export const millimetresSchema = z.number().positive().brand<'mm'>()
export type Millimetres = z.infer<typeof millimetresSchema>
