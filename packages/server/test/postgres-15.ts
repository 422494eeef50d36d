import type { TestProject } from 'vitest/node'
import { binariesIn } from '../src/platform/db/embedded/binaries.ts'
import { provideCluster } from './cluster.ts'

/** The oldest PostgreSQL that Stipple works with, as Debian installs it. */
export const postgres15Folder = '/usr/lib/postgresql/15/bin'

export const setup = (project: TestProject) => provideCluster(project, binariesIn(postgres15Folder))
