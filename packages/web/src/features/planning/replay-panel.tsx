import { contract, type PlanDocument } from '@stipple/api/contract'
import type { PlanFinding } from '@stipple/domain/planning'
import { useQuery } from '@tanstack/react-query'
import { fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice, Skeleton } from '../../ui/surfaces.tsx'
import { findingText } from './finding-text.ts'
import type { PlanEditing } from './plan-editing.ts'

type ReplayPanelProps = {
  readonly document: PlanDocument
  readonly editing: PlanEditing
  readonly onClose: () => void
}

type Changed = { readonly added: readonly unknown[]; readonly gone: readonly string[] }

/** A signed version checked again: whether its signature holds, and what the content and the person of today change. */
export function ReplayPanel({ document, editing, onClose }: ReplayPanelProps) {
  const { say } = useSpeech()
  const { clinicId } = useSession()
  const { planId, version } = document
  const replay = useQuery({
    queryKey: ['plan-replay', clinicId, planId, version],
    queryFn: ({ signal }) => fetched(contract.replayPlan, { clinicId, params: { planId, version } }, signal),
    staleTime: 0,
  })
  return (
    <section className="card stack close" aria-labelledby="replay-title">
      <div className="cluster spread">
        <h2 id="replay-title">{say('plan.replay')}</h2>
        <Button look="quiet" onPress={onClose}>
          {say('action.close')}
        </Button>
      </div>
      {replay.isPending ? <Skeleton lines={3} label={say('state.loading')} /> : null}
      {replay.isError ? (
        <ProblemNotice refusal={refusalOf(replay.error)} onRetry={() => void replay.refetch()} />
      ) : null}
      {replay.data ? (
        <>
          <Notice tone={replay.data.signature === 'holds' ? 'go' : 'stop'}>
            {say(`plan.signature.${replay.data.signature}`)}
          </Notice>
          <p>
            {say(`plan.as-signed.${replay.data.asSigned ?? 'other-content'}`, {
              signed: replay.data.signedWith.slice(0, 12),
              installed: replay.data.installed.slice(0, 12),
            })}
          </p>
          <ChangedFindings title={say('plan.replay-content')} changed={replay.data.newContent} editing={editing} />
          <ChangedFindings title={say('plan.replay-today')} changed={replay.data.today} editing={editing} />
        </>
      ) : null}
    </section>
  )
}

type ChangedFindingsProps = { readonly title: string; readonly changed: Changed; readonly editing: PlanEditing }

function ChangedFindings({ title, changed, editing: { names, catalogue } }: ChangedFindingsProps) {
  const { say, language } = useSpeech()
  const date = usePartialDate()
  const words = { say, names, catalogue, language, date }
  return (
    <div className="stack close">
      <h3>{title}</h3>
      {changed.added.length + changed.gone.length === 0 ? <p>{say('plan.replay-same')}</p> : null}
      <ul>
        {(changed.added as readonly PlanFinding[]).map((finding) => (
          <li key={finding.key}>
            {say(`plan.severity.${finding.severity}`)}: {findingText(finding, words)}
          </li>
        ))}
      </ul>
      {changed.gone.length === 0 ? null : (
        <p className="small quiet">{say('plan.review-gone', { n: changed.gone.length })}</p>
      )}
    </div>
  )
}
