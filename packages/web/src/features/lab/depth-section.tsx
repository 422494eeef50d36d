import {
  againstLabel,
  depthDefinitions,
  depthOf,
  noModel,
  profilesFor,
  reach,
  type DoseReference,
} from '@stipple/domain/dose'
import { type Say, useSpeech } from '../../app/say.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ComboBox } from '../../ui/pickers.tsx'
import { Facts, Notice } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { type Tool, typedNumber } from './puncture-setting.ts'
import { SourceList } from './source-list.tsx'
import { useFigures } from './use-figures.ts'

/** Deepest setting that may be asked about, in micrometres: longer needles are none of needling's. */
const deepestUm = 5000

export type DepthAsked = { readonly setMm: string; readonly labelMm: string; readonly zone: string }

type DepthSectionProps = {
  readonly tool: Tool
  readonly asked: DepthAsked
  readonly onAsk: (asked: DepthAsked) => void
  readonly reference: DoseReference
  readonly zones: readonly { readonly id: string; readonly name: { readonly en: string; readonly tr: string } }[]
}

/** How deep, and which layer is reached, in three words and against every publication by itself. */
export function DepthSection({ tool, asked, onAsk, reference, zones }: DepthSectionProps) {
  const { say, language } = useSpeech()
  const setUm = Math.round(typedNumber(asked.setMm) * 1000)
  const isAsked = setUm >= 1 && setUm <= deepestUm
  const labelUm = asked.labelMm.trim() === '' ? undefined : Math.round(typedNumber(asked.labelMm) * 1000)
  const isLabel = labelUm === undefined || (labelUm >= 1 && labelUm <= deepestUm)
  const range = say('lab.fault.out-of-domain', { from: 0.001, to: deepestUm / 1000 })
  return (
    <section className="lab-part" aria-labelledby="lab-depth">
      <h2 id="lab-depth">{say('lab.depth')}</h2>
      <div className="lab-fields">
        <TextField
          label={say(tool === 'pen' ? 'lab.field.set' : 'lab.field.length')}
          inputMode="decimal"
          unit="mm"
          value={asked.setMm}
          onChange={(setMm) => onAsk({ ...asked, setMm })}
          fault={isAsked ? undefined : range}
        />
        <TextField
          label={say('lab.field.label')}
          inputMode="decimal"
          unit="mm"
          value={asked.labelMm}
          onChange={(labelMm) => onAsk({ ...asked, labelMm })}
          hint={say('lab.field.label-hint')}
          fault={isLabel ? undefined : range}
        />
        <ComboBox
          label={say('lab.field.zone')}
          value={asked.zone}
          onChange={(zone) => onAsk({ ...asked, zone })}
          options={zones.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      </div>
      {isAsked && isLabel ? (
        <Reached tool={tool} setUm={setUm} labelUm={labelUm} zone={asked.zone} reference={reference} />
      ) : (
        <Notice tone="wait">{say('lab.no-number')}</Notice>
      )}
    </section>
  )
}

type ReachedProps = {
  readonly tool: Tool
  readonly setUm: number
  readonly labelUm: number | undefined
  readonly zone: string
  readonly reference: DoseReference
}

function Reached({ tool, setUm, labelUm, zone, reference: { thicknesses, depths } }: ReachedProps) {
  const { say, language } = useSpeech()
  const { figure } = useFigures()
  const verdict = againstLabel(
    setUm,
    labelUm === undefined ? undefined : { maxUm: labelUm, provenance: { claim: '', citation: '', read: 'quoted' } },
  )
  if (verdict === 'beyond') {
    const { because, instead } = noModel('depth-beyond-label')
    return (
      <Notice tone="stop" title={say('lab.label-beyond')}>
        {because[language]} {instead[language]}
      </Notice>
    )
  }
  // A pen is set to a depth, and its label says how deep was evaluated; without that there is nothing to compare with.
  if (tool === 'pen' && verdict === 'label-not-known') return <Notice tone="wait">{say('lab.label-needed')}</Notice>
  const found = depthDefinitions.map((definition) => ({
    definition,
    depth: depthOf({ lengthUm: setUm, deviceClass: tool, definition }, depths),
  }))
  const profiles = profilesFor(zone, {}, thicknesses)
  const rows = found.flatMap(({ definition, depth }) =>
    depth.none && definition === 'channel-after-removal'
      ? []
      : profiles.map((profile) => ({
          definition,
          profile,
          dermis: reach('dermis', { lengthUm: setUm, depth, profile }),
          subcutis: reach('subcutis', { lengthUm: setUm, depth, profile }),
        })),
  )
  const word = (reached: ReturnType<typeof reach>) => (reached === undefined ? '–' : say(`lab.reach.${reached}`))
  const doubts = new Set(
    profiles.flatMap(({ epidermis, dermis }) =>
      [epidermis, dermis].flatMap((record) => record?.doubt?.says[language] ?? []),
    ),
  )
  return (
    <>
      <Facts
        rows={found.map(({ definition, depth }) => [
          say(`lab.definition.${definition}`),
          depth.none
            ? say(`lab.no-depth.${depth.none.code}`, rangeOf(depth.none))
            : say('lab.depth-between', {
                value: figure(depth.depthUm.value),
                low: figure(depth.depthUm.low),
                high: figure(depth.depthUm.high),
              }),
        ])}
      />
      {rows.length === 0 ? (
        <Notice tone="know">{say('lab.no-thickness')}</Notice>
      ) : (
        <section className="table-frame" tabIndex={0} aria-label={say('lab.reached')}>
          <Table
            caption={say('lab.reached')}
            keyOf={({ definition, profile }) => `${definition} ${profile.epidermis.id}`}
            rows={rows}
            columns={[
              {
                title: say('lab.column.measured'),
                cell: ({ definition, profile }) => (
                  <>
                    {measured(profile, language, say)}
                    <div className="small quiet">{say(`lab.definition.${definition}`)}</div>
                  </>
                ),
              },
              { title: say('lab.column.dermis'), cell: ({ dermis }) => word(dermis) },
              { title: say('lab.column.subcutis'), cell: ({ subcutis }) => word(subcutis) },
            ]}
          />
        </section>
      )}
      <p className="small quiet">{say('lab.words')}</p>
      {[...doubts].map((doubt) => (
        <p key={doubt} className="small quiet">
          {doubt}
        </p>
      ))}
      <SourceList
        sources={[
          ...found.flatMap(({ depth }) => (depth.none ? [] : depth.provenance)),
          ...profiles.map(({ epidermis }) => epidermis.provenance),
        ]}
      />
    </>
  )
}

function rangeOf(none: Extract<ReturnType<typeof depthOf>, { none: object }>['none']) {
  return none.code === 'length-out-of-domain'
    ? { from: none.range.from / 1000, to: none.range.to / 1000 }
    : { from: '', to: '' }
}

function measured(
  { method, site, sex, epidermis: { population } }: ReturnType<typeof profilesFor>[number],
  language: 'en' | 'tr',
  say: Say,
): string {
  return [
    say(`lab.method.${method}`),
    site[language],
    sex === undefined ? population[language] : say(`lab.sex.${sex}`),
  ].join(', ')
}
