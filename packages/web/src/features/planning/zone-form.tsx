import { type Pattern, patterns, zoneDose, type ZonePlan } from '@stipple/domain/planning'
import { memo } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { AnaestheticFields } from './anaesthetic-fields.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { NumberCell } from './number-cell.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { ZoneFacts } from './zone-facts.tsx'

/** All settings of the zones that are chosen; a change holds for each of them. */
export const ZoneForm = memo(function ZoneForm({ editing }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const { plan, catalogue, names, selected, select, change, edit } = editing
  const zones = plan.zones.filter(({ zone }) => selected.includes(zone))
  const [first] = zones
  if (!first) return <p className="quiet">{say('plan.choose-zones')}</p>
  const { modality } = plan.prescription
  const devices = catalogue.devices.filter(({ modalities }) => modalities.includes(modality))
  /** The value that all chosen zones share; undefined where they differ. */
  const shared = <Field extends keyof ZonePlan>(field: Field): ZonePlan[Field] | undefined =>
    zones.every((zone) => JSON.stringify(zone[field]) === JSON.stringify(first[field])) ? first[field] : undefined
  const set = (changed: Partial<ZonePlan>, touched?: string) =>
    change((now) => edit.setZones(now, selected, changed), touched && `${selected.join()} ${touched}`)
  const device = devices.find(({ id }) => id === shared('device'))
  const dose = device ? zoneDose(first, catalogue.devices) : undefined
  const number = (field: 'depthMm' | 'passes' | 'strokesPerSecond' | 'speedMmPerSecond' | 'areaCm2') => ({
    value: shared(field) ?? null,
    onChange: (value: number | null) => set({ [field]: value }, field),
    placeholder: shared(field) === undefined ? say('plan.differs') : '',
    look: 'field' as const,
  })
  return (
    <section className="stack zone-form" aria-label={say('plan.settings')}>
      <div className="cluster spread">
        <h3>{zones.length === 1 ? names.zone(first.zone) : say('plan.zones-chosen', { n: zones.length })}</h3>
        <span className="cluster">
          <Button look="quiet" onPress={() => select(plan.zones.map(({ zone }) => zone))}>
            {say('plan.choose-all')}
          </Button>
          <Button look="quiet" onPress={() => change((now) => edit.avoidZones(now, selected))}>
            {say('plan.leave-out')}
          </Button>
        </span>
      </div>
      <div className="grid-two">
        <Select
          label={say('plan.device')}
          value={shared('device') ?? undefined}
          placeholder={shared('device') === undefined ? say('plan.differs') : say('choose')}
          onChange={(id) => {
            const cartridges = catalogue.devices.find((known) => known.id === id)?.cartridges ?? []
            change((now) =>
              edit.setDevice(
                now,
                selected,
                id,
                cartridges.map((cartridge) => cartridge.id),
              ),
            )
          }}
          options={devices.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Select
          label={say('plan.cartridge')}
          value={shared('cartridge') ?? undefined}
          placeholder={device ? say('choose') : say('plan.device-first')}
          onChange={(cartridge) => set({ cartridge })}
          options={(device?.cartridges ?? []).map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
        <NumberCell label={say('plan.depth')} unit="mm" {...number('depthMm')} />
        <NumberCell label={say('plan.passes')} isWhole {...number('passes')} />
        {device?.kind === 'roller' || device?.kind === 'stamp' ? null : (
          <>
            <NumberCell label={say('plan.rate')} unit={say('plan.per-second')} {...number('strokesPerSecond')} />
            <NumberCell label={say('plan.speed')} unit="mm/s" {...number('speedMmPerSecond')} />
          </>
        )}
        <Select
          label={say('plan.pattern')}
          value={shared('pattern') ?? undefined}
          placeholder={say('choose')}
          onChange={(pattern: Pattern) => set({ pattern })}
          options={patterns.map((value) => ({ value, label: say(`plan.pattern.${value}`) }))}
        />
        <Select
          label={say('plan.endpoint')}
          value={shared('endpoint') ?? undefined}
          placeholder={say('choose')}
          onChange={(endpoint) => set({ endpoint })}
          options={catalogue.endpoints.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
        <NumberCell label={say('plan.area')} unit="cm²" {...number('areaCm2')} />
        <RadioGroup
          label={say('plan.mark')}
          value={shared('mark')}
          onChange={(mark) => set({ mark })}
          options={(['treat', 'reduce'] as const).map((value) => ({ value, label: say(`plan.mark.${value}`) }))}
        />
      </div>
      {dose?.missing ? (
        <p className="small quiet">
          {say('plan.density-needs', { gaps: dose.missing.map((gap) => say(`plan.gap.${gap}`)).join(', ') })}
        </p>
      ) : null}
      {device ? <DeviceFacts device={device} zones={selected} editing={editing} /> : null}
      {zones.length === 1 ? <ZoneFacts zone={first.zone} name={names.zone(first.zone)} catalogue={catalogue} /> : null}
      <fieldset className="choices">
        <legend className="label">{say('plan.topicals')}</legend>
        <div className="grid-two">
          {catalogue.topicals
            .filter(({ kind }) => kind !== 'anaesthetic')
            .map(({ id, title }) => (
              <Checkbox
                key={id}
                isSelected={zones.every(({ topicals }) => topicals.includes(id))}
                onChange={(chosen) => {
                  const others = (topicals: readonly string[]) => topicals.filter((other) => other !== id)
                  const next = (zones: typeof plan.zones) =>
                    zones.map((zone) =>
                      selected.includes(zone.zone)
                        ? { ...zone, topicals: chosen ? [...others(zone.topicals), id] : others(zone.topicals) }
                        : zone,
                    )
                  change((now) => ({ ...now, zones: next(now.zones) }))
                }}
              >
                {title[language]}
              </Checkbox>
            ))}
        </div>
      </fieldset>
      <AnaestheticFields
        value={shared('anaesthetic')}
        onChange={(anaesthetic, touched) => set({ anaesthetic }, touched)}
        editing={editing}
      />
    </section>
  )
})
