import { contract, type PersonSummary } from '@stipple/api/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { fetched, refusalOf } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { Link } from '../../app/link.tsx'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { EmptyState, Page, Skeleton } from '../../ui/surfaces.tsx'
import './people.css'

const rowHeightPx = 48

/** Everybody of the clinic, found by name, birth date or number while one types. */
export function PeoplePage() {
  const say = useSay()
  const { clinicId, may } = useSession()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const pages = useInfiniteQuery({
    queryKey: ['people', clinicId, q],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { after: pageParam }), limit: 100 }
      return fetched(contract.findPeople, { clinicId, query }, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  const people = pages.data?.pages.flatMap((page) => page.people) ?? []
  const total = pages.data?.pages[0]?.total
  const go = (to: string) => void navigate({ to: to as '/' })
  return (
    <Page
      title={say('nav.people')}
      lead={typeof total === 'number' ? say('people.count', { n: total }) : undefined}
      actions={
        <>
          <Button onPress={() => go(paths.importRecords())}>{say('people.import')}</Button>
          {may('clinician', 'assistant') ? (
            <Button look="primary" onPress={() => go(paths.newPerson())}>
              {say('people.register')}
            </Button>
          ) : null}
        </>
      }
    >
      <TextField
        label={say('people.search')}
        hint={say('people.search-hint')}
        value={typed}
        onChange={setTyped}
        type="search"
        autoFocus
      />
      {pages.isError ? <ProblemNotice refusal={refusalOf(pages.error)} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton lines={8} label={say('state.loading')} /> : null}
      {pages.isSuccess && people.length === 0 ? (
        <EmptyState title={say(q === '' ? 'people.none' : 'people.none-found')}>
          <p className="quiet">{say(q === '' ? 'people.none-hint' : 'people.none-found-hint')}</p>
        </EmptyState>
      ) : null}
      {people.length > 0 ? (
        <Rows people={people} more={pages.hasNextPage} onMore={() => void pages.fetchNextPage()} />
      ) : null}
    </Page>
  )
}

type RowsProps = { readonly people: readonly PersonSummary[]; readonly more: boolean; readonly onMore: () => void }

function Rows({ people, more, onMore }: RowsProps) {
  const say = useSay()
  const date = usePartialDate()
  const frame = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= people.length - 20) onMore()
  }, [more, last, people.length, onMore])
  return (
    <div ref={frame} className="people-frame" tabIndex={0} role="region" aria-label={say('nav.people')}>
      <ul role="list" className="people-rows" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const person = people[index]
          if (!person) return null
          return (
            <li key={person.personId} style={{ transform: `translateY(${start}px)` }}>
              <Link to={paths.person(person.personId)}>
                <span className="name">{person.fullName}</span>
                <span className="quiet">{person.birthDate === null ? say('unknown') : date(person.birthDate)}</span>
                <span className="quiet small sex">{say(person.sex === null ? 'unknown' : `sex.${person.sex}`)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
