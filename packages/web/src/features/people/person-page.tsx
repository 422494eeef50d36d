import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState, Notice, Skeleton } from '../../ui/surfaces.tsx'
import { SendIntakeDialog } from '../intakes/send-intake-dialog.tsx'
import { PersonIntakes } from '../intakes/person-intakes.tsx'
import { PersonPlans } from '../planning/person-plans.tsx'
import { ScreeningList } from '../screening/screening-list.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { FactList } from './fact-list.tsx'
import { PersonBanner } from './person-banner.tsx'
import { RecordMenu } from './record-menu.tsx'
import { Timeline } from './timeline.tsx'
import { useLedHere } from './led-here.tsx'
import { useDuplicates } from './use-duplicates.ts'
import { usePerson } from './use-person.ts'
import './people.css'

/** A person's chart. */
export function PersonPage() {
  const { say } = useSpeech()
  const { may } = useSession()
  const { personId } = useParams({ strict: false }) as { personId: string }
  const navigate = useNavigate()
  const person = usePerson(personId)
  const duplicates = useDuplicates(personId)
  useLedHere({ personId, person: person.data, addressOf: paths.person })
  const [open, setOpen] = useState<'intake' | 'edit'>()
  if (person.isPending) {
    return (
      <div className="page">
        <Skeleton lines={6} label={say('state.loading')} />
      </div>
    )
  }
  if (person.isError) {
    return (
      <div className="page">
        {refusalOf(person.error).code === 'not-found' ? (
          <EmptyState title={say('person.not-here')}>
            <p className="quiet read">{say('person.not-here-what')}</p>
            <Link to={paths.people()}>{say('nav.people')}</Link>
          </EmptyState>
        ) : (
          <ProblemNotice refusal={refusalOf(person.error)} onRetry={() => void person.refetch()} />
        )}
      </div>
    )
  }
  const works = may('clinician', 'assistant')
  return (
    <div className="page">
      <title>{`${person.data.fullName} · Stipple`}</title>
      <PersonBanner
        person={person.data}
        actions={
          <div className="cluster">
            {works ? <Button onPress={() => setOpen('edit')}>{say('action.edit')}</Button> : null}
            {works ? <Button onPress={() => setOpen('intake')}>{say('intake.send')}</Button> : null}
            <Button look="primary" onPress={() => void navigate({ to: paths.screen(personId) as '/' })}>
              {say('screening.start')}
            </Button>
            <RecordMenu person={person.data} />
          </div>
        }
      />
      {duplicates.data?.map(({ person: other }) => (
        <Notice key={other.personId} tone="wait">
          {say('merge.may-be', { name: other.fullName })}{' '}
          <Link to={paths.mergeWith(personId, other.personId)}>{say('merge.compare')}</Link>
        </Notice>
      ))}
      <Tabs>
        <TabList className="tabs-list" aria-label={say('person.chart')}>
          <Tab id="screenings" className="tab">
            {say('person.tab.screenings')}
          </Tab>
          <Tab id="plans" className="tab">
            {say('person.tab.plans')}
          </Tab>
          <Tab id="facts" className="tab">
            {say('person.tab.facts')}
          </Tab>
          <Tab id="intakes" className="tab">
            {say('nav.intakes')}
          </Tab>
          <Tab id="timeline" className="tab">
            {say('person.tab.timeline')}
          </Tab>
        </TabList>
        <TabPanel id="screenings" className="tab-panel">
          <ScreeningList personId={personId} />
        </TabPanel>
        <TabPanel id="plans" className="tab-panel">
          <PersonPlans personId={personId} />
        </TabPanel>
        <TabPanel id="facts" className="tab-panel">
          <FactList personId={personId} />
        </TabPanel>
        <TabPanel id="intakes" className="tab-panel">
          <PersonIntakes personId={personId} />
        </TabPanel>
        <TabPanel id="timeline" className="tab-panel">
          <Timeline personId={personId} />
        </TabPanel>
      </Tabs>
      {open === 'intake' ? <SendIntakeDialog person={person.data} onClose={() => setOpen(undefined)} /> : null}
      {open === 'edit' ? <EditDialog person={person.data} onClose={() => setOpen(undefined)} /> : null}
    </div>
  )
}
