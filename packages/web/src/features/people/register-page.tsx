import { contract, type PersonSummary } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { problemText } from '../../app/problem-text.tsx'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice, Page } from '../../ui/surfaces.tsx'
import { DetailsForm, detailsOf, emptyDetails } from './details-form.tsx'

export function RegisterPage() {
  const say = useSay()
  const { clinicId } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(emptyDetails)
  const [refusal, setRefusal] = useState<Refusal>()
  const [registered, setRegistered] = useState<{ personId: string; mayBe: readonly PersonSummary[] }>()
  const details = detailsOf(draft)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!details) return
    const done = await call(contract.registerPerson, { clinicId, body: { details, identifiers: [] } })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    await queries.invalidateQueries({ queryKey: ['people', clinicId] })
    if (done.value.mayBe.length > 0) setRegistered(done.value)
    else void navigate({ to: paths.person(done.value.personId) as '/' })
  }
  if (registered) return <MayBe {...registered} />
  return (
    <Page title={say('people.register')}>
      <form className="stack read" onSubmit={(event) => void submit(event)}>
        {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
        <DetailsForm draft={draft} onChange={setDraft} />
        <div>
          <Button type="submit" look="primary" whyNot={details ? undefined : say('person.incomplete')}>
            {say('people.register')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function MayBe({ personId, mayBe }: { readonly personId: string; readonly mayBe: readonly PersonSummary[] }) {
  const say = useSay()
  const date = usePartialDate()
  const { may } = useSession()
  return (
    <Page title={say('people.registered')}>
      <Notice tone="wait" title={say('people.may-be')}>
        <ul>
          {mayBe.map((other) => (
            <li key={other.personId}>
              <Link to={paths.person(other.personId)}>{other.fullName}</Link>
              {other.birthDate === null ? null : ` · ${date(other.birthDate)}`}
              {may('clinician', 'owner') ? (
                <>
                  {' · '}
                  <Link to={paths.mergeWith(other.personId, personId)}>
                    {say('people.compare', { name: other.fullName })}
                  </Link>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Notice>
      <p>
        <Link to={paths.person(personId)}>{say('people.go-on-new')}</Link>
      </p>
    </Page>
  )
}
