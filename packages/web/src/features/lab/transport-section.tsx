import type { SeriesRow, Uncertainty } from '@stipple/domain/delivery'
import type { LinePlot } from '@stipple/domain/dose'
import { useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Facts, Notice } from '../../ui/surfaces.tsx'
import { cases } from './cases.ts'
import { PlotFigure } from './plot-figure.tsx'
import type { TransportRan } from './transport-words.ts'
import { useFigures } from './use-figures.ts'
import { samples, useTransport } from './use-transport.ts'

/** Where a drug is over time, of a case that comes along or of one's own. */
export function TransportSection() {
  const { say, language } = useSpeech()
  const [chosen, setChosen] = useState(cases[0]?.id ?? '')
  const [isUnreadable, setUnreadable] = useState(false)
  const { state, start, stop } = useTransport()
  const { isBusy, runs, ran, uncertainty, refusal, hasFailed } = state
  const open = async (file: File | undefined) => {
    if (!file) return
    try {
      const given: unknown = JSON.parse(await file.text())
      setUnreadable(false)
      start(given)
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <section className="lab-part" aria-labelledby="lab-transport">
      <h2 id="lab-transport">{say('lab.transport')}</h2>
      <p className="quiet read">{say('lab.transport-lead')}</p>
      <div className="lab-case">
        <Select
          label={say('lab.case')}
          value={chosen}
          onChange={setChosen}
          options={cases.map(({ id, shows }) => ({ value: id, label: shows[language] }))}
        />
        <label className="field">
          <span className="label">{say('lab.own-case')}</span>
          <input
            className="input"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void open(event.target.files?.[0])}
          />
        </label>
      </div>
      <div className="cluster">
        <Button look="primary" onPress={() => start(cases.find(({ id }) => id === chosen))}>
          {say('lab.run')}
        </Button>
        {isBusy ? <Button onPress={stop}>{say('lab.cancel')}</Button> : null}
        <span role="status" className="small quiet">
          {isBusy ? (ran ? say('lab.many-runs', { runs, samples }) : say('lab.running')) : ''}
        </span>
      </div>
      {isUnreadable ? <Notice tone="stop">{say('lab.not-json')}</Notice> : null}
      {hasFailed === true ? <Notice tone="stop">{say('lab.failed')}</Notice> : null}
      {refusal ? (
        <Notice tone="stop">{say('lab.case-refused', { field: refusal.field, given: refusal.given ?? '–' })}</Notice>
      ) : null}
      {ran ? <Ran ran={ran} uncertainty={uncertainty} /> : null}
    </section>
  )
}

function Ran({ ran, uncertainty }: { readonly ran: TransportRan; readonly uncertainty: Uncertainty | undefined }) {
  const { say, language } = useSpeech()
  const { figure, decimal } = useFigures()
  const { rows, numerics, peak, shows, volumeL } = ran
  const timesS = rows.map(({ timeS }) => timeS)
  const line = (name: string, read: (row: SeriesRow) => number) => ({ name, values: rows.map(read) })
  const amounts: LinePlot = {
    title: shows[language],
    notes: [say('lab.research')],
    x: { name: say('lab.time'), unit: 's', values: timesS },
    y: { name: say('lab.amount'), unit: 'µg' },
    lines: [
      line(say('lab.released'), ({ releasedUg }) => releasedUg),
      line(say('lab.in-skin'), ({ inSkinUg }) => inSkinUg),
      line(say('lab.cleared'), ({ clearedUg }) => clearedUg),
      line(say('lab.left'), ({ leftOuterUg, leftInnerUg }) => leftOuterUg + leftInnerUg),
      line(say('lab.in-body'), ({ compartmentUgPerL = 0 }) => compartmentUgPerL * (volumeL ?? 0)),
    ].filter(({ values }) => values.some((value) => value > 0)),
    decimal,
  }
  return (
    <>
      <PlotFigure plot={amounts} rows={() => rows} fileName="transport" />
      <Facts
        rows={[
          ...(peak
            ? [[say('lab.peak'), say('lab.peak-at', { value: figure(peak.ugPerL), time: figure(peak.timeS) })] as const]
            : []),
          [say('lab.mass-error'), figure(numerics.massErrorFraction)],
          [say('lab.mesh'), say('lab.mesh-is', { cells: numerics.cells, steps: numerics.steps })],
        ]}
      />
      {uncertainty ? <BandFigure title={shows[language]} uncertainty={uncertainty} decimal={decimal} /> : null}
    </>
  )
}

type BandFigureProps = { readonly title: string; readonly uncertainty: Uncertainty; readonly decimal: '.' | ',' }

function BandFigure({ title, uncertainty, decimal }: BandFigureProps) {
  const say = useSpeech().say
  const { moments, samples: drawn, seed } = uncertainty
  const isInBody = moments.every(({ compartmentUgPerL }) => compartmentUgPerL !== undefined)
  const bands = moments.map(({ compartmentUgPerL, inSkinUg }) => (isInBody ? compartmentUgPerL : undefined) ?? inSkinUg)
  const plot: LinePlot = {
    title,
    notes: [say('lab.research'), say('lab.band-of-runs', { samples: drawn, seed })],
    x: { name: say('lab.time'), unit: 's', values: moments.map(({ timeS }) => timeS) },
    y: { name: say(isInBody ? 'lab.blood' : 'lab.in-skin'), unit: isInBody ? 'µg/L' : 'µg' },
    lines: [
      {
        name: say('lab.middle'),
        values: bands.map(({ median }) => median),
        band: { low: bands.map(({ low }) => low), high: bands.map(({ high }) => high) },
      },
    ],
    decimal,
  }
  const unit = isInBody ? 'compartment' : 'inSkin'
  const ending = isInBody ? 'UgPerL' : 'Ug'
  return (
    <PlotFigure
      plot={plot}
      fileName="transport-band"
      rows={() =>
        moments.map(({ timeS }, index) => ({
          timeS,
          [`${unit}.low.${ending}`]: bands[index]?.low ?? Number.NaN,
          [`${unit}.median.${ending}`]: bands[index]?.median ?? Number.NaN,
          [`${unit}.high.${ending}`]: bands[index]?.high ?? Number.NaN,
        }))
      }
    />
  )
}
