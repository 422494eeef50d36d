import { describe, expect, it } from 'vitest'
import { summary, tallyTests } from './tally.mjs'

describe('tally of a test run', () => {
  it('counts tests by state', () => {
    const files = [
      { state: 'passed', tests: ['passed', 'passed', 'skipped'] },
      { state: 'failed', tests: ['failed', 'passed'] },
    ]
    expect(tallyTests(files, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 })
  })

  it('counts what a crash kept from running as failed', () => {
    const files = [
      { state: 'pending', tests: ['passed', 'pending', 'pending'] },
      { state: 'pending', tests: [] },
    ]
    expect(tallyTests(files, 1)).toEqual({ passed: 1, failed: 3, skipped: 0 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const files = [
      { state: 'failed', tests: [] },
      { state: 'passed', tests: ['passed'] },
    ]
    expect(tallyTests(files, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it.each([
    ['an unhandled error', [{ state: 'passed', tests: ['passed'] }], 1, 1],
    ['no test found', [], 1, 0],
    ['no report, however the run ended', undefined, 0, 0],
  ])('never reads %s as success', (_case, files, exitCode, passed) => {
    expect(tallyTests(files, exitCode)).toEqual({ passed, failed: 1, skipped: 0 })
  })

  it('ends in a line that names the skipped only when there are any', () => {
    expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })
})
