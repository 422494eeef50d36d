import { type AuditEntry, contract, type ReceivedOf } from '@stipple/api/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useMoment, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { EmptyState, Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { useToast } from '../../ui/toasts.tsx'

type Checked = ReceivedOf<(typeof contract)['checkAudit']>
type Filters = {
  readonly action: string
  readonly actor: string
  readonly personId: string
  readonly from: string
  readonly to: string
}

const noFilters: Filters = { action: '', actor: '', personId: '', from: '', to: '' }

/** Who did what to which record. */
export function AuditPage() {
  const say = useSay()
  const { clinicId } = useSession()
  const toast = useToast()
  const [filters, setFilters] = useState(noFilters)
  const [checked, setChecked] = useState<Checked>()
  const set = (change: Partial<Filters>) => setFilters({ ...filters, ...change })
  const pages = useInfiniteQuery({
    queryKey: ['audit', clinicId, filters],
    queryFn: ({ pageParam, signal }) =>
      fetched(contract.listAudit, { clinicId, query: queryOf(filters, pageParam) }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  const check = async () => {
    const done = await call(contract.checkAudit, { clinicId })
    if (done.ok) setChecked(done.value)
    else toast(problemText(done.problem, say))
  }
  return (
    <Page
      title={say('nav.audit')}
      lead={say('audit.lead')}
      actions={<Button onPress={() => void check()}>{say('audit.check')}</Button>}
    >
      {checked === undefined ? null : <CheckedNotice checked={checked} />}
      <div className="grid-two">
        <TextField label={say('audit.action')} value={filters.action} onChange={(action) => set({ action })} />
        <TextField label={say('audit.actor')} value={filters.actor} onChange={(actor) => set({ actor })} />
        <TextField label={say('audit.person')} value={filters.personId} onChange={(personId) => set({ personId })} />
        <TextField
          label={say('audit.from')}
          placeholder="2026-11-01"
          value={filters.from}
          onChange={(from) => set({ from })}
        />
        <TextField label={say('audit.to')} placeholder="2026-11-30" value={filters.to} onChange={(to) => set({ to })} />
      </div>
      {pages.isPending ? <Skeleton lines={8} label={say('state.loading')} /> : null}
      {pages.isError ? <ProblemNotice refusal={refusalOf(pages.error)} onRetry={() => void pages.refetch()} /> : null}
      {pages.isSuccess && entries.length === 0 ? <EmptyState title={say('audit.none')} /> : null}
      {entries.length > 0 ? <AuditTable entries={entries} onActor={(actor) => set({ actor })} /> : null}
      {pages.hasNextPage ? (
        <div>
          <Button onPress={() => void pages.fetchNextPage()}>{say('action.more')}</Button>
        </div>
      ) : null}
    </Page>
  )
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Filters that can be asked for; what is half typed is left out. */
function queryOf({ action, actor, personId, from, to }: Filters, before: number) {
  return {
    ...(before > 0 ? { before } : {}),
    ...(action.trim() === '' ? {} : { action: action.trim() }),
    ...(actor.trim() === '' ? {} : { actor: actor.trim() }),
    ...(isUuid(personId.trim()) ? { personId: personId.trim() } : {}),
    ...(isDay(from.trim()) ? { from: new Date(`${from.trim()}T00:00:00`).toISOString() } : {}),
    ...(isDay(to.trim()) ? { to: new Date(`${to.trim()}T23:59:59.999`).toISOString() } : {}),
  }
}

function CheckedNotice({ checked }: { readonly checked: Checked }) {
  const say = useSay()
  const { fault, length, anchor, unreadableAnchorLine: line } = checked
  if (fault !== null) {
    return (
      <Notice tone="stop" title={say('audit.broken', { position: fault.position })}>
        {say('audit.broken-how', { code: fault.code })}
      </Notice>
    )
  }
  if (line !== null) {
    return (
      <Notice tone="wait" title={say('audit.anchors-unreadable', { line })}>
        {say('audit.anchors-unreadable-what', { n: length, line })}
      </Notice>
    )
  }
  return (
    <Notice tone="go" title={say('audit.whole', { n: length })}>
      {say('audit.anchor')} <span className="mono small">{`${anchor.position} ${anchor.hash}`}</span>
    </Notice>
  )
}

type AuditTableProps = { readonly entries: readonly AuditEntry[]; readonly onActor: (actor: string) => void }

function AuditTable({ entries, onActor }: AuditTableProps) {
  const say = useSay()
  const moment = useMoment()
  return (
    <div className="table-frame">
      <Table
        keyOf={({ position }) => position}
        rows={entries}
        columns={[
          { title: say('audit.position'), holds: 'number', look: 'mono', cell: ({ position }) => position },
          { title: say('audit.at'), cell: ({ at }) => moment(at) },
          {
            title: say('audit.actor'),
            cell: ({ actor, actorName }) => (
              <Button look="quiet" onPress={() => onActor(actor)}>
                {actorName ?? actor}
              </Button>
            ),
          },
          { title: say('audit.action'), look: 'mono', cell: ({ action }) => action },
          {
            title: say('audit.person'),
            cell: (entry) => <RecordOf entry={entry} />,
          },
          { title: say('audit.detail'), look: 'small mono', cell: ({ detail }) => detailText(detail) },
        ]}
      />
    </div>
  )
}

/** Whom an entry is about; a record that was erased has nowhere to lead to. */
function RecordOf({ entry: { personId, record } }: { readonly entry: AuditEntry }) {
  const say = useSay()
  if (personId === null) return null
  if (record === 'erased') {
    return (
      <span className="quiet">
        {personId.slice(0, 8)} · {say('audit.record.erased')}
      </span>
    )
  }
  return (
    <>
      <Link to={paths.person(personId)}>{personId.slice(0, 8)}</Link>
      {record === 'merged' ? <span className="quiet"> · {say('audit.record.merged')}</span> : null}
    </>
  )
}

const detailText = (detail: AuditEntry['detail']) =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' ') : String(value)}`)
    .join(' · ')
