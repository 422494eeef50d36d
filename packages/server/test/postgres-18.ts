import type { TestProject } from 'vitest/node'
import { installedBinaries } from '../src/platform/db/embedded/binaries.ts'
import { provideCluster } from './cluster.ts'

/** The PostgreSQL that comes with Stipple. */
export const setup = (project: TestProject) => provideCluster(project, installedBinaries())
