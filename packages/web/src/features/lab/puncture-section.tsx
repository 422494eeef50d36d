import {
  coverage,
  coverageCurve,
  type DoseRefusal,
  densityBand,
  measuredPore,
  type NominalDensity,
  nominalModel,
  rollerCount,
  rollerGeometry,
} from '@stipple/domain/dose'
import { type Say, useSay } from '../../app/say.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Facts, Notice } from '../../ui/surfaces.tsx'
import { PlotFigure } from './plot-figure.tsx'
import { densityOf, fieldsOf, type SettingField, type Tool, typedNumber, unitOf } from './puncture-setting.ts'
import { SourceList } from './source-list.tsx'
import { useFigures } from './use-figures.ts'

export type Typed = Readonly<Partial<Record<SettingField, string>>>

type PunctureSectionProps = {
  readonly tool: Tool
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
  readonly holeUm: string
  readonly onHole: (text: string) => void
}

/** Punctures per cm² and what they leave of the skin, while one types. */
export function PunctureSection({ tool, typed, onType, holeUm, onHole }: PunctureSectionProps) {
  const say = useSay()
  const density = densityOf(tool, typed)
  const holeDiameterUm = typedNumber(holeUm)
  const covered = density.value && coverage(density.value.value, holeDiameterUm)
  const holeFault = covered?.refusal?.field === 'holeDiameterUm' ? faultText(covered.refusal, say) : undefined
  return (
    <section className="lab-part" aria-labelledby="lab-punctures">
      <h2 id="lab-punctures">{say('lab.punctures')}</h2>
      <div className="lab-fields">
        {fieldsOf(tool).map((field) => (
          <TextField
            key={`${tool} ${field}`}
            label={say(`lab.field.${field}`)}
            inputMode="decimal"
            value={typed[field] ?? ''}
            onChange={(text) => onType({ ...typed, [field]: text })}
            fault={density.refusal?.field === field ? faultText(density.refusal, say) : undefined}
            {...(unitOf(field) === '' ? {} : { unit: unitOf(field) })}
          />
        ))}
        <TextField
          label={say('lab.field.hole')}
          inputMode="decimal"
          unit="µm"
          value={holeUm}
          onChange={onHole}
          fault={holeFault}
        />
      </div>
      {density.value && covered?.value ? (
        <Results
          tool={tool}
          density={density.value}
          passes={typedNumber(typed.passes ?? '')}
          holeDiameterUm={holeDiameterUm}
        />
      ) : (
        <Notice tone="wait">{say('lab.no-number')}</Notice>
      )}
    </section>
  )
}

type ResultsProps = {
  readonly tool: Tool
  readonly density: NominalDensity
  readonly passes: number
  readonly holeDiameterUm: number
}

function Results({ tool, density, passes, holeDiameterUm }: ResultsProps) {
  const say = useSay()
  const { figure, decimal } = useFigures()
  const [all] = coverageCurve(density, holeDiameterUm, [1])
  const curve = coverageCurve(density, holeDiameterUm, steps)
  if (!all) return <Notice tone="wait">{say('lab.no-number')}</Notice>
  const between = (value: string, low: string, high: string) => say('lab.between', { value, low, high })
  const percent = (fraction: number) => say('lab.percent', { value: figure(100 * fraction) })
  const share = (part: 'coverage' | 'atLowDensity' | 'atHighDensity') => [
    0,
    ...curve.map((point) => 100 * point[part].brokenFraction),
  ]
  const { coverage: middle, atLowDensity: low, atHighDensity: high } = all
  return (
    <>
      <Facts
        rows={[
          [say('lab.density'), between(figure(density.value), figure(density.low), figure(density.high))],
          [
            say('lab.broken'),
            between(percent(middle.brokenFraction), percent(low.brokenFraction), percent(high.brokenFraction)),
          ],
          // A denser field has smaller gaps and fewer holes by themselves, so the ends change places.
          [
            say('lab.isolated'),
            between(percent(middle.isolatedFraction), percent(high.isolatedFraction), percent(low.isolatedFraction)),
          ],
          [say('lab.gap'), between(figure(middle.meanGapUm), figure(high.meanGapUm), figure(low.meanGapUm))],
        ]}
      />
      <p className="small quiet">{say('lab.band', { percent: 100 * densityBand })}</p>
      <PlotFigure
        fileName={`coverage-${tool}`}
        plot={{
          title: say('lab.coverage-title', { hole: figure(holeDiameterUm) }),
          notes: [say('lab.research'), say('lab.band', { percent: 100 * densityBand })],
          x: { name: say('lab.field.passes'), unit: '', values: [0, ...curve.map((point) => point.share * passes)] },
          y: { name: say('lab.broken'), unit: '%' },
          lines: [
            {
              name: say('lab.nominal'),
              values: share('coverage'),
              band: { low: share('atLowDensity'), high: share('atHighDensity') },
            },
          ],
          decimal,
        }}
        rows={() =>
          curve.map((point) => ({
            passes: point.share * passes,
            densityPerCm2: point.densityPerCm2,
            brokenFraction: point.coverage.brokenFraction,
            'brokenFraction.low': point.atLowDensity.brokenFraction,
            'brokenFraction.high': point.atHighDensity.brokenFraction,
            meanGapUm: point.coverage.meanGapUm,
          }))
        }
      />
      <SourceList sources={[nominalModel, ...(tool === 'roller' ? [rollerGeometry, rollerCount] : []), measuredPore]} />
    </>
  )
}

const steps = Array.from({ length: 60 }, (_, index) => (index + 1) / 60)

function faultText({ code, range }: DoseRefusal, say: Say): string {
  return say(`lab.fault.${code}`, { from: range?.from ?? '', to: range?.to ?? '' })
}
