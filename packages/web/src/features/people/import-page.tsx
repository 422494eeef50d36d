import { contract, type ReceivedOf } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DropZone, FileTrigger, ProgressBar } from 'react-aria-components'
import { call, type Refusal } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Badge, Page } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import './people.css'

type Report = ReceivedOf<(typeof contract)['importRecords']>
type FileReport =
  | { readonly name: string; readonly report: Report }
  | { readonly name: string; readonly refusal: Refusal }

const tones = {
  added: 'go',
  updated: 'go',
  unchanged: 'plain',
  'several-people': 'wait',
  'other-birth-date': 'wait',
  'not-readable': 'stop',
} as const

/** Records by drag and drop: file after file, each person whole or not at all. */
export function ImportPage() {
  const say = useSay()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const [reports, setReports] = useState<readonly FileReport[]>([])
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number }>()
  const cancel = useRef<AbortController>(undefined)

  const take = async (files: readonly File[]) => {
    const stop = new AbortController()
    cancel.current = stop
    for (const [done, file] of files.entries()) {
      if (stop.signal.aborted) break
      setProgress({ done, all: files.length })
      const called = await call(contract.importRecords, { clinicId, body: await file.text() }, { signal: stop.signal })
      const told: FileReport = called.ok
        ? { name: file.name, report: called.value }
        : { name: file.name, refusal: called.problem }
      if (!stop.signal.aborted) setReports((before) => [told, ...before])
    }
    setProgress(undefined)
    await queries.invalidateQueries({ queryKey: ['people', clinicId] })
  }

  return (
    <Page title={say('people.import')} lead={say('import.lead')}>
      <DropZone
        className="drop"
        onDrop={({ items }) => {
          const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile())
          void Promise.all(files).then(take)
        }}
      >
        <p>{say('import.drop')}</p>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['.json', '.ndjson', 'application/json', 'application/fhir+json']}
          onSelect={(files) => void take([...(files ?? [])])}
        >
          <Button>{say('import.choose')}</Button>
        </FileTrigger>
      </DropZone>
      {progress === undefined ? null : (
        <div className="cluster">
          <ProgressBar
            className="progress"
            value={progress.done}
            maxValue={progress.all}
            aria-label={say('import.progress')}
          >
            {({ percentage }) => (
              <>
                <span>{say('import.progress-of', { done: progress.done, all: progress.all })}</span>
                <div className="progress-track">
                  <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
                </div>
              </>
            )}
          </ProgressBar>
          <Button onPress={() => cancel.current?.abort()}>{say('action.cancel')}</Button>
        </div>
      )}
      {reports.map((told, index) => (
        <section key={`${reports.length - index} ${told.name}`} className="card stack close">
          <h2>{told.name}</h2>
          {'refusal' in told ? <Badge tone="stop">{problemText(told.refusal, say)}</Badge> : <ReportTable {...told} />}
        </section>
      ))}
    </Page>
  )
}

function ReportTable({ report }: { readonly report: Report }) {
  const say = useSay()
  const leftOver = Object.entries(report.unassigned)
  return (
    <>
      <div className="table-frame">
        <Table
          keyOf={({ reference }) => reference}
          rows={report.people}
          columns={[
            {
              title: say('person.full-name'),
              cell: ({ personId, fullName, reference }) =>
                personId === null ? reference : <Link to={paths.person(personId)}>{fullName ?? reference}</Link>,
            },
            {
              title: say('import.result'),
              cell: ({ result, reason }) => (
                <>
                  <Badge tone={tones[result]}>{say(`import.result.${result}`)}</Badge>
                  {reason === null ? null : <span className="small quiet"> {reason}</span>}
                </>
              ),
            },
            { title: say('import.facts'), holds: 'number', cell: ({ factCount }) => factCount },
            { title: say('import.unmapped'), holds: 'number', cell: ({ unmappedCount }) => unmappedCount },
          ]}
        />
      </div>
      {leftOver.length === 0 ? null : (
        <p className="small quiet">
          {say('import.unassigned')} {leftOver.map(([type, count]) => `${type}: ${count}`).join(', ')}
        </p>
      )}
    </>
  )
}
