/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ state: string, tests: string[] }} FileReport state of a test file and of its tests, as vitest names them */

/** The last line of every run, read by people and by CI. */
export function summary(/** @type {Tally} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * Counts a vitest run. What neither passed nor was skipped failed, so a test that a crash kept from running did. A file
 * that failed without a failed test (it could not be loaded) counts as one failure, and so does a run that failed without
 * either (an unhandled error, no test found, no report).
 *
 * @param {FileReport[] | undefined} files undefined when there is no report
 * @param {number} exitCode of vitest
 * @returns {Tally}
 */
export function tallyTests(files, exitCode) {
  const all = (files ?? []).flatMap((file) =>
    file.tests.some(isFailure) ? file.tests : [...file.tests, ...broken(file)],
  )
  const tally = {
    passed: all.filter((state) => state === 'passed').length,
    failed: all.filter(isFailure).length,
    skipped: all.filter((state) => state === 'skipped').length,
  }
  const runFailed = exitCode !== 0 || files === undefined
  return runFailed && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

const isFailure = (/** @type {string} */ state) => state !== 'passed' && state !== 'skipped'

/** A failure of the file itself, when it has one. */
const broken = (/** @type {FileReport} */ file) => (isFailure(file.state) ? ['failed'] : [])
