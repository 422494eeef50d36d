import { wholeBody, zoneTree } from '@stipple/domain/anatomy'
import {
  checkIntent,
  type Intent,
  intentSchema,
  type Modality,
  modalities,
  superficialLimitMm,
} from '@stipple/domain/candidacy'
import { type Day, parseDay } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import { closest } from 'fastest-levenshtein'
import type { Accepts, Given } from './arguments.ts'
import { Refusal } from './refusal.ts'

export const intentOptions = {
  indication: 'text',
  modality: 'text',
  'depth-mm': 'text',
  zones: 'text',
  adjuncts: 'text',
  'as-of': 'text',
} as const satisfies Accepts['options']

/**
 * The stated intent. Indication and modality must be given; zones that are not given mean the whole body and a depth that
 * is not given means any depth, which is the safe side.
 */
export function readIntent(given: Given, knowledge: Knowledge): Intent {
  const indication = required(
    given,
    'indication',
    knowledge.indications.map(({ id }) => id),
  )
  const modality = required(given, 'modality', modalities) as Modality
  const depth = given.text('depth-mm')
  const intent = {
    indication,
    modality,
    ...(depth === undefined ? {} : { depthMm: readDepth(depth) }),
    zones: listed(given.text('zones')) ?? [wholeBody],
    adjuncts: listed(given.text('adjuncts')) ?? [],
  }
  const parsed = intentSchema.safeParse(intent)
  if (!parsed.success) {
    const zone = intent.zones.find((id) => !intentSchema.shape.zones.safeParse([id]).success)
    if (zone !== undefined) throw unknownZone(zone, knowledge)
    throw new Refusal('usage.unknown-adjunct', {
      given: intent.adjuncts.join(','),
      known: knowledge.adjuncts.map(({ id }) => id).join(' '),
    })
  }
  const problem = checkIntent(parsed.data, knowledge, zoneTree(knowledge.zones))[0]
  if (problem?.code === 'unknown-zone') throw unknownZone(problem.given, knowledge)
  if (problem?.code === 'unknown-adjunct') {
    throw new Refusal('usage.unknown-adjunct', {
      given: problem.given,
      known: knowledge.adjuncts.map(({ id }) => id).join(' '),
    })
  }
  if (problem?.code === 'too-deep-for-superficial') {
    throw new Refusal('usage.too-deep-for-superficial', { given: problem.given, limit: superficialLimitMm })
  }
  return parsed.data
}

/** The as-of date; today, as the computer's clock has it, when none is given. */
export function readAsOf(given: Given, today: Day): Day {
  const text = given.text('as-of')
  if (text === undefined) return today
  try {
    return parseDay(text)
  } catch {
    throw new Refusal('usage.bad-as-of', { given: text })
  }
}

/** Today by the local clock, as a calendar day. */
export function todayByClock(): Day {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return parseDay(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)
}

function required(given: Given, option: 'indication' | 'modality', known: readonly string[]): string {
  const value = given.text(option)
  if (value === undefined) throw new Refusal(`usage.missing-${option}`, { known: known.join(' ') })
  if (!known.includes(value)) {
    throw new Refusal(`usage.unknown-${option}`, {
      given: value,
      nearest: closest(value, [...known]),
      known: known.join(' '),
    })
  }
  return value
}

function readDepth(text: string): number {
  const depth = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || !(depth > 0) || depth > deepestMm) {
    throw new Refusal('usage.bad-depth', { given: text, deepest: deepestMm })
  }
  return depth
}

/** A depth beyond this is a slip (micrometres, most likely), not an intent: the labels in the content end at 2.5 mm. */
const deepestMm = 10

function unknownZone(zone: string, knowledge: Knowledge): Refusal {
  const ids = knowledge.zones.map(({ id }) => id)
  const roots = ids.filter((id) => !id.includes('.'))
  return new Refusal('usage.unknown-zone', {
    given: zone,
    nearest: closest(zone, ids),
    known: [wholeBody, ...roots].join(' '),
  })
}

function listed(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [...new Set(text.split(/[,\s]+/).filter((part) => part.length > 0))]
}
