import { useSay } from '../../app/say.tsx'
import { EmptyState } from '../../ui/surfaces.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { depthUnit } from './plan-words.ts'
import { ZoneRow } from './zone-row.tsx'

/** Planned zones in the order of treatment, with the numbers that are looked at most; the rest is in the form beside it. */
export function ZoneTable({ editing }: { readonly editing: PlanEditing }) {
  const say = useSay()
  const { plan, names, catalogue, selected, select, change, isReadOnly } = editing
  if (plan.zones.length === 0) {
    return (
      <EmptyState title={say('plan.no-zones')}>
        <p className="quiet">{say('plan.no-zones-hint')}</p>
      </EmptyState>
    )
  }
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
          {plan.zones.map((zone, at) => (
            <ZoneRow
              key={zone.zone}
              zone={zone}
              name={names.zone(zone.zone)}
              device={zone.device === null ? null : names.device(zone.device)}
              devices={catalogue.devices}
              isSelected={selected.includes(zone.zone)}
              isFirst={at === 0}
              isLast={at === plan.zones.length - 1}
              isReadOnly={isReadOnly}
              select={select}
              change={change}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
