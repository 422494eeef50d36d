import { posix as path } from 'node:path'
import { readSource, type SourceFacts } from './source-facts.ts'
import type { Tree } from './tree.ts'

/** Who may import whom. A package not listed on the right may not be imported. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  knowledge: ['domain'],
  api: ['domain'],
  server: ['domain', 'knowledge', 'api'],
  web: ['domain', 'api'],
  cli: ['domain', 'knowledge', 'api'],
}

/** Domain modules, lowest first. A module may import only those before it, and only through their index. */
export const domainModules = [
  'units',
  'evidence',
  'anatomy',
  'patient',
  'candidacy',
  'dose',
  'delivery',
  'planning',
  'sessions',
  'outcomes',
]

/** Folders without IO, clock and chance, and the npm packages each may use. */
export const pureFolders: Readonly<Record<string, readonly string[]>> = {
  'packages/domain/src/': [
    'zod',
    '@stdlib/math-base-special-besselj0',
    '@stdlib/math-base-special-besselj1',
    '@stdlib/math-base-special-erfc',
    '@stdlib/math-base-special-erfcx',
  ],
  'packages/knowledge/src/': ['zod'],
  'packages/api/src/': ['zod', '@medplum/core', '@medplum/fhirtypes'],
}

/** Folders that may know FHIR: the two packages that speak it, and the readers of the command line. */
const fhirFolders = ['packages/api/', 'packages/server/', 'packages/cli/src/record/']

/** FHIR's own words. Condition, Observation and the like are the clinic's words too, so they are not here. */
const fhirWords = [
  'resourceType',
  'AllergyIntolerance',
  'DiagnosticReport',
  'FamilyMemberHistory',
  'MedicationAdministration',
  'MedicationRequest',
  'MedicationStatement',
  'OperationOutcome',
  'QuestionnaireResponse',
  'ServiceRequest',
]

/** Files whose reader asks for a default export. */
const mayExportDefault = /\.config\.ts$|^scripts\/test-reporter\.mjs$/

/** The plan check judges what these propose, so that it may not lean on them. */
const planProposers = /\/planning\/(propose-[a-z-]+|course-calendar|pigment-path|zone-dose|compare-plans)\.ts$/

const bannedNames = /^(utils?|helpers?|common|misc|types)$/

export type Violation = { readonly rule: Rule; readonly file: string; readonly message: string }
export type Rule =
  | 'cannot-be-parsed'
  | 'package-layers'
  | 'declared-dependencies'
  | 'domain-modules'
  | 'plan-check-apart'
  | 'pure-imports'
  | 'clock-and-chance'
  | 'exports'
  | 'file-names'
  | 'fhir-stays-out'
  | 'snomed-apart'
  | 'no-machine'

/** Everything in the tree that breaks a rule, in the order of the files. */
export function violations(tree: Tree): Violation[] {
  return [...tree].flatMap(([file, text]) => [...inSource(file, text, tree), ...inAnyFile(file, text)])
}

function inSource(file: string, text: string, tree: Tree): Violation[] {
  if (!/\.(tsx?|mjs)$/.test(file)) return []
  let facts: SourceFacts
  try {
    facts = readSource(file, text)
  } catch (problem) {
    return [{ rule: 'cannot-be-parsed', file, message: String(problem) }]
  }
  const own = packageOf(file)
  const isTest = /\.test\.tsx?$|^packages\/[^/]+\/test\//.test(file)
  const imports = facts.imports.filter((from) => from !== undefined)
  return [
    ...exportsOf(file, facts),
    ...(own === undefined ? [] : packageLayers(file, own, imports)),
    ...(own === undefined ? [] : undeclared(file, own, imports, tree, isTest)),
    ...(own === 'domain' && !isTest ? domainOrder(file, imports) : []),
    ...(isTest ? [] : planCheckApart(file, imports)),
    ...(isTest ? [] : purity(file, facts)),
    ...(own === undefined ? [] : fhir(file, facts, imports)),
  ]
}

function inAnyFile(file: string, text: string): Violation[] {
  return [...fileName(file), ...snomed(file, text), ...machine(file, text)]
}

function packageLayers(file: string, own: string, imports: readonly string[]): Violation[] {
  const allowed = packages[own]
  if (allowed === undefined) {
    return [{ rule: 'package-layers', file, message: `${own} is not in the table of packages in test/architecture.ts` }]
  }
  return imports.flatMap((from) => {
    const other = packageOf(resolve(file, from)) ?? /^@stipple\/([^/]+)/.exec(from)?.[1]
    if (other === undefined || (other === own && from.startsWith('.'))) return []
    const relative = from.startsWith('.')
    // Beside its src, a package may use its own public face, as others do.
    const mayName = other === own ? !file.startsWith(`packages/${own}/src/`) : allowed.includes(other)
    if (!relative && mayName) return []
    const may = allowed.length === 0 ? 'nothing of ours' : allowed.map((name) => `@stipple/${name}`).join(', ')
    const rest = relative || other === own ? '; use relative paths inside a package and @stipple/… between them' : ''
    return [{ rule: 'package-layers', file, message: `imports ${from}; ${own} may import ${may}${rest}` }]
  })
}

function planCheckApart(file: string, imports: readonly string[]): Violation[] {
  if (!file.startsWith('packages/domain/src/planning/check/')) return []
  return imports
    .filter((from) => planProposers.test(resolve(file, from)) || resolve(file, from).endsWith('/planning/index.ts'))
    .map((from) => ({ rule: 'plan-check-apart', file, message: `imports ${from}; the plan check counts for itself` }))
}

function undeclared(file: string, own: string, imports: readonly string[], tree: Tree, isTest: boolean): Violation[] {
  const declared = new Set([
    `@stipple/${own}`,
    ...dependenciesIn(tree.get(`packages/${own}/package.json`), 'dependencies'),
  ])
  if (isTest) for (const name of dependenciesIn(tree.get('package.json'), 'devDependencies')) declared.add(name)
  return imports
    .filter((from) => !/^(\.|node:|messages:)/.test(from) && !declared.has(npmName(from)))
    .map((from) => ({
      rule: 'declared-dependencies',
      file,
      message: `imports ${from}; add ${npmName(from)} to packages/${own}/package.json, with a reason in the commit`,
    }))
}

function domainOrder(file: string, imports: readonly string[]): Violation[] {
  const place = /^packages\/domain\/src\/(?:([^/]+)\/)?/.exec(file)
  if (place === null) return []
  const own = place[1]
  const wrong = (message: string): Violation => ({ rule: 'domain-modules', file, message })
  if (own === undefined) return [wrong('stands outside a module; the domain has no root index')]
  if (!domainModules.includes(own))
    return [wrong(`${own} is not in the list of domain modules in test/architecture.ts`)]
  return imports.flatMap((from) => {
    if (!from.startsWith('.')) return []
    const [, , , other = '', ...rest] = resolve(file, from).split('/')
    if (other === own) return []
    const earlier = domainModules.slice(0, domainModules.indexOf(own))
    if (!earlier.includes(other))
      return [wrong(`imports ${from}; ${own} may import only ${earlier.join(', ') || 'itself'}`)]
    return rest.join('/') === 'index.ts' ? [] : [wrong(`imports ${from}; import it from ../${other}/index.ts`)]
  })
}

function purity(file: string, facts: SourceFacts): Violation[] {
  const folder = Object.keys(pureFolders).find((prefix) => file.startsWith(prefix))
  if (folder === undefined) return []
  const allowed = pureFolders[folder] ?? []
  const imports = facts.imports.flatMap((from): Violation[] => {
    if (from === undefined)
      return [{ rule: 'pure-imports', file, message: 'imports what is worked out at run time; write the path' }]
    if (from.startsWith('.') || from.startsWith('@stipple/') || allowed.includes(npmName(from))) return []
    const right = `${folder} may use ${allowed.join(', ')}; take what you need as an argument`
    return [{ rule: 'pure-imports', file, message: `imports ${from}; ${right}` }]
  })
  const clock = facts.clockAndChance.map((code): Violation => {
    return { rule: 'clock-and-chance', file, message: `${code}; take the time, the number or the id as an argument` }
  })
  return [...imports, ...clock]
}

function exportsOf(file: string, facts: SourceFacts): Violation[] {
  const wrong = (message: string): Violation => ({ rule: 'exports', file, message })
  return [
    ...(facts.exportsAll ? [wrong('export * hides what is offered; list the names')] : []),
    ...(facts.exportsDefault && !mayExportDefault.test(file) ? [wrong('export default; give it its name')] : []),
    ...(facts.reexports && !/(^|\/)index\.ts$/.test(file)
      ? [wrong('only an index.ts re-exports; import it where it is')]
      : []),
  ]
}

function fhir(file: string, facts: SourceFacts, imports: readonly string[]): Violation[] {
  if (fhirFolders.some((folder) => file.startsWith(folder))) return []
  const found = [
    ...fhirWords.filter((word) => facts.words.has(word)),
    ...imports.filter((from) => from.startsWith('@medplum/')),
  ]
  return found.map((word) => ({
    rule: 'fhir-stays-out',
    file,
    message: `mentions ${word}; translate in @stipple/api/fhir and pass values of the domain`,
  }))
}

function fileName(file: string): Violation[] {
  return file
    .split('/')
    .map((part) => part.replace(/\..*$/, ''))
    .filter((name) => bannedNames.test(name))
    .map((name) => ({ rule: 'file-names', file, message: `"${name}" says nothing; name it after what it is about` }))
}

/** LOINC questions are answered with SNOMED CT codes in the records; those rows may stand beside the question. */
const loincAnswer = /^\s*- \{ system: http:\/\/snomed\.info\/sct,.*\bmeans: /
const namesSnomed = /http:\/\/snomed\.info\/sct|^\s*(-\s*)?snomed(-?ct)?\s*:/i

function snomed(file: string, text: string): Violation[] {
  if (!file.startsWith('packages/knowledge/content/') || /\/codes\/snomed-ct[^/]*$/.test(file)) return []
  const mayAnswer = file.endsWith('/codes/loinc.yaml')
  const found = text.split('\n').filter((line) => namesSnomed.test(line) && !(mayAnswer && loincAnswer.test(line)))
  return found.map((line) => ({
    rule: 'snomed-apart',
    file,
    message: `${line.trim()}; SNOMED CT has a licence of its own, so it stands in codes/snomed-ct*.yaml`,
  }))
}

const machinePath = /(?:^|[\s"'`(=:])(?:\/(?:home|Users|root|work|workspace|mnt)\/[\w.-]+|[A-Z]:\\Users\\)/m
const registryHost =
  /\bregistry\.(?:npm|yarn)[\w-]*\.\w+|\b[\w-]+\.pkg\.dev\b|\b(?:artifactory|verdaccio|nexus)[\w-]*\.[\w.-]+\/|"resolved":\s"http/i

function machine(file: string, text: string): Violation[] {
  return [machinePath, registryHost].flatMap((pattern): Violation[] => {
    const found = pattern.exec(text)?.[0].trim()
    return found === undefined ? [] : [{ rule: 'no-machine', file, message: `names a machine: ${found}` }]
  })
}

const packageOf = (file: string) => /^packages\/([^/]+)\//.exec(file)?.[1]
const resolve = (file: string, from: string) => (from.startsWith('.') ? path.join(path.dirname(file), from) : from)
const npmName = (from: string) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from

function dependenciesIn(manifest: string | undefined, field: 'dependencies' | 'devDependencies'): string[] {
  if (manifest === undefined) return []
  const { [field]: dependencies = {} } = JSON.parse(manifest) as Partial<Record<typeof field, Record<string, string>>>
  return Object.keys(dependencies)
}
