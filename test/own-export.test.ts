import { compileTerminology, readRecord, writeRecord } from '@stipple/api/fhir'
import { wholeBody } from '@stipple/domain/anatomy'
import { personOfScenario } from '@stipple/domain/candidacy'
import type { Fact, Person } from '@stipple/domain/patient'
import { canonicalJson } from '@stipple/knowledge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledge } from './known-content.ts'
import { loadScenarios, recordFacts } from './scenarios.ts'
import { people } from './screening-arbitraries.ts'

const { concepts, zones } = knowledge
const terminology = compileTerminology({
  terminology: knowledge.terminology,
  concepts,
  zones: [wholeBody, ...zones.map(({ id }) => id)],
})
const today = '2026-11-27'

const written = ({ birthDate, facts }: Person) =>
  writeRecord(
    {
      personId: '01890000-0000-7000-8000-000000000001',
      fullName: 'Ayşe Işık',
      birthDate: birthDate ?? null,
      sex: 'female',
      phone: null,
      email: null,
      language: 'tr',
      identifiers: [{ system: 'urn:x', value: '7' }],
      facts: facts.map((statement, index) => ({
        factId: `01890000-0000-7000-8000-1${String(index).padStart(11, '0')}`,
        statement,
        assertedAt: new Date(`${today}T10:00:00Z`),
      })),
    },
    { concepts, zones, exportedAt: new Date(`${today}T10:00:00Z`) },
  )

/** A record as it comes out of a file. */
function readBack(bundle: unknown) {
  const read = readRecord(JSON.parse(JSON.stringify(bundle)), { terminology, today })
  if ('refusal' in read) throw new Error(read.refusal.code)
  return read.record
}

const canonical = (facts: readonly Fact[]) => facts.map((fact) => canonicalJson(fact)).sort()

describe('our own export, read back', () => {
  it.each([...loadScenarios()])('%s: the same facts, and nothing unmapped', (_name, scenario) => {
    const person = personOfScenario(scenario, knowledge, recordFacts(scenario))
    const record = readBack(written(person))
    expect(canonical(record.facts)).toEqual(canonical(person.facts))
    expect(record.patient.birthDate).toBe(person.birthDate)
    expect([record.unmapped, record.problems]).toEqual([[], []])
  })

  it('whatever is known of a person', () => {
    fc.assert(
      fc.property(people, (person) => {
        expect(canonical(readBack(written(person)).facts)).toEqual(canonical(person.facts))
      }),
      { numRuns: 200 },
    )
  })

  // A no without its day is believed of no other day, so it is asked anew; it must not turn into a yes.
  it('through a system that drops extensions what is present stays so, and a no is no yes', () => {
    const bundle = written({
      facts: [
        { concept: 'keloid', answer: 'present', start: '2020', source: { from: 'clinician' } },
        { concept: 'isotretinoin', answer: 'absent', source: { from: 'patient' } },
      ],
    })
    const stripped = JSON.parse(
      JSON.stringify(bundle, (key, value: unknown) => (key === 'extension' ? undefined : value)),
    )
    const facts = readBack(stripped).facts.map(({ concept, answer }) => [concept, answer])
    expect(facts).toEqual([['keloid', 'present']])
  })

  it('a statement that is none, or about what the content does not know, is read by its codes or shown as unmapped', () => {
    const bundle = written({ facts: [{ concept: 'no-such-thing', answer: 'present', source: { from: 'clinician' } }] })
    expect(readBack(bundle)).toMatchObject({ facts: [], unmapped: [{ code: 'no-such-thing' }] })
    const damaged = JSON.parse(
      JSON.stringify(
        written({ facts: [{ concept: 'keloid', answer: 'present', source: { from: 'clinician' } }] }),
      ).replace(String.raw`\"answer\":\"present\"`, String.raw`\"answer\":\"perhaps\"`),
    )
    expect(readBack(damaged).facts).toMatchObject([
      { concept: 'keloid', answer: 'present', source: { from: 'record' } },
    ])
  })

  it('a statement about somebody else is not taken for this person’s', () => {
    const bundle = JSON.parse(
      JSON.stringify(written({ facts: [{ concept: 'keloid', answer: 'present', source: { from: 'clinician' } }] })),
    )
    bundle.entry[1].resource.subject.reference = 'Patient/somebody-else'
    expect(readBack(bundle)).toMatchObject({ facts: [], problems: [{ code: 'other-patient' }] })
  })
})
