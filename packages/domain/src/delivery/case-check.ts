import { type CaseRefusal, refusalOf } from './case-refusal.ts'
import { refusalOfSource } from './case-source.ts'
import { numberAt, withNumberAt } from './case-uncertain.ts'
import { type TransportCase, transportCaseSchema } from './case.ts'

export type ReadCase =
  | { readonly value: TransportCase; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: CaseRefusal }

/** Reads a transport case; what does not hold together is refused before anything is computed. */
export function readTransportCase(given: unknown): ReadCase {
  const read = transportCaseSchema.safeParse(given)
  if (!read.success) return { refusal: refusalOf(read.error, given) }
  for (const check of checks) {
    const refusal = check(read.data)
    if (refusal) return { refusal }
  }
  return { value: read.data }
}

type Check = (given: TransportCase) => CaseRefusal | undefined

const checks: readonly Check[] = [
  mesh,
  axis,
  size,
  regions,
  source,
  entrances,
  exits,
  times,
  compartment,
  oracles,
  ranges,
]

/** Everything that lies somewhere lies in the layers, and has a width. */
function regions({ layers, initial, source, oracle, geometry }: TransportCase): CaseRefusal | undefined {
  const thicknessUm = layers.reduce((total, layer) => total + layer.thicknessUm, 0)
  const places = [
    ...initial.map((region, index) => ({ name: `initial.${index}`, ...region })),
    ...(source ? [{ name: 'source', ...source }] : []),
  ]
  const slack = thicknessUm * 1e-9
  for (const { name, fromUm, toUm } of places) {
    if (toUm <= fromUm) {
      return {
        code: 'outside-region',
        field: `${name}.toUm`,
        allowed: { code: 'above', from: fromUm },
        given: String(toUm),
      }
    }
    if (toUm > thicknessUm + slack) {
      return {
        code: 'outside-region',
        field: `${name}.toUm`,
        allowed: { code: 'between', from: 0, to: thicknessUm },
        given: String(toUm),
      }
    }
  }
  const start = geometry.shape === 'slab' ? 0 : geometry.innerRadiusUm
  for (const [index, { quantity, atUm }] of oracle.entries()) {
    if (quantity !== 'freeUgPerCm3') continue
    if (atUm === undefined || atUm < start || atUm > start + thicknessUm) {
      const allowed = { code: 'between', from: start, to: start + thicknessUm } as const
      return { code: 'outside-region', field: `oracle.${index}.atUm`, allowed, given: atUm?.toString() }
    }
  }
}

/** About the size of an atom, below which a concentration has no meaning. */
const narrowestUm = 1e-4

/** Cells must on average not be longer than drug gets before it is cleared. */
function mesh({ layers }: TransportCase): CaseRefusal | undefined {
  for (const [index, layer] of layers.entries()) {
    const { thicknessUm, cells, diffusivityCm2PerS } = layer
    const most = Math.floor(thicknessUm / narrowestUm)
    if (cells > most) {
      const allowed = { code: 'cells-of-atoms', to: most, cellUm: narrowestUm } as const
      return { code: 'mesh-too-fine', field: `layers.${index}.cells`, allowed, given: String(cells) }
    }
    const clearancePerS = fastestClearancePerS(layer)
    if (clearancePerS === 0) continue
    const reachUm = Math.sqrt(diffusivityCm2PerS / clearancePerS) * 1e4
    const least = Math.ceil(thicknessUm / reachUm)
    if (cells < least) {
      const allowed = { code: 'cells-within-reach', from: least, reachUm: reachUm.toPrecision(3) } as const
      return { code: 'mesh-too-coarse', field: `layers.${index}.cells`, allowed, given: String(cells) }
    }
  }
}

/** Where clearance saturates, it is quickest where there is little drug. */
function fastestClearancePerS({ clearancePerS, saturableClearance }: TransportCase['layers'][number]): number {
  if (!saturableClearance) return clearancePerS
  return clearancePerS + saturableClearance.mostUgPerCm3S / saturableClearance.halfAtUgPerCm3
}

/** A line or a point has no surface to be entered or left through. */
function axis({ geometry, inner }: TransportCase): CaseRefusal | undefined {
  if (geometry.shape === 'slab' || geometry.innerRadiusUm > 0 || inner.kind === 'sealed') return undefined
  return { code: 'not-allowed', field: 'inner.kind', allowed: { code: 'sealed-at-axis' }, given: inner.kind }
}

/** Profiles are kept for every output time, two numbers a cell. */
const mostKept = 5_000_000

function size({ layers, outputTimesS }: TransportCase): CaseRefusal | undefined {
  const cells = layers.reduce((total, layer) => total + layer.cells, 0)
  const most = Math.floor(mostKept / cells)
  if (outputTimesS.length <= most) return undefined
  const allowed = { code: 'times-with-cells', most, cells } as const
  return { code: 'not-allowed', field: 'outputTimesS', allowed, given: String(outputTimesS.length) }
}

function source({ source }: TransportCase): CaseRefusal | undefined {
  return source && refusalOfSource(source)
}

/** Nothing in, nothing to compute. */
function entrances({ initial, source, inner, outer }: TransportCase): CaseRefusal | undefined {
  const starts = initial.some(({ concentrationUgPerCm3 }) => concentrationUgPerCm3 > 0)
  if (starts || source || inner.kind === 'constant' || outer.kind === 'constant') return undefined
  return { code: 'nothing-enters', field: 'initial', allowed: { code: 'some-drug' }, given: undefined }
}

function isCleared({ clearancePerS, saturableClearance }: TransportCase['layers'][number]): boolean {
  return clearancePerS > 0 || saturableClearance !== undefined
}

/** Drug that cannot leave is no delivery; such a case is a slip. */
function exits({ layers, inner, outer }: TransportCase): CaseRefusal | undefined {
  const cleared = layers.some(isCleared)
  if (cleared || inner.kind === 'sink' || outer.kind === 'sink') return undefined
  return { code: 'no-way-out', field: 'layers', allowed: { code: 'some-way-out' }, given: undefined }
}

/** Times nearer to one another than this cannot be told apart late in a run. */
const leastApartS = 1e-6

function times({ outputTimesS }: TransportCase): CaseRefusal | undefined {
  for (const [index, timeS] of outputTimesS.entries()) {
    const before = outputTimesS[index - 1]
    if (before === undefined && timeS === 0) continue
    const least = (before ?? 0) + leastApartS
    if (timeS < least) {
      const allowed = { code: before === undefined ? 'zero-or-later' : 'or-later', from: least } as const
      return { code: 'not-ascending', field: `outputTimesS.${index}`, allowed, given: String(timeS) }
    }
  }
}

/** A compartment is fed from somewhere that drug can come from. */
function compartment({ compartment, inner, outer, layers }: TransportCase): CaseRefusal | undefined {
  if (!compartment) return undefined
  const { fedBy } = compartment
  const open = {
    cleared: layers.some(isCleared),
    inner: inner.kind === 'sink',
    outer: outer.kind === 'sink',
  }
  if (open[fedBy]) return undefined
  const list = Object.entries(open)
    .filter(([, is]) => is)
    .map(([name]) => name)
    .join(' | ')
  return { code: 'unfed-compartment', field: 'compartment.fedBy', allowed: { code: 'one-of', list }, given: fedBy }
}

function oracles({ oracle, outputTimesS, compartment }: TransportCase): CaseRefusal | undefined {
  for (const [index, { quantity, timeS }] of oracle.entries()) {
    const field = `oracle.${index}.${timeS === undefined ? 'timeS' : 'quantity'}`
    const isPeak = quantity === 'peakUgPerL' || quantity === 'peakTimeS'
    const needsCompartment = isPeak || quantity === 'compartmentUgPerL' || quantity === 'aucUgHPerL'
    if (needsCompartment && !compartment) {
      return { code: 'unfed-compartment', field, allowed: { code: 'case-with-compartment' }, given: quantity }
    }
    if (quantity === 'aucUgHPerL' && compartment?.eliminationPerH === 0) {
      return {
        code: 'not-allowed',
        field: 'compartment.eliminationPerH',
        allowed: { code: 'above-zero-for-area' },
        given: '0',
      }
    }
    if (!isPeak && (timeS === undefined || !outputTimesS.includes(timeS))) {
      const allowed = { code: 'output-time', field: 'outputTimesS' } as const
      return { code: 'not-an-output-time', field: `oracle.${index}.timeS`, allowed, given: timeS?.toString() }
    }
  }
}

/** An uncertain number is one of the case, and both ends of its range leave the case in order. */
function ranges(given: TransportCase): CaseRefusal | undefined {
  for (const [index, { field, law, least, most }] of given.uncertain.entries()) {
    const place = `uncertain.${index}`
    if (numberAt(given, field) === undefined || notDrawn.test(field)) {
      return {
        code: 'not-allowed',
        field: `${place}.field`,
        allowed: { code: 'number-of-case' },
        given: field,
      }
    }
    if (most <= least) {
      return {
        code: 'not-allowed',
        field: `${place}.most`,
        allowed: { code: 'above', from: least },
        given: String(most),
      }
    }
    if (law === 'even-in-logarithm' && least === 0) {
      return { code: 'not-allowed', field: `${place}.least`, allowed: { code: 'above-zero-for-law' }, given: '0' }
    }
    for (const [name, value] of Object.entries({ least, most })) {
      const { refusal } = readTransportCase(withNumberAt({ ...given, uncertain: [], oracle: [] }, field, value))
      if (refusal) return { ...refusal, field: `${place}.${name} (${refusal.field})` }
    }
  }
}

/** Numbers that say how it is computed and asked, not what is the case. */
const notDrawn = /\.cells$|^(relativeTolerance|outputTimesS|oracle|uncertain)|clustered/
