import { type NamedConcept, noteUnmapped } from './coded-concept.ts'
import { readDate, readTiming } from './dates.ts'
import { codeText, isObject, jsonKind, type JsonObject, shortText } from './json.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import { sourceOf } from './recorded-fact.ts'

/**
 * Reads a number into the unit of its concept. What has no number, or a unit that the code map does not convert, is left
 * out and said.
 *
 * @param result the observation or one of its components; `path` is where it stands in the observation
 */
export function readMeasurement(
  reading: Reading,
  entry: RecordEntry,
  result: JsonObject,
  path: string,
  named: NamedConcept,
): void {
  const { concept } = named
  const value = quantityOf(result)
  if (value === undefined) {
    const found = Object.keys(result).find((name) => name.startsWith('value'))
    if (found !== undefined)
      addProblem(reading, entry, `${path}${found}`, 'unreadable-value', { concept, found: jsonKind(result[found]) })
    return
  }
  if (value.comparator !== undefined) {
    addProblem(reading, entry, `${path}valueQuantity`, 'value-is-a-bound', {
      concept,
      comparator: shortText(value.comparator, 8),
    })
    return
  }
  const number = inConceptUnit(named, value)
  if (number === undefined || named.match.unit === undefined) {
    const unit = shortText(value.units[0] ?? '', 20)
    addProblem(reading, entry, `${path}valueQuantity`, 'unknown-unit', { concept, unit })
    noteUnmapped(reading, entry, 'Observation', result.code)
    return
  }
  const taken = readTiming(reading, entry, 'effective')
  const start = taken.from ?? taken.to
  reading.facts.push({
    concept,
    answer: 'present',
    ...(start !== undefined && { start }),
    value: { number, unit: named.match.unit },
    source: sourceOf(entry, named, readDate(entry.resource.issued, reading, entry, 'issued')),
  })
}

type ReadQuantity = { readonly value: number; readonly units: readonly string[]; readonly comparator: unknown }

function quantityOf(result: JsonObject): ReadQuantity | undefined {
  if (typeof result.valueInteger === 'number')
    return { value: result.valueInteger, units: ['1'], comparator: undefined }
  const quantity = result.valueQuantity
  if (!isObject(quantity) || typeof quantity.value !== 'number' || !Number.isFinite(quantity.value)) return undefined
  const units = [codeText(quantity.code), codeText(quantity.unit)].filter((unit) => unit !== undefined)
  return { value: quantity.value, units, comparator: quantity.comparator }
}

/** By UCUM code, else by the unit as it is written; case matters in UCUM. */
function inConceptUnit({ match }: NamedConcept, { value, units }: ReadQuantity): number | undefined {
  for (const unit of units) {
    const known = match.units?.find((conversion) => conversion.unit === unit)
    // Twelve digits are more than any laboratory gives and hide the dust of binary fractions.
    if (known) return Number((value * known.factor + known.offset).toPrecision(12))
    if (unit === match.unit) return value
  }
  return undefined
}
