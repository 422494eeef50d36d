import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The peers as far as they are used here. They are installed beside the bench only when it runs, so the types are our
 * own: the checkout must type-check without them.
 */
export type Peers = {
  readonly jsonLogic: {
    LogicEngine: new () => { build(logic: unknown): (facts: unknown) => unknown }
  }
  readonly jsonRules: {
    Engine: new (
      rules: readonly { conditions: unknown; event: { type: string } }[],
    ) => { run(facts: Readonly<Record<string, unknown>>): Promise<{ events: { type: string }[] }> }
  }
  readonly cql: {
    Library: new (elm: unknown) => unknown
    Executor: new (
      library: unknown,
    ) => {
      withParameters(parameters: unknown): void
      exec(patients: { currentPatient(): unknown; nextPatient?(): unknown }): Promise<{
        unfilteredResults: Record<string, unknown>
        patientResults: Record<string, Record<string, unknown>>
      }>
    }
  }
}

export const peerPackages = ['json-logic-engine', 'json-rules-engine', 'cql-execution'] as const

export function loadPeers(): Peers {
  const load = createRequire(import.meta.url) as (name: (typeof peerPackages)[number]) => unknown
  return {
    jsonLogic: load('json-logic-engine') as Peers['jsonLogic'],
    jsonRules: load('json-rules-engine') as Peers['jsonRules'],
    cql: load('cql-execution') as Peers['cql'],
  }
}

/** Name and version of each peer, as installed. */
export function peerVersions(): string[] {
  return peerPackages.map((name) => {
    const manifest = readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')
    return `${name} ${(JSON.parse(manifest) as { version: string }).version}`
  })
}
