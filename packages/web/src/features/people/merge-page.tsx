import { contract, type PersonSummary } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Badge, EmptyState, Page, Skeleton } from '../../ui/surfaces.tsx'
import { PersonBanner } from './person-banner.tsx'
import { useDuplicates } from './use-duplicates.ts'
import { usePerson } from './use-person.ts'
import './people.css'

/** Finds the other entry of a person who is here twice. */
export function MergePage() {
  const say = useSay()
  const { personId } = useParams({ strict: false }) as { personId: string }
  const person = usePerson(personId)
  const duplicates = useDuplicates(personId)
  return (
    <Page
      title={say('merge.title')}
      lead={<Link to={paths.person(personId)}>{say('action.back-to', { name: person.data?.fullName ?? '' })}</Link>}
    >
      {person.data ? <PersonBanner person={person.data} /> : null}
      <p className="read">{say('merge.lead')}</p>
      <section className="stack close">
        <h2>{say('merge.suggested')}</h2>
        {duplicates.isPending ? <Skeleton lines={3} label={say('state.loading')} /> : null}
        {duplicates.isError ? (
          <ProblemNotice refusal={refusalOf(duplicates.error)} onRetry={() => void duplicates.refetch()} />
        ) : null}
        {duplicates.data?.length === 0 ? (
          <EmptyState title={say('merge.none')}>
            <p className="quiet">{say('merge.none-hint')}</p>
          </EmptyState>
        ) : null}
        {duplicates.data && duplicates.data.length > 0 ? (
          <ul role="list" className="candidates">
            {duplicates.data.map(({ person: other, reasons }) => (
              <Candidate key={other.personId} personId={personId} other={other}>
                {reasons.map((reason) => (
                  <Badge key={reason} tone="know">
                    {say(`merge.reason.${reason}`)}
                  </Badge>
                ))}
              </Candidate>
            ))}
          </ul>
        ) : null}
      </section>
      <OtherEntry personId={personId} />
    </Page>
  )
}

/** Any entry, for when nothing that is compared gives it away. */
function OtherEntry({ personId }: { readonly personId: string }) {
  const say = useSay()
  const { clinicId } = useSession()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['people', clinicId, 'merge', q],
    queryFn: ({ signal }) => fetched(contract.findPeople, { clinicId, query: { q, limit: 9 } }, signal),
    enabled: q.length > 1,
    placeholderData: (before) => before,
  })
  const others = q.length > 1 ? (found.data?.people ?? []).filter((other) => other.personId !== personId) : []
  return (
    <section className="stack close">
      <h2>{say('merge.other')}</h2>
      <TextField
        label={say('people.search')}
        hint={say('people.search-hint')}
        type="search"
        value={typed}
        onChange={setTyped}
      />
      {q.length > 1 && found.isSuccess && others.length === 0 ? (
        <p className="quiet">{say('people.none-found')}</p>
      ) : null}
      <ul role="list" className="candidates">
        {others.map((other) => (
          <Candidate key={other.personId} personId={personId} other={other} />
        ))}
      </ul>
    </section>
  )
}

type CandidateProps = { readonly personId: string; readonly other: PersonSummary; readonly children?: ReactNode }

function Candidate({ personId, other, children }: CandidateProps) {
  const say = useSay()
  const date = usePartialDate()
  return (
    <li>
      <span className="candidate-name">
        <b>{other.fullName}</b>{' '}
        <span className="quiet">{other.birthDate === null ? say('unknown') : date(other.birthDate)}</span>
      </span>
      <span className="cluster">{children}</span>
      <Link to={paths.mergeWith(personId, other.personId)} className="button">
        {say('merge.compare')}
        <span className="visually-hidden"> {other.fullName}</span>
      </Link>
    </li>
  )
}
