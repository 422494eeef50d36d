import type { Person } from '@stipple/api/contract'
import { ShieldAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Badge } from '../../ui/surfaces.tsx'
import { SkinTypeDialog } from './skin-type-dialog.tsx'
import { skinTypeNumeral } from './skin-type-numeral.ts'

/** Who this is, and what has to be seen at once. Every sign has its word. */
export function PersonBanner({ person, actions }: { readonly person: Person; readonly actions?: ReactNode }) {
  const say = useSay()
  const date = usePartialDate()
  const { may } = useSession()
  const [asking, setAsking] = useState(false)
  const { ageYears, minor, skinType, skinTypeFrom, allergies, alerts, legalHold, guardian } = person
  return (
    <section className="person-banner" aria-label={person.fullName}>
      <div className="cluster spread">
        <h1>{person.fullName}</h1>
        {actions}
      </div>
      <div className="line">
        <span>
          {person.birthDate === null ? say('person.birth-date-unknown') : date(person.birthDate)}
          {ageYears === null ? null : ` · ${say('person.age', { n: ageYears })}`}
        </span>
        <span>{say(person.sex === null ? 'person.sex-unknown' : `sex.${person.sex}`)}</span>
        <span>
          {say('person.skin-type')}{' '}
          {skinType === null ? <span className="quiet">{say('unknown')}</span> : <b>{skinTypeNumeral(skinType)}</b>}
          {skinTypeFrom === null ? null : <span className="small quiet"> {say(`source.${skinTypeFrom.from}`)}</span>}
          {may('clinician', 'assistant') ? (
            <Button look="quiet" aria-label={say('skin-type.ask')} onPress={() => setAsking(true)}>
              {say(skinType === null ? 'skin-type.ask-short' : 'skin-type.change-short')}
            </Button>
          ) : null}
        </span>
        <span>
          {say('person.allergies')} {say(`person.allergies.${allergies}`)}
        </span>
      </div>
      <div className="cluster">
        {minor === true ? (
          <Badge tone="wait" icon={TriangleAlert}>
            {guardian === null ? say('person.minor-no-guardian') : say('person.minor', { guardian: guardian.fullName })}
          </Badge>
        ) : null}
        {minor === null ? (
          <Badge tone="wait" icon={TriangleAlert}>
            {say('person.minor-unknown')}
          </Badge>
        ) : null}
        {legalHold === null ? null : (
          <Badge tone="know" icon={ShieldAlert}>
            {say('person.legal-hold')}
          </Badge>
        )}
        {alerts.map(({ concept, title, certainty, since }) => (
          <Badge key={concept} tone="stop" icon={TriangleAlert}>
            {title}
            {since === null ? null : ` · ${say('person.since', { date: date(since) })}`}
            {certainty === 'contradictory' ? ` · ${say('person.contradictory')}` : null}
          </Badge>
        ))}
      </div>
      {asking ? <SkinTypeDialog person={person} onClose={() => setAsking(false)} /> : null}
    </section>
  )
}
