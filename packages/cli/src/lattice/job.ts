import {
  type LatticeFindings,
  type MonteCarlo,
  type NeedleLattice,
  penLattice,
  rollerLattice,
  simulateLattice,
} from '@stipple/domain/dose'

/** A simulation as plain values, so that it can be handed to a thread. */
export type LatticeJob = Omit<MonteCarlo, 'lattice'> & {
  readonly tool:
    | ({ readonly form: 'roller' } & Parameters<typeof rollerLattice>[0])
    | ({ readonly form: 'pen' } & Parameters<typeof penLattice>[0])
}

export function latticeOf(tool: LatticeJob['tool']): NeedleLattice {
  return tool.form === 'roller' ? rollerLattice(tool) : penLattice(tool)
}

export function runJob({ tool, ...rest }: LatticeJob, each?: (done: number) => void): LatticeFindings {
  return simulateLattice({ ...rest, lattice: latticeOf(tool) }, each)
}
