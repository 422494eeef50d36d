/**
 * One screening of prepared facts: ours against the same clauses in three rule engines.
 *
 * The peers get an easier problem: dates, kinds and places settled beforehand, no unknown, and they answer with the names
 * of the clauses that fire. Ours answers with the outcome and the names of the clauses that fire or cannot be decided, in
 * order of urgency; facts, dates, zones, questions and ways out are worked out when they are read, which is timed too.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { compileCandidacy, type History, type Intent, intentSchema, modalities } from '@stipple/domain/candidacy'
import type { Person } from '@stipple/domain/patient'
import { parseDay } from '@stipple/domain/units'
import { allocatedPerRun } from './allocation.ts'
import { healthyPerson, mixedPeople, type Occasion, personWithFindings } from './answered-people.ts'
import { readKnowledge } from './knowledge.ts'
import { loadPeers, peerVersions } from './peers.ts'
import { checkAgreement, type Engines, enginesFor } from './screening-engines.ts'
import { type Contestant, ratioOf, type Spread, spreadOf, type Times, timeTogether } from './stopwatch.ts'
import { table } from './table.ts'

const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    'round-ms': { type: 'string', default: '100' },
    'warm-up-ms': { type: 'string', default: '1000' },
  },
})
const timing = {
  rounds: Number(options.rounds),
  roundMs: Number(options['round-ms']),
  warmUpMs: Number(options['warm-up-ms']),
}

const names = [
  'ours',
  'ours, read whole',
  'ours, deciding only',
  'json-logic-engine',
  'json-rules-engine',
  'cql-execution on answers',
  'cql-execution on facts',
] as const
type Name = (typeof names)[number]

const asOf = parseDay('2026-06-15')
const knowledge = readKnowledge(options.knowledge)
const candidacy = compileCandidacy(knowledge)
const peers = loadPeers()

function enginesOf(intent: Intent): { engines: Engines; occasion: Occasion } {
  const occasion = { content: knowledge, asOf, zones: intent.zones }
  return { engines: enginesFor(intent, candidacy, peers, occasion), occasion }
}

/** One intent for each modality, with everything that may be put on beside it. */
const otherIntents = modalities.map((modality, position) =>
  intentSchema.parse({
    indication: knowledge.indications[position % knowledge.indications.length]?.id,
    modality,
    depthMm: modality === 'superficial' ? 0.3 : 2,
    zones: [position % 2 === 0 ? 'face.cheek' : 'scalp'],
    adjuncts: knowledge.adjuncts.map(({ id }) => id),
  }),
)

const peoplePerIntent = 100

async function agreement(people: readonly Person[]): Promise<string> {
  let fired = await checkAgreement(engines, people)
  for (const intent of otherIntents) {
    const other = enginesOf(intent)
    fired += await checkAgreement(other.engines, mixedPeople(peoplePerIntent, other.occasion, 11))
  }
  return (
    `All engines agree on every clause for ${people.length + peoplePerIntent * otherIntents.length} people who have` +
    ` answered everything, ${otherIntents.length + 1} intents, ${fired} clauses fired.`
  )
}

function ours({ screenAndName, screenAndRead, decide }: Engines, people: readonly Person[]): Contestant<Name>[] {
  const histories = people.map((person) => candidacy.prepare(person))
  return [
    {
      name: 'ours',
      pieces: people.length,
      isAsync: false,
      run: () => histories.reduce((named, history) => named + screenAndName(history), 0),
    },
    {
      name: 'ours, read whole',
      pieces: people.length,
      isAsync: false,
      run: () => histories.reduce((read, history) => read + screenAndRead(history), 0),
    },
    {
      name: 'ours, deciding only',
      pieces: people.length,
      isAsync: false,
      run: () => histories.reduce((truths, history) => truths + decide(history), 0),
    },
  ]
}

function contestants(all: Engines, people: readonly Person[]): Contestant<Name>[] {
  const prepared = people.map(all.prepare)
  type Prepared = (typeof prepared)[number]
  const peer = (name: Name, screen: (given: Prepared) => readonly string[]): Contestant<Name> => ({
    name,
    pieces: people.length,
    isAsync: false,
    run: () => prepared.reduce((fired, given) => fired + screen(given).length, 0),
  })
  const asyncPeer = (name: Name, screen: (given: Prepared) => Promise<readonly string[]>): Contestant<Name> => ({
    name,
    pieces: people.length,
    isAsync: true,
    async run() {
      let fired = 0
      for (const given of prepared) fired += (await screen(given)).length
      return fired
    },
  })
  return [
    ...ours(all, people),
    peer('json-logic-engine', ({ answers }) => all.jsonLogic(answers)),
    asyncPeer('json-rules-engine', ({ answers }) => all.jsonRules(answers)),
    asyncPeer('cql-execution on answers', ({ answers }) => all.cql(answers)),
    asyncPeer('cql-execution on facts', ({ answers, records }) => all.cqlFacts(answers, records)),
  ]
}

const goals = [
  { of: 'ours', to: 'json-logic-engine', goal: '≤ 1', isMet: (ratio: number) => ratio <= 1 },
  { of: 'ours, read whole', to: 'json-logic-engine', goal: '', isMet: undefined },
  { of: 'ours, deciding only', to: 'json-logic-engine', goal: '', isMet: undefined },
  { of: 'json-rules-engine', to: 'ours', goal: '≥ 30', isMet: (ratio: number) => ratio >= 30 },
  { of: 'cql-execution on answers', to: 'ours', goal: '≥ 50', isMet: (ratio: number) => ratio >= 50 },
  { of: 'cql-execution on facts', to: 'ours', goal: '≥ 50', isMet: (ratio: number) => ratio >= 50 },
] as const

function ratioText(times: Times<Name>, { of, to, isMet }: (typeof goals)[number]): string {
  const { median, least, most } = ratioOf(times[of], times[to])
  const [a, b, c] = [median, least, most].map((ratio) => ratio.toPrecision(3))
  return `${a} (${b}–${c})${isMet === undefined ? '' : isMet(median) ? ' met' : ' MISSED'}`
}

function microseconds({ median, least, most }: Spread): string {
  const [a, b, c] = [median, least, most].map((nanoseconds) => (nanoseconds / 1000).toFixed(1))
  return `${a} µs (${b}–${c})`
}

function allocated(people: readonly Person[], screen: (history: History) => number): string {
  const histories = people.map((person) => candidacy.prepare(person))
  let next = 0
  const bytes = allocatedPerRun(() => {
    const history = histories[next++ % histories.length]
    return history ? screen(history) : 0
  })
  return bytes === undefined ? 'not measured' : `${(bytes / 1000).toFixed(1)} kB`
}

const { engines, occasion } = enginesOf(
  intentSchema.parse({ indication: 'acne-scars', modality: 'mechanical', depthMm: 1.5, zones: ['face'] }),
)
const mix = mixedPeople(64, occasion)
const situations = [
  { title: 'healthy', people: [healthyPerson(occasion)] },
  { title: 'several findings', people: [personWithFindings(occasion)] },
  { title: `mean of a mix of ${mix.length}`, people: mix },
]
const nobodyKnown: Person[] = [{ facts: [] }]
const titles = situations.map(({ title }) => title)

console.log(`Screening of prepared facts: acne scars, mechanical, 1.5 mm, face
Knowledge ${knowledge.version.slice(0, 12)}, ${knowledge.rules.length} rules, ${engines.clauses.length} clauses for this intent; ${peerVersions().join(', ')}
The peers get the easier problem: dates, kinds and places settled beforehand, two-valued. "On answers" means one boolean
or number for each thing a clause looks at; "on facts" that dates of facts are compared. They answer with names of
clauses that fire. "Ours" with the outcome and the rule, clause and effect of every finding, in order; "read whole" also
with facts, dates, zones, questions and ways out; "deciding only" with the truth of each clause, unknown included. Ours
starts from prepared facts with dates and places and decides on them; nobody's preparing is timed.
Node ${process.version.slice(1)}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}; processor time of all threads; median (least–most) of ${timing.rounds} rounds of
${timing.roundMs} ms in turn, ${timing.warmUpMs} ms of warm-up each.
`)
console.log(`${await agreement([...situations.flatMap(({ people }) => people), ...mixedPeople(200, occasion, 7)])}\n`)

const times: Times<Name>[] = []
for (const { people } of situations) times.push(await timeTogether(contestants(engines, people), timing))
const ofNobody: Times<Name> = await timeTogether(ours(engines, nobodyKnown), timing)
console.log(
  table([
    ['per screening', ...titles, 'nothing known'],
    ...names.map((name) => [
      name,
      ...times.map((of) => microseconds(spreadOf(of[name]))),
      name.startsWith('ours') ? microseconds(spreadOf(ofNobody[name])) : '(has unknowns)',
    ]),
  ]),
)
console.log(
  table([
    ['ratio', ...titles, 'goal'],
    ...goals.map((goal) => [`${goal.of} / ${goal.to}`, ...times.map((of) => ratioText(of, goal)), goal.goal]),
  ]),
)
const everybody = [...situations.map(({ people }) => people), nobodyKnown]
console.log(
  table([
    ['allocated per screening, approximate', ...titles, 'nothing known'],
    ['ours', ...everybody.map((people) => allocated(people, engines.screenAndName))],
    ['ours, read whole', ...everybody.map((people) => allocated(people, engines.screenAndRead))],
  ]),
)
