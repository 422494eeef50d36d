import type { Basis, Range } from '@stipple/domain/planning'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { type Say, useSpeech } from '../../app/say.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Badge } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { foundText, millimetreText, rangeText } from './plan-words.ts'
import type { PlanningCatalogue } from './use-planning.ts'

export type EvidenceButtonProps = {
  /** What the evidence is for, in words. */
  readonly about: string
  readonly catalogue: PlanningCatalogue
  readonly basis?: Basis | undefined
  /** Sources where there is no basis of a template. */
  readonly sources?: readonly string[]
  readonly strength?: string | null
  readonly range?: string | null
}

/** Opens what a number rests on: the sentence, the published rows, the sources with their limits. */
export function EvidenceButton(props: EvidenceButtonProps) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label={say('plan.evidence-of', { about: props.about })}
        icon={<BookOpen size={15} aria-hidden="true" />}
        onPress={() => setOpen(true)}
      />
      {isOpen ? (
        <Dialog
          title={say('plan.evidence-of', { about: props.about })}
          isOpen
          onClose={() => setOpen(false)}
          width="wide"
        >
          <Evidence {...props} />
        </Dialog>
      ) : null}
    </>
  )
}

function Evidence({ catalogue, basis, sources = [], strength = null, range = null }: EvidenceButtonProps) {
  const { say, language } = useSpeech()
  const rows = catalogue.protocolEvidence.filter(({ id }) => basis?.rows.includes(id))
  const named = [...new Set([...(basis?.sources ?? []), ...sources, ...rows.flatMap((row) => row.sources)])]
  return (
    <div className="stack">
      <div className="cluster">
        {basis ? <Badge>{say('plan.backing', { backing: String(basis.backing) })}</Badge> : null}
        {strength === null ? null : <Badge>{say(`strength.${strength}` as 'strength.label')}</Badge>}
        {range === null ? null : <span>{say('plan.range-found', { range })}</span>}
      </div>
      {basis ? <p className="read">{basis.because[language]}</p> : null}
      {rows.length === 0 ? null : (
        <div className="table-frame">
          <Table
            caption={say('plan.rows')}
            keyOf={({ id }) => id}
            rows={rows}
            columns={[
              { title: say('plan.row'), look: 'mono', cell: ({ id }) => id.toUpperCase() },
              {
                title: say('plan.row-protocol'),
                cell: (row) => (
                  <>
                    {row.condition[language]}
                    <div className="small quiet">{row.device[language]}</div>
                    <div className="small">{protocolText(row, say, language)}</div>
                  </>
                ),
              },
              {
                title: say('plan.row-people'),
                cell: (row) =>
                  row.people === null ? say('plan.not-reported') : part(row, 'people', String(row.people), say),
              },
              {
                title: say('plan.row-level'),
                cell: ({ level }) => (level === null ? say('plan.not-reported') : levelText(level)),
              },
              { title: say('plan.row-outcome'), cell: ({ outcome }) => outcome[language] },
            ]}
          />
        </div>
      )}
      <ul className="stack close" role="list">
        {named.map((id) => {
          const source = catalogue.sources.find((known) => known.id === id)
          if (!source) return <li key={id}>{say('plan.source-unknown', { id })}</li>
          const address = source.doi === undefined ? source.url : `https://doi.org/${source.doi}`
          return (
            <li key={id}>
              {address === undefined ? (
                source.citation
              ) : (
                <a href={address} target="_blank" rel="noreferrer">
                  {source.citation}
                </a>
              )}
              <div className="small quiet">{source.limits[language]}</div>
            </li>
          )
        })}
        {named.length === 0 ? <li>{say('finding.no-source')}</li> : null}
      </ul>
    </div>
  )
}

type Row = PlanningCatalogue['protocolEvidence'][number]

/** How a row was done, as far as it says; what could not be found in its publication is marked. */
function protocolText(row: Row, say: Say, language: 'en' | 'tr'): string {
  const { sessions, interval, depthMm } = row
  const parts = [
    sessions && part(row, 'sessions', sessionsText(sessions, say, language), say),
    interval && part(row, 'interval', say('plan.every', { span: foundText(interval, say, language) ?? '' }), say),
    depthMm && part(row, 'depthMm', millimetreText(depthMm, language), say),
  ]
  return parts.filter((each) => each !== null).join(' · ') || say('plan.row-protocol-unknown')
}

function sessionsText(sessions: Range, say: Say, language: 'en' | 'tr'): string {
  return sessions.low === sessions.high
    ? say('plan.sessions-n', { n: sessions.low })
    : say('plan.row-sessions', { range: rangeText(sessions, language) })
}

function part(row: Row, name: Row['unsourced'][number], text: string, say: Say): string {
  return row.unsourced.includes(name) ? say('plan.row-unsourced', { text }) : text
}

const levelText = ({ best, worst }: { readonly best: number; readonly worst: number }) =>
  best === worst ? String(best) : `${best}–${worst}`
