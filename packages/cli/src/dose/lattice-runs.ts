import { refuseMonteCarlo, squarestRows } from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import { latticeOf, type LatticeJob } from '../lattice/job.ts'
import { runLattice } from '../lattice/run-lattice.ts'
import { Refusal } from '../refusal.ts'
import type { DoseShown } from '../terminal/dose.ts'
import { progressOn } from '../terminal/progress.ts'
import { type Form, needed, type Read, taken } from './options.ts'

/**
 * The runs that `--monte-carlo` asks for. Rows that are not given are those that make the lattice most nearly square. A
 * piercing fraction is refused: every needle of a rigid lattice pierces, and the two answers would differ.
 */
export async function latticeRuns(
  form: Form,
  {
    passes,
    holeDiameterUm,
    read,
    call,
  }: { passes: number | undefined; holeDiameterUm: number; read: Read; call: Call },
): Promise<DoseShown['monteCarlo']> {
  const runs = read('monte-carlo')
  if (runs === undefined) {
    const idle = (['seed', 'rows'] as const).find((name) => read(name) !== undefined)
    if (idle) throw new Refusal('dose.needs-monte-carlo', { option: `--${idle}` })
    return undefined
  }
  if (form === 'stamp' || passes === undefined) throw new Refusal('dose.no-lattice', { form })
  if (read('piercing-fraction') !== undefined) throw new Refusal('dose.lattice-pierces')
  const seed = read('seed') ?? 1
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Refusal('dose.bad-seed', { given: seed })
  const tool = toolOf(form, read)
  const job = { tool, passes, holeDiameterUm, runs, seed }
  const refusal = refuseMonteCarlo({ ...job, lattice: latticeOf(tool) })
  if (refusal) taken({ refusal })
  const progress = progressOn(call.warn, call.showsProgress, () => performance.now())
  const findings = await runLattice(job, (done) => progress.show(done, runs, `${done} / ${runs}`))
  progress.clear()
  return { ...findings, rows: tool.rows, rowsGiven: read('rows') !== undefined }
}

function toolOf(form: 'roller' | 'pen', read: Read): LatticeJob['tool'] {
  const needles = needed(form, 'needles', read)
  const rowsOf = (alongMm: number, acrossMm: number) => {
    const rows = read('rows') ?? squarestRows(needles, { alongMm, acrossMm })
    if (!(rows > 0 && Number.isInteger(rows) && needles % rows === 0)) {
      throw new Refusal('dose.uneven-rows', { needles, rows })
    }
    return rows
  }
  if (form === 'roller') {
    const [tipCircleMm, widthMm] = [needed(form, 'drum-mm', read), needed(form, 'width-mm', read)]
    return { form, needles, tipCircleMm, widthMm, rows: rowsOf(Math.PI * tipCircleMm, widthMm) }
  }
  const swathMm = needed(form, 'swath-mm', read)
  const advanceMm = needed(form, 'speed-mm-per-s', read) / needed(form, 'strokes-per-s', read)
  return { form, needles, swathMm, advanceMm, rows: rowsOf(swathMm, swathMm) }
}
