/** Exit codes of the commands of a clinic; the same numbers as the other commands, documented in docs/cli.md. */
export const exitCode = {
  /** Done, and nothing was found wrong. */
  done: 0,
  /** Something was found wrong: an audit chain is not whole, a file was not taken in. What could be done was done. */
  problems: 1,
  /** The call itself is wrong: unknown command, option or value. */
  usage: 2,
  /** A backup, an archive or a file could not be read, or is not what it was written as. */
  unreadable: 3,
  /** The installation cannot be reached, or is not in a state for it. Nothing was changed. */
  refused: 4,
  /** A fault of Stipple's own. */
  fault: 70,
} as const
