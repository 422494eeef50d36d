import { contract } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { type Appearance, keepAppearance, keptAppearance } from '../../app/appearance.ts'
import { call, fetched, type Refusal, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useMoment, useSpeech } from '../../app/say.tsx'
import { meKey, useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField, RadioGroup, TextField } from '../../ui/fields.tsx'
import { Badge, Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'

/** One's own account: name, language, look, password, second factor, sessions. */
export function AccountPage() {
  const { say } = useSpeech()
  const { me } = useSession()
  return (
    <Page title={say('account.title')} lead={me.email}>
      <ProfileCard />
      <AppearanceCard />
      <PasswordCard />
      <SecondFactorCard />
      <SessionsCard />
    </Page>
  )
}

function ProfileCard() {
  const { say, language, setLanguage } = useSpeech()
  const { me } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState(me.name)
  const [chosen, setChosen] = useState<'en' | 'tr'>(language)
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.changeMyProfile, { body: { name, language: chosen } })
    if (done.ok) {
      setLanguage(chosen)
      await queries.invalidateQueries({ queryKey: meKey })
      toast(say('account.saved'))
    } else toast(problemText(done.problem, say))
  }
  return (
    <form className="card stack" onSubmit={(event) => void save(event)}>
      <h2>{say('account.profile')}</h2>
      <TextField label={say('field.your-name')} value={name} onChange={setName} isRequired />
      <RadioGroup
        label={say('account.language')}
        value={chosen}
        onChange={setChosen}
        options={(['en', 'tr'] as const).map((value) => ({ value, label: say(`language.${value}`) }))}
      />
      <div>
        <Button type="submit">{say('action.save')}</Button>
      </div>
    </form>
  )
}

function AppearanceCard() {
  const { say } = useSpeech()
  const [appearance, setAppearance] = useState(keptAppearance)
  const set = (change: Partial<Appearance>) => {
    const next = { ...appearance, ...change }
    setAppearance(next)
    keepAppearance(next)
  }
  return (
    <section className="card stack">
      <h2>{say('account.appearance')}</h2>
      <div className="grid-two">
        <RadioGroup
          label={say('account.theme')}
          value={appearance.theme}
          onChange={(theme) => set({ theme })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: say(`theme.${value}`) }))}
        />
        <RadioGroup
          label={say('account.density')}
          value={appearance.density}
          onChange={(density) => set({ density })}
          options={(['comfortable', 'dense'] as const).map((value) => ({ value, label: say(`density.${value}`) }))}
        />
      </div>
    </section>
  )
}

function PasswordCard() {
  const { say } = useSpeech()
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.changeMyPassword, { body: { current, next } })
    setRefusal(done.ok ? undefined : done.problem)
    if (!done.ok) return
    setCurrent('')
    setNext('')
    toast(say('account.password-changed'))
  }
  return (
    <form className="card stack" onSubmit={(event) => void save(event)}>
      <h2>{say('field.password')}</h2>
      {refusal === undefined ? null : (
        <Notice tone="stop">
          {refusal.code === 'wrong-credentials' ? say('account.wrong-password') : problemText(refusal, say)}
        </Notice>
      )}
      <PasswordField label={say('account.current-password')} password="current" value={current} onChange={setCurrent} />
      <PasswordField
        label={say('field.new-password')}
        password="new"
        hint={say('field.password-hint')}
        value={next}
        onChange={setNext}
      />
      <p className="small quiet">{say('account.password-ends')}</p>
      <div>
        <Button type="submit">{say('account.change-password')}</Button>
      </div>
    </form>
  )
}

function SessionsCard() {
  const { say } = useSpeech()
  const moment = useMoment()
  const queries = useQueryClient()
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => fetched(contract.listMySessions, {}, signal),
  })
  const end = async (sessionId: string) => {
    await call(contract.endMySession, { params: { sessionId } })
    await queries.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <section className="card stack close">
      <h2>{say('account.sessions')}</h2>
      {sessions.isPending ? <Skeleton lines={2} label={say('state.loading')} /> : null}
      {sessions.isError ? <ProblemNotice refusal={refusalOf(sessions.error)} /> : null}
      {sessions.data?.map(({ sessionId, current, userAgent, address, lastSeenAt }) => (
        <div key={sessionId} className="cluster spread">
          <div>
            <div>
              {address ?? say('unknown')} {current ? <Badge tone="go">{say('account.this-session')}</Badge> : null}
            </div>
            <div className="small quiet">
              {moment(lastSeenAt)} · {userAgent ?? say('unknown')}
            </div>
          </div>
          {current ? null : <Button onPress={() => void end(sessionId)}>{say('account.end-session')}</Button>}
        </div>
      ))}
    </section>
  )
}
