import { searchKey } from '@stipple/domain/patient'
import { useState } from 'react'
import { refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Badge, EmptyState, Page, Skeleton } from '../../ui/surfaces.tsx'
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
            <table className="table">
              <thead>
                <tr>
                  <th>{say('rules.catalogue')}</th>
                  <th>{say('rules.rule')}</th>
                  <th>{say('rules.class')}</th>
                  <th>{say('rules.strongest')}</th>
                  <th className="number">{say('rules.sources')}</th>
                  <th>{say('rules.reviewed')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((rule) => (
                  <tr key={rule.id}>
                    <td className="mono">{rule.catalogue}</td>
                    <td>
                      <Link to={paths.rule(rule.id)}>{rule.title[language]}</Link>{' '}
                      {rule.ownChoice ? <Badge tone="know">{say('rules.own-choice')}</Badge> : null}
                    </td>
                    <td>{say(`class.${rule.class}`)}</td>
                    <td>{rule.strengths[0] === undefined ? '' : say(`strength.${rule.strengths[0]}`)}</td>
                    <td className="number">{rule.sourceCount}</td>
                    <td>{rule.reviewed === 'none yet' ? say('rules.not-reviewed') : rule.reviewed.by}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Page>
  )
}
