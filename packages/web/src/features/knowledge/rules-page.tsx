import { searchKey } from '@stipple/domain/patient'
import { useState } from 'react'
import { refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Badge, EmptyState, Page, Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { useRules } from './use-rules.ts'

/** Every rule that screens, to be read. */
export function RulesPage() {
  const { say, language } = useSpeech()
  const rules = useRules()
  const [typed, setTyped] = useState('')
  const asked = searchKey(typed)
  const shown = (rules.data?.rules ?? []).filter(({ id, catalogue, title, because }) =>
    searchKey(`${id} ${catalogue} ${title[language]} ${because[language]}`).includes(asked),
  )
  const version = rules.data?.knowledgeVersion.slice(0, 12) ?? ''
  return (
    <Page title={say('nav.knowledge')} lead={say('rules.lead')}>
      <TextField label={say('rules.search')} type="search" value={typed} onChange={setTyped} />
      {rules.isPending ? <Skeleton lines={10} label={say('state.loading')} /> : null}
      {rules.isError ? <ProblemNotice refusal={refusalOf(rules.error)} onRetry={() => void rules.refetch()} /> : null}
      {rules.isSuccess && shown.length === 0 ? <EmptyState title={say('rules.none-found')} /> : null}
      {shown.length === 0 ? null : (
        <>
          <p className="small quiet">{say('rules.count', { n: shown.length, version })}</p>
          <div className="table-frame">
            <Table
              keyOf={({ id }) => id}
              rows={shown}
              columns={[
                { title: say('rules.catalogue'), look: 'mono', cell: ({ catalogue }) => catalogue },
                {
                  title: say('rules.rule'),
                  cell: ({ id, title, ownChoice }) => (
                    <>
                      <Link to={paths.rule(id)}>{title[language]}</Link>{' '}
                      {ownChoice ? <Badge tone="know">{say('rules.own-choice')}</Badge> : null}
                    </>
                  ),
                },
                { title: say('rules.class'), cell: (rule) => say(`class.${rule.class}`) },
                {
                  title: say('rules.strongest'),
                  cell: ({ strengths: [strongest] }) => (strongest === undefined ? '' : say(`strength.${strongest}`)),
                },
                { title: say('rules.sources'), holds: 'number', cell: ({ sourceCount }) => sourceCount },
                {
                  title: say('rules.reviewed'),
                  cell: ({ reviewed }) => (reviewed === 'none yet' ? say('rules.not-reviewed') : reviewed.by),
                },
              ]}
            />
          </div>
        </>
      )}
    </Page>
  )
}
