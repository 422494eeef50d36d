/** Runs a transport case away from the screen: once over even times, and many times where numbers of it are uncertain. */
import { evenTimesS, readTransportCase, runCase, seriesOf, uncertaintyOf } from '@stipple/domain/delivery'
import type { TransportAnswer, TransportAsked } from './transport-words.ts'

const pointsDrawn = 160
const pointsOfBand = 60

addEventListener('message', ({ data }: MessageEvent<TransportAsked>) => {
  const tell = (answer: TransportAnswer) => postMessage(answer)
  const { value, refusal } = readTransportCase(data.case)
  if (refusal) {
    tell({ kind: 'refused', refusal })
    return
  }
  const given = { ...value, oracle: [] }
  const run = runCase({ ...given, outputTimesS: evenTimesS(given, pointsDrawn) })
  const { peak, massErrorFraction, steps } = run.solution
  const volumeL = given.compartment?.volumeL
  tell({
    kind: 'ran',
    shows: value.shows,
    volumeL,
    rows: seriesOf(run),
    peak: peak && volumeL !== undefined ? { timeS: peak.timeS, ugPerL: peak.amountUg / volumeL } : undefined,
    numerics: { massErrorFraction, steps, cells: run.system.grid.mesh.cells },
    isUncertain: value.uncertain.length > 0,
  })
  if (value.uncertain.length === 0) return
  const sampling = { samples: data.samples, seed: 1 }
  const many = uncertaintyOf({ ...given, outputTimesS: evenTimesS(given, pointsOfBand) }, sampling, (runs) => {
    if (runs % 5 === 0) tell({ kind: 'progress', runs })
  })
  tell(many.refusal ? { kind: 'refused', refusal: many.refusal } : { kind: 'band', uncertainty: many.value })
})
