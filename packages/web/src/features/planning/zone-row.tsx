import { type Plan, zoneDose } from '@stipple/domain/planning'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { memo } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/fields.tsx'
import { editPlan } from './edit-plan.ts'
import { NumberCell } from './number-cell.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { depthUnit, numberText } from './plan-words.ts'

type ZoneRowProps = Pick<PlanEditing, 'select' | 'change' | 'isReadOnly'> & {
  readonly zone: Plan['zones'][number]
  readonly name: string
  readonly device: string | null
  readonly devices: Parameters<typeof zoneDose>[1]
  readonly isSelected: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** One planned zone. Drawn anew only when it changed itself: a keystroke in one row costs the others nothing. */
export const ZoneRow = memo(function ZoneRow(props: ZoneRowProps) {
  const { zone, name, device, devices, isSelected, isFirst, isLast, isReadOnly, select, change } = props
  const { say, language } = useSpeech()
  const id = zone.zone
  return (
    <tr data-selected={isSelected}>
      <td>
        <Checkbox
          isSelected={isSelected}
          onChange={(is) => select((before) => (is ? [...before, id] : before.filter((other) => other !== id)))}
        >
          <b>{name}</b>
          <span className="small quiet zone-device">
            {device ?? say('plan.no-device')}
            {zone.mark === 'reduce' ? ` · ${say('plan.mark.reduce')}` : ''}
          </span>
          <Density zone={zone} devices={devices} language={language} />
        </Checkbox>
      </td>
      <td data-label={`${say('plan.depth')} (${depthUnit})`}>
        <NumberCell
          label={`${name}: ${say('plan.depth')}`}
          value={zone.depthMm}
          isReadOnly={isReadOnly}
          onChange={(depthMm) => change((now) => editPlan.setZones(now, [id], { depthMm }), `${id} depth`)}
        />
      </td>
      <td data-label={say('plan.passes')}>
        <NumberCell
          label={`${name}: ${say('plan.passes')}`}
          value={zone.passes}
          isWhole
          isReadOnly={isReadOnly}
          onChange={(passes) => change((now) => editPlan.setZones(now, [id], { passes }), `${id} passes`)}
        />
      </td>
      {isReadOnly ? null : (
        <td>
          <span className="row-actions">
            <IconButton
              label={say('plan.earlier', { zone: name })}
              icon={<ArrowUp size={15} aria-hidden="true" />}
              isDisabled={isFirst}
              onPress={() => change((now) => editPlan.moveZone(now, id, -1))}
            />
            <IconButton
              label={say('plan.later', { zone: name })}
              icon={<ArrowDown size={15} aria-hidden="true" />}
              isDisabled={isLast}
              onPress={() => change((now) => editPlan.moveZone(now, id, 1))}
            />
            <IconButton
              label={say('plan.remove-zone', { zone: name })}
              icon={<X size={15} aria-hidden="true" />}
              onPress={() => change((now) => editPlan.removeZones(now, [id]))}
            />
          </span>
        </td>
      )}
    </tr>
  )
})

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
