import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { canonicalJson, compileKnowledge, type RawContent } from '@stipple/knowledge'
import { readContent, readRaw, sha256 } from '@stipple/knowledge/build'
import { describe, expect, it } from 'vitest'
import { cataloguePage } from '../packages/knowledge/build/catalogue.ts'
import { devicesPage } from '../packages/knowledge/build/devices.ts'
import { protocolsPage } from '../packages/knowledge/build/protocols.ts'
import { knowledge } from './known-content.ts'

const folder = fileURLToPath(new URL('../packages/knowledge/content', import.meta.url))
const raw = readRaw(folder).raw

/** The content with one file changed. */
function changed(file: string, change: (value: never) => unknown): RawContent {
  const copy = new Map(raw)
  copy.set(file, change(structuredClone(raw.get(file)) as never))
  return copy
}

const problemsOf = (content: RawContent) =>
  compileKnowledge(content, sha256).problems.map((problem) => `${problem.file} ${problem.code}`)

describe('the content', () => {
  it('compiles: every reference, strength, question and example holds', () => {
    expect(readContent(folder).problems).toEqual([])
  })

  it('is what knowledge.json and the pages hold; otherwise run `npm run knowledge`', () => {
    const { knowledge: compiled } = readContent(folder)
    expect(knowledge.version).toBe(compiled?.version)
    expect(canonicalJson(knowledge)).toBe(canonicalJson(compiled))
    const page = (name: string) => readFileSync(new URL(`../docs/evidence/${name}.md`, import.meta.url), 'utf8')
    expect(page('catalogue')).toBe(compiled && cataloguePage(compiled))
    expect(page('devices')).toBe(compiled && devicesPage(compiled))
    expect(page('protocols')).toBe(compiled && protocolsPage(compiled))
  })

  it('has the seed items under their ids', () => {
    const seeds =
      'active-acne acne-topicals isotretinoin blood-disorder anticoagulant antiplatelet nsaid chemotherapy radiotherapy herpes-simplex contact-dermatitis frequent-rashes keloid changing-lesion stable-lesion psoriasis eczema'
    expect(knowledge.rules.map(({ id }) => id)).toEqual(expect.arrayContaining(seeds.split(' ')))
  })

  it('holds no SNOMED CT outside its own files, but for coded answers of LOINC questions', () => {
    const holders = [...raw].filter(([, value]) => JSON.stringify(value).includes('snomed.info')).map(([file]) => file)
    expect(holders.filter((file) => !/^codes\/(snomed-ct|loinc)/.test(file))).toEqual([])
  })

  it('compiles without the SNOMED CT files', () => {
    const without = new Map([...raw].filter(([file]) => !file.startsWith('codes/snomed-ct')))
    expect(compileKnowledge(without, sha256).problems).toEqual([])
  })

  it('never tells anybody to stop a prescribed antithrombotic', () => {
    const texts = knowledge.rules
      .filter(({ id }) => ['anticoagulant', 'antiplatelet'].includes(id))
      .flatMap((rule) => [...rule.clauses, ...(rule.positions ?? []).flatMap(({ clauses }) => clauses)])
      .flatMap(({ says }) => [says.en, says.tr])
    // "bırakın" also means "quit it" where a medicine is its object.
    const toStop = /\b(stop|discontinue|pause|skip|interrupt)\b|kesin\b|kesilmeli|ara verin|ilac\S* .*bırakın/i
    const notTo = /\b(not|never|nobody|without)\b|kesmeyin|kesilmez|kesilmemeli|gerekmez/i
    expect(texts.filter((text) => toStop.test(text) && !notTo.test(text))).toEqual([])
  })
})

describe('content with a fault is refused, naming file and fault', () => {
  const rule = 'rules/psoriasis.yaml'
  type Rule = {
    clauses: { strength: string; sources: string[]; effect: string; when: unknown; says: { tr?: string } }[]
    examples: { expect: unknown[] }[]
  }
  it.each<[string, (value: Rule) => unknown, string]>([
    ['a missing translation', (value) => (delete value.clauses[0]?.says.tr, value), 'invalid-entry'],
    [
      'a source that does not exist',
      (value) => (((value.clauses[0] as Rule['clauses'][0]).sources = ['nowhere']), value),
      'unknown-reference',
    ],
    ['no source', (value) => (((value.clauses[0] as Rule['clauses'][0]).sources = []), value), 'missing-source'],
    [
      'a practice that stops',
      (value) => (Object.assign(value.clauses[0] ?? {}, { strength: 'practice', effect: 'stop' }), value),
      'weak-restriction',
    ],
    [
      'a strength beyond its sources',
      (value) => (
        Object.assign(value.clauses[0] ?? {}, { strength: 'label', sources: ['clinic-practice-pages'] }), value
      ),
      'stronger-than-sources',
    ],
    [
      'an unknown operator',
      (value) => (((value.clauses[0] as Rule['clauses'][0]).when = { script: 'x' }), value),
      'invalid-entry',
    ],
    [
      'an example that does not hold',
      (value) => (((value.examples[0] as Rule['examples'][0]).expect = []), value),
      'example-differs',
    ],
    [
      'no silent neighbour',
      (value) => ({ ...value, examples: value.examples.filter(({ expect }) => expect.length > 0) }),
      'no-silent-example',
    ],
    ['a field nobody knows', (value) => ({ ...value, remark: 'x' }), 'invalid-entry'],
  ])('%s', (_name, change, code) => {
    expect(problemsOf(changed(rule, change as never))).toContain(`${rule} ${code}`)
  })

  it('a gap in the catalogue', () => {
    expect(problemsOf(new Map([...raw].filter(([file]) => file !== rule)))).toContain('rules catalogue-gap')
  })

  it('a concept nobody is asked about', () => {
    const silent = changed('concepts.yaml', (value: { id: string; ask?: unknown }[]) =>
      value.map(({ ask, ...rest }) =>
        rest.id === 'psoriasis' ? rest : { ...rest, ...(ask === undefined ? {} : { ask }) },
      ),
    )
    expect(problemsOf(silent)).toContain(`${rule} cannot-be-asked`)
  })

  it('a step whose tense is too short for the rule', () => {
    const short = changed('intake-steps.yaml', (value: { id: string; tense: unknown }[]) =>
      value.map((step) => (step.id === 'skin-medicines' ? { ...step, tense: { since: { days: 3 } } } : step)),
    )
    expect(problemsOf(short)).toContain('rules/isotretinoin.yaml step-too-short')
  })

  type Text = { en: string; tr: string; ar?: string }
  const english = ({ en, tr }: Text) => ({ en, tr })
  it.each<[string, string, (value: never) => unknown]>([
    [
      'a question',
      'intake-steps.yaml',
      (value: { id: string; question: Text }[]) =>
        value.map((step) => (step.id === 'healing' ? { ...step, question: english(step.question) } : step)),
    ],
    [
      'an answer',
      'intake-steps.yaml',
      (value: { choices?: { label: Text }[] }[]) =>
        value.map(({ choices, ...step }) =>
          choices ? { ...step, choices: choices.map((one) => ({ ...one, label: english(one.label) })) } : step,
        ),
    ],
    [
      'what is asked for',
      'concepts.yaml',
      (value: { id: string; ask: { option: Text } }[]) =>
        value.map((concept) =>
          concept.id === 'keloid'
            ? { ...concept, ask: { ...concept.ask, option: english(concept.ask.option) } }
            : concept,
        ),
    ],
    [
      'a kind of what is asked for',
      'concepts.yaml',
      (value: { id: string; title: Text }[]) =>
        value.map((concept) => (concept.id === 'heparin' ? { ...concept, title: english(concept.title) } : concept)),
    ],
    ['a phrase', 'phrases.yaml', (value: { now: Text }) => ({ ...value, now: english(value.now) })],
    [
      'a part of the body',
      'zones.yaml',
      (value: { id: string; name: Text }[]) =>
        value.map((zone) => (zone.id === 'face.chin' ? { ...zone, name: english(zone.name) } : zone)),
    ],
  ])('%s that a patient cannot read in Arabic', (_what, file, change) => {
    expect(problemsOf(changed(file, change))).toContain(`${file} missing-language`)
  })

  it('what only clinicians read needs no Arabic', () => {
    const texts = knowledge.intakeSteps.filter(({ audience }) => audience === 'clinician')
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.every(({ question }) => question.ar === undefined)).toBe(true)
  })
})
