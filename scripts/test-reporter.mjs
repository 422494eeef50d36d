import { writeFileSync } from 'node:fs'

/** Name of the setting that says where the report goes. */
export const reportFileSetting = 'STIPPLE_TEST_REPORT'

/**
 * A vitest reporter that writes the state of every file and test as JSON, for tests.mjs to count.
 * (vitest's own JSON reporter announces its file after the summary, which should come last.)
 */
export default class TestReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const files = modules.map((module) => ({
      state: module.state(),
      tests: [...module.children.allTests()].map((test) => test.result().state),
    }))
    writeFileSync(process.env[reportFileSetting] ?? '', JSON.stringify(files))
  }
}
