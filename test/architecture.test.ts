import { describe, expect, it } from 'vitest'
import { type Rule, violations } from './architecture.ts'
import { readTree } from './tree.ts'

const tree = readTree()
const manifests = [...tree].filter(([file]) => /(^|\/)package\.json$/.test(file))

/** Messages of one rule for files planted into an otherwise empty checkout. */
function planted(rule: Rule, files: Record<string, string>): string[] {
  return violations(new Map([...manifests, ...Object.entries(files)]))
    .filter((violation) => violation.rule === rule)
    .map(({ file, message }) => `${file} ${message}`)
}

const rules: Record<Rule, string> = {
  'cannot-be-parsed': 'every source file can be read by the checker',
  'package-layers': 'packages import only what stands below them',
  'declared-dependencies': 'a package declares what it imports',
  'domain-modules': 'domain modules import earlier modules, through their index',
  'plan-check-apart': 'the plan check imports nothing that proposes plans',
  'pure-imports': 'pure packages import nothing that acts',
  'clock-and-chance': 'pure packages read no clock and roll no dice',
  exports: 'exports are named one by one, re-exports only in an index',
  'file-names': 'no file is named after nothing',
  'fhir-stays-out': 'only api, server and the readers of the command line know FHIR',
  'snomed-apart': 'SNOMED CT identifiers stand in their own files',
  'no-machine': 'no file names a machine or a registry host',
}

describe('architecture', () => {
  it('sees the sources', () => {
    expect([...tree.keys()]).toContain('packages/domain/src/units/index.ts')
    expect([...tree.keys()]).toContain('.ci/run')
  })

  const found = violations(tree)
  it.each(Object.entries(rules))('%s: %s', (rule) => {
    expect(
      found.filter((violation) => violation.rule === rule).map(({ file, message }) => `${file} ${message}`),
    ).toEqual([])
  })
})

/** Puts together what must not stand in this file as one piece. */
const glue = (...parts: string[]) => parts.join('')

describe('the checker names what is planted', () => {
  const domain = 'packages/domain/src/units/planted.ts'

  it.each([
    ['import', `import { plan } from '@stipple/knowledge'`],
    ['import over several lines', `import {\n  plan,\n  type Plan,\n} from '@stipple/knowledge'`],
    ['import for its effect', `import '@stipple/knowledge'`],
    ['type import', `import type { Plan } from '@stipple/knowledge'`],
    ['export from', `export { plan } from '@stipple/knowledge'`],
    ['export * from', `export * from '@stipple/knowledge'`],
    ['dynamic import', `const later = () => import('@stipple/knowledge')`],
    ['dynamic import in a template', 'const later = () => import(`@stipple/knowledge`)'],
    ['import type inside a type', `type Plan = import('@stipple/knowledge').Plan`],
    ['require', `const plan = require('@stipple/knowledge')`],
  ])('an upward %s', (_kind, text) => {
    expect(planted('package-layers', { [domain]: text })).toEqual([
      `${domain} imports @stipple/knowledge; domain may import nothing of ours`,
    ])
  })

  it.each([
    ['web', '@stipple/knowledge'],
    ['api', '@stipple/knowledge'],
    ['knowledge', '@stipple/api/fhir'],
    ['server', '@stipple/web'],
    ['domain', '../../../knowledge/src/index.ts'],
    ['cli', '@stipple/cli'],
    ['newcomer', '@stipple/domain/units'],
  ])('%s importing %s', (name, from) => {
    expect(planted('package-layers', { [`packages/${name}/src/a/b.ts`]: `import { a } from '${from}'` })).toHaveLength(
      1,
    )
  })

  it('nothing in a comment, a string or a downward import', () => {
    const text = `// import '@stipple/web'\n/* export * from '@stipple/web' */\nconst text = "import '@stipple/web'"\nexport { dose } from '@stipple/domain/dose'`
    expect(planted('package-layers', { 'packages/cli/src/index.ts': text })).toEqual([])
  })

  it.each(['../propose-zone.ts', '../course-calendar.ts', '../index.ts'])('the plan check importing %s', (from) => {
    const file = 'packages/domain/src/planning/check/planted.ts'
    expect(planted('plan-check-apart', { [file]: `import { a } from '${from}'` })).toHaveLength(1)
    expect(planted('plan-check-apart', { [file]: `import { a } from '../plan.ts'` })).toEqual([])
  })

  it('an import that no manifest declares', () => {
    expect(planted('declared-dependencies', { [domain]: `import { x } from '@lingui/core'` })).toHaveLength(1)
    expect(planted('declared-dependencies', { [domain]: `import { z } from 'zod'\nimport v4 from 'zod/v4'` })).toEqual(
      [],
    )
    expect(planted('declared-dependencies', { [domain]: `import { it } from 'vitest'` })).toHaveLength(1)
    expect(
      planted('declared-dependencies', { 'packages/domain/src/units/a.test.ts': `import { it } from 'vitest'` }),
    ).toEqual([])
  })

  it.each([
    ['packages/domain/src/units/a.ts', '../patient/index.ts', 'units may import only itself'],
    ['packages/domain/src/patient/a.ts', '../candidacy/index.ts', 'patient may import only units, evidence, anatomy'],
    ['packages/domain/src/patient/a.ts', '../units/quantity.ts', 'import it from ../units/index.ts'],
    ['packages/domain/src/extras/a.ts', './b.ts', 'extras is not in the list of domain modules'],
    ['packages/domain/src/index.ts', './units/index.ts', 'the domain has no root index'],
  ])('%s importing %s', (file, from, said) => {
    expect(planted('domain-modules', { [file]: `import { a } from '${from}'` })).toEqual([
      expect.stringContaining(said),
    ])
  })

  it.each([
    ['packages/domain/src/units/a.ts', 'node:fs'],
    ['packages/domain/src/units/a.ts', 'fs'],
    ['packages/domain/src/units/a.ts', '@medplum/core'],
    ['packages/knowledge/src/a.ts', 'yaml'],
    ['packages/api/src/fhir/a.ts', 'node:crypto'],
  ])('%s importing %s is not pure', (file, from) => {
    expect(planted('pure-imports', { [file]: `import { a } from '${from}'` })).toEqual([
      expect.stringContaining(`imports ${from};`),
    ])
  })

  it('an import worked out at run time', () => {
    expect(planted('pure-imports', { [domain]: `const later = (name: string) => import(name)` })).toHaveLength(1)
  })

  it.each([
    'Date.now()',
    "Date['now']()",
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'globalThis.Date.now()',
    'Temporal.Now.instant()',
  ])('%s', (code) => {
    for (const file of [domain, 'packages/knowledge/src/a.ts', 'packages/api/src/fhir/a.ts']) {
      expect(planted('clock-and-chance', { [file]: `export const a = ${code}` })).toHaveLength(1)
    }
  })

  it('no clock where a date is given, or outside the pure packages', () => {
    expect(planted('clock-and-chance', { [domain]: `export const a = new Date(0) // not Date.now()` })).toEqual([])
    expect(planted('clock-and-chance', { 'packages/cli/src/a.ts': `export const a = Date.now()` })).toEqual([])
  })

  it.each([
    ['packages/domain/src/units/index.ts', `export * from './a.ts'`, 'list the names'],
    ['packages/domain/src/units/a.ts', 'export default 1', 'give it its name'],
    ['packages/domain/src/units/a.ts', `export { b } from './b.ts'`, 'only an index.ts re-exports'],
  ])('%s with %s', (file, text, said) => {
    expect(planted('exports', { [file]: text })).toEqual([expect.stringContaining(said)])
  })

  it.each(['utils.ts', 'helpers.test.ts', 'common/a.ts', 'misc.mjs', 'types.ts'])('a file named %s', (name) => {
    expect(planted('file-names', { [`packages/domain/src/units/${name}`]: '' })).toHaveLength(1)
  })

  it.each([
    `export const kind = { resourceType: 'Patient' }`,
    `export const read = (entry: { resourceType: string }) => entry`,
    `export const kind = 'MedicationRequest'`,
    `import type { Condition } from '@medplum/fhirtypes'`,
  ])('FHIR outside its packages: %s', (text) => {
    for (const file of [domain, 'packages/web/src/a.ts', 'packages/cli/src/commands/a.ts']) {
      expect(planted('fhir-stays-out', { [file]: text })).toHaveLength(1)
    }
    expect(planted('fhir-stays-out', { 'packages/api/src/fhir/a.ts': text })).toEqual([])
  })

  it.each([
    ['rules/a.yaml', 'system: http://snomed.info/sct'],
    ['codes/icd-10.yaml', '    snomed: 88616000'],
    ['codes/loinc.yaml', 'system: http://snomed.info/sct'],
  ])('SNOMED CT in %s', (file, line) => {
    expect(planted('snomed-apart', { [`packages/knowledge/content/${file}`]: `name: a\n${line}\n` })).toHaveLength(1)
  })

  it.each([
    ['codes/snomed-ct.yaml', 'system: http://snomed.info/sct'],
    [
      'codes/loinc.yaml',
      "      - { system: http://snomed.info/sct, code: '77386006', means: present, verified: true }",
    ],
  ])('no SNOMED CT where it belongs, in %s', (file, line) => {
    expect(planted('snomed-apart', { [`packages/knowledge/content/${file}`]: `name: a\n${line}\n` })).toEqual([])
  })

  it.each([
    ['a home folder', glue('see /', 'home/ada/notes')],
    ['a Mac home folder', glue("'/", "Users/ada/notes'")],
    ['a Windows home folder', glue('C:\\', 'Users\\ada')],
    ['a registry', glue('https://registry', '.npm.example/zod')],
    ['a download address in the lock file', glue('"resolved"', ': "https://example.org/zod.tgz"')],
  ])('%s', (_kind, text) => {
    expect(planted('no-machine', { 'docs/a.md': text })).toHaveLength(1)
  })

  it('a file it cannot parse', () => {
    expect(planted('cannot-be-parsed', { [domain]: 'const = 1' })).toHaveLength(1)
  })
})
