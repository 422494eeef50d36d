import type { PlanDocument } from '@stipple/api/contract'
import { comparePlans } from '@stipple/domain/planning'
import { useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { fieldName } from './finding-text.ts'
import type { PlanEditing } from './plan-editing.ts'
import { useValueText } from './use-value-text.ts'
import { usePlan } from './use-planning.ts'

type ComparePanelProps = {
  readonly document: PlanDocument
  readonly editing: PlanEditing
  readonly onClose: () => void
}

/** Two versions side by side, zone by zone; only what differs stands here. */
export function ComparePanel({ document, editing, onClose }: ComparePanelProps) {
  const { say } = useSpeech()
  const others = document.versions.filter(({ version }) => version !== document.version)
  const [chosen, setChosen] = useState(String(others.at(-1)?.version ?? ''))
  const other = usePlan(document.planId, Number(chosen))
  const valueText = useValueText(editing)
  const { names, plan } = editing
  const differences = other.data ? comparePlans(other.data.plan, plan) : []
  return (
    <section className="card stack" aria-labelledby="compare-title">
      <div className="cluster spread">
        <h2 id="compare-title">{say('plan.compare')}</h2>
        <Button look="quiet" onPress={onClose}>
          {say('action.close')}
        </Button>
      </div>
      <Select
        label={say('plan.compare-with')}
        value={chosen}
        onChange={setChosen}
        options={others.map(({ version, state }) => ({
          value: String(version),
          label: say(`plan.state.${state}`, { version }),
        }))}
      />
      {other.isPending ? <Skeleton lines={3} label={say('state.loading')} /> : null}
      {other.data && differences.length === 0 ? <p>{say('plan.same')}</p> : null}
      {differences.length === 0 ? null : (
        <div className="table-frame">
          <Table
            keyOf={({ zone, field }) => `${zone} ${field}`}
            rows={differences}
            columns={[
              { title: say('plan.zone'), cell: ({ zone }) => (zone === null ? say('plan.whole') : names.zone(zone)) },
              { title: say('plan.what'), cell: ({ field }) => fieldName(field, say) },
              {
                title: say('plan.version-n', { version: Number(chosen) }),
                cell: ({ field, before }) => valueText(field, before),
              },
              {
                title: say('plan.version-n', { version: document.version }),
                cell: ({ field, after }) => <mark>{valueText(field, after)}</mark>,
              },
            ]}
          />
        </div>
      )}
    </section>
  )
}
