import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { postgres15Folder } from './packages/server/test/postgres-15.ts'

/** Tests that need a database; they run on every PostgreSQL of the list. */
const onDatabase = 'packages/server/**/*.database.test.ts'

/** Tests in a real browser, against the real server. */
const inBrowser = 'test/browser/**/*.browser.test.ts'
const hasChromium = existsSync('/usr/bin/chromium')
if (!hasChromium) console.warn('Chromium is not installed (Debian: chromium); the tests in it are left out.')

const databases = [{ name: 'PostgreSQL 18', setup: 'packages/server/test/postgres-18.ts' }]
if (existsSync(postgres15Folder))
  databases.push({ name: 'PostgreSQL 15', setup: 'packages/server/test/postgres-15.ts' })
else console.warn('PostgreSQL 15 is not installed (Debian: postgresql-15); the tests on it are left out.')

export default defineConfig({
  test: {
    // Property tests and the compiler take their time on a small machine that does something else as well.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          setupFiles: ['test/property-seed.ts'],
          include: ['packages/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: ['**/node_modules/**', onDatabase, inBrowser],
        },
      },
      ...(hasChromium
        ? [
            {
              extends: true as const,
              test: {
                name: 'browser',
                include: [inBrowser],
                globalSetup: ['test/browser/clinic-server.ts'],
                // A small machine that does something else as well takes its time.
                expect: { poll: { timeout: 15_000 } },
              },
            },
          ]
        : []),
      ...databases.map(({ name, setup }) => ({
        extends: true as const,
        test: { name, setupFiles: ['test/property-seed.ts'], include: [onDatabase], globalSetup: [setup] },
      })),
    ],
  },
})
