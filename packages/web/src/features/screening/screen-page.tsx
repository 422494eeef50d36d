import type { Intent } from '@stipple/domain/candidacy'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/surfaces.tsx'
import { useLedHere } from '../people/led-here.tsx'
import { PersonBanner } from '../people/person-banner.tsx'
import { usePerson } from '../people/use-person.ts'
import { Considered } from './considered.tsx'
import { emptyIntent, IntentForm, intentOf } from './intent-form.tsx'
import './screening.css'

/** Screens a person for an intent: considerations, open questions, and the clinician's judgement. */
export function ScreenPage() {
  const { say } = useSpeech()
  const { personId } = useParams({ strict: false }) as { personId: string }
  const person = usePerson(personId)
  useLedHere({ personId, person: person.data, addressOf: paths.screen })
  const [draft, setDraft] = useState(emptyIntent)
  const [intent, setIntent] = useState<Intent>()
  const ready = intentOf(draft)
  return (
    <Page
      title={say('screening.title')}
      lead={<Link to={paths.person(personId)}>{say('action.back-to', { name: person.data?.fullName ?? '' })}</Link>}
    >
      {person.data ? <PersonBanner person={person.data} /> : null}
      {intent === undefined ? (
        <section className="card stack">
          <h2>{say('screening.what')}</h2>
          <IntentForm draft={draft} onChange={setDraft} />
          <Button look="primary" onPress={() => setIntent(ready)} whyNot={ready ? undefined : say('intent.incomplete')}>
            {say('screening.show')}
          </Button>
        </section>
      ) : (
        <Considered
          personId={personId}
          intent={intent}
          skinType={person.data?.skinType ?? null}
          onOther={() => setIntent(undefined)}
        />
      )}
    </Page>
  )
}
