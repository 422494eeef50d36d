import { CircleAlert, CircleCheck, CircleHelp, Clock, Info, type LucideIcon, OctagonX, Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'

export type Tone = 'plain' | 'stop' | 'wait' | 'go' | 'know'

const toneSigns: Readonly<Record<Tone, LucideIcon>> = {
  plain: Info,
  stop: OctagonX,
  wait: Clock,
  go: CircleCheck,
  know: Info,
}
export const signs = { stop: OctagonX, wait: Clock, go: CircleCheck, know: Info, ask: CircleHelp, refer: Stethoscope }

export type BadgeProps = { readonly tone?: Tone; readonly icon?: LucideIcon; readonly children: ReactNode }

/** A word with its sign. The colour says again what both say. */
export function Badge({ tone = 'plain', icon: Sign, children }: BadgeProps) {
  return (
    <span className={`badge tone-${tone}`}>
      {Sign === undefined ? null : <Sign size={14} aria-hidden="true" />}
      {children}
    </span>
  )
}

export type NoticeProps = { readonly tone?: Tone; readonly title?: string; readonly children?: ReactNode }

export function Notice({ tone = 'know', title, children }: NoticeProps) {
  const Sign = toneSigns[tone]
  return (
    <div className={`notice tone-${tone}`} role={tone === 'stop' ? 'alert' : 'note'}>
      <Sign size={18} aria-hidden="true" />
      <div className="notice-text">
        {title === undefined ? null : <strong>{title}</strong>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  )
}

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** Lines where text will stand, while it is on its way. */
export function Skeleton({ lines = 3, label }: { readonly lines?: number; readonly label: string }) {
  return (
    <div className="stack" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_line, index) => (
        <div key={index} className="skeleton" data-width={index % 3} />
      ))}
    </div>
  )
}

export type FaultStateProps = { readonly title: string; readonly children: ReactNode; readonly action?: ReactNode }

export function FaultState({ title, children, action }: FaultStateProps) {
  return (
    <div className="notice tone-stop" role="alert">
      <CircleAlert size={18} aria-hidden="true" />
      <div className="notice-text stack close">
        <strong>{title}</strong>
        <div>{children}</div>
        {action}
      </div>
    </div>
  )
}

export type PageProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div className="page">
      <title>{`${title} · Stipple`}</title>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <div className="quiet read">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="cluster">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([term, value]) => (
        <div key={term} className="facts-row">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
