import { type Plan, zoneDose } from '@stipple/domain/planning'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useSpeech } from '../../app/say.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/fields.tsx'
import { EmptyState } from '../../ui/surfaces.tsx'
import { NumberCell } from './number-cell.tsx'
import { depthUnit, numberText } from './plan-words.ts'
import type { PlanEditing } from './plan-editing.ts'

/** Planned zones in the order of treatment, with the numbers that are looked at most; the rest is in the form beside it. */
export function ZoneTable({ editing }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const { plan, names, catalogue, selected, select, change, isReadOnly, edit } = editing
  if (plan.zones.length === 0) {
    return (
      <EmptyState title={say('plan.no-zones')}>
        <p className="quiet">{say('plan.no-zones-hint')}</p>
      </EmptyState>
    )
  }
  const toggle = (zone: string, isSelected: boolean) =>
    select(isSelected ? [...selected, zone] : selected.filter((other) => other !== zone))
  return (
    <div className="table-frame">
      <table className="table zone-table">
        <caption className="visually-hidden">{say('plan.zones')}</caption>
        <thead>
          <tr>
            <th>{say('plan.zone')}</th>
            <th>
              {say('plan.depth')} <span className="unit">{depthUnit}</span>
            </th>
            <th>{say('plan.passes')}</th>
            {isReadOnly ? null : <th>{say('plan.order')}</th>}
          </tr>
        </thead>
        <tbody>
          {plan.zones.map((zone, at) => {
            const name = names.zone(zone.zone)
            const device = zone.device === null ? say('plan.no-device') : names.device(zone.device)
            return (
              <tr key={zone.zone} data-selected={selected.includes(zone.zone)}>
                <td>
                  <Checkbox isSelected={selected.includes(zone.zone)} onChange={(is) => toggle(zone.zone, is)}>
                    <b>{name}</b>
                    <span className="small quiet zone-device">
                      {device}
                      {zone.mark === 'reduce' ? ` · ${say('plan.mark.reduce')}` : ''}
                    </span>
                    <Density zone={zone} devices={catalogue.devices} language={language} />
                  </Checkbox>
                </td>
                <td data-label={`${say('plan.depth')} (${depthUnit})`}>
                  <NumberCell
                    label={`${name}: ${say('plan.depth')}`}
                    value={zone.depthMm}
                    isReadOnly={isReadOnly}
                    onChange={(depthMm) => change(edit.setZones(plan, [zone.zone], { depthMm }), `${zone.zone} depth`)}
                  />
                </td>
                <td data-label={say('plan.passes')}>
                  <NumberCell
                    label={`${name}: ${say('plan.passes')}`}
                    value={zone.passes}
                    isWhole
                    isReadOnly={isReadOnly}
                    onChange={(passes) => change(edit.setZones(plan, [zone.zone], { passes }), `${zone.zone} passes`)}
                  />
                </td>
                {isReadOnly ? null : (
                  <td>
                    <span className="row-actions">
                      <IconButton
                        label={say('plan.earlier', { zone: name })}
                        icon={<ArrowUp size={15} aria-hidden="true" />}
                        isDisabled={at === 0}
                        onPress={() => change(edit.moveZone(plan, zone.zone, -1))}
                      />
                      <IconButton
                        label={say('plan.later', { zone: name })}
                        icon={<ArrowDown size={15} aria-hidden="true" />}
                        isDisabled={at === plan.zones.length - 1}
                        onPress={() => change(edit.moveZone(plan, zone.zone, 1))}
                      />
                      <IconButton
                        label={say('plan.remove-zone', { zone: name })}
                        icon={<X size={15} aria-hidden="true" />}
                        onPress={() => change(edit.removeZones(plan, [zone.zone]))}
                      />
                    </span>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type DensityProps = {
  readonly zone: Plan['zones'][number]
  readonly devices: Parameters<typeof zoneDose>[1]
  readonly language: 'en' | 'tr'
}

/** Nominal punctures per cm² with their band, or what is missing to count them. */
function Density({ zone, devices, language }: DensityProps) {
  const { say } = useSpeech()
  const dose = zoneDose(zone, devices)
  if (dose.density === undefined) {
    return zone.device === null ? null : <span className="small quiet zone-device">{say('plan.density-unknown')}</span>
  }
  const { value, low, high } = dose.density
  const [nominal, from, to] = [value, low, high].map((each) => numberText(Number(each.toPrecision(2)), language))
  return (
    <span className="small zone-device">
      {say('plan.density-is', { nominal: nominal ?? '', from: from ?? '', to: to ?? '' })}
    </span>
  )
}
