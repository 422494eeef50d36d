/** Exit codes of the command line; documented in docs/cli.md and in `stipple --help`. */
export const exitCode = {
  /** The question was answered, whatever the answer. */
  answered: 0,
  /** Content, a policy or part of a cohort has problems; what could be done was done. */
  problems: 1,
  /** The call itself is wrong: unknown command, option or value. */
  usage: 2,
  /** A record could not be read at all. */
  unreadable: 3,
  /** A fault of Stipple's own. */
  fault: 70,
} as const
