import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/property-seed.ts'],
    include: ['packages/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.mjs'],
    // Property tests and the compiler take their time on a small machine that does something else as well.
    testTimeout: 30_000,
  },
})
