import type { PatientIntake } from '@stipple/api/contract'
import type { PatientLanguage } from '@stipple/domain/evidence'
import { type SyntheticEvent, useEffect, useMemo, useState } from 'react'
import { Mark } from '../../ui/mark.tsx'
import { DateInput } from '../intake-form/date-input.tsx'
import { isPastDate, todayHere } from '../intake-form/draft-answer.ts'
import { getIntake, openIntake, type PatientCalled } from './patient-calls.ts'
import { chosenLanguage, directionOf, keepLanguage, offeredLanguage, patientLanguageNames } from './patient-language.ts'
import { type PatientKey, patientSayIn } from './patient-say.ts'
import { Walk } from './walk.tsx'

type Code = Extract<PatientCalled<unknown>, { ok: false }>['code']

const known: Partial<Record<Code, PatientKey>> = {
  'birth-date-wrong': 'problem.birth-date-wrong',
  'locked-out': 'problem.locked-out',
  'link-not-valid': 'problem.link-not-valid',
  'already-submitted': 'problem.already-submitted',
  'too-many-requests': 'problem.too-many',
  offline: 'problem.offline',
}

const languages = Object.entries(patientLanguageNames) as [PatientLanguage, string][]

/** What a patient sees: the door, the questions, and a thank-you. Never a finding and never a verdict. */
export function PatientPage() {
  const [chosen, setChosen] = useState(chosenLanguage)
  const [offered] = useState(offeredLanguage)
  const [intake, setIntake] = useState<PatientIntake>()
  const [done, setDone] = useState(false)
  const [looked, setLooked] = useState(false)
  const language = chosen ?? intake?.form.language ?? offered
  const say = useMemo(() => patientSayIn(language), [language])
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    document.title = say('title')
  })
  // Whoever reloads goes on where they were; a link that was never opened here asks for the date of birth.
  useEffect(() => {
    void getIntake(chosen).then((there) => {
      if (there.ok && location.hash === '') enter(there.value)
      setLooked(true)
      return undefined
    })
    // Once, when the page is opened.
  }, [])
  const enter = (opened: PatientIntake) => {
    setIntake(opened)
    setDone(opened.submitted)
    // The token has done its work; it need not stand in the address for whoever looks over a shoulder.
    history.replaceState(null, '', location.pathname)
  }
  const choose = (id: PatientLanguage) => {
    keepLanguage(id)
    setChosen(id)
  }
  return (
    <div className="patient">
      <header>
        <div className="brand">
          <Mark sizePx={22} />
          {intake?.clinicName ?? 'Stipple'}
        </div>
        <div className="languages" role="group" aria-label={say('language')}>
          {languages.map(([id, name]) => (
            <button key={id} type="button" lang={id} aria-pressed={language === id} onClick={() => choose(id)}>
              {name}
            </button>
          ))}
        </div>
      </header>
      <main>
        {done ? (
          <>
            <h1>{say('done.title')}</h1>
            <p>{say('done.lead', { clinic: intake?.clinicName ?? '' })}</p>
            <p>{say('done.next')}</p>
            <p className="quiet">{say('done.close')}</p>
          </>
        ) : intake ? (
          <Walk
            first={intake}
            language={language}
            say={say}
            onDone={() => {
              sessionStorage.clear()
              setDone(true)
            }}
          />
        ) : looked ? (
          <Door say={say} onOpened={enter} />
        ) : null}
      </main>
    </div>
  )
}

type DoorProps = {
  readonly say: ReturnType<typeof patientSayIn>
  readonly onOpened: (intake: PatientIntake) => void
}

function Door({ say, onOpened }: DoorProps) {
  const [birthDate, setBirthDate] = useState('')
  const [problem, setProblem] = useState<PatientKey>()
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPastDate(birthDate, todayHere()) || birthDate.length !== 'YYYY-MM-DD'.length) {
      setProblem('problem.date')
      return
    }
    const opened = await openIntake(location.hash.slice(1), birthDate)
    if (opened.ok) onOpened(opened.value)
    else
      setProblem(known[opened.code] ?? (opened.code === 'invalid-request' ? 'problem.link-not-valid' : 'problem.other'))
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h1>{say('title')}</h1>
      <p>{say('open.lead')}</p>
      <DateInput
        label={say('open.birth-date')}
        value={birthDate}
        onChange={setBirthDate}
        words={{
          day: say('date.day'),
          month: say('date.month'),
          year: say('date.year'),
          optional: '',
        }}
        precision="whole"
      />
      <p className="small quiet">{say('open.why')}</p>
      {problem === undefined ? null : (
        <p className="patient-problem" role="alert">
          {say(problem)}
        </p>
      )}
      <div>
        <button type="submit" className="patient-button primary">
          {say('open.submit')}
        </button>
      </div>
    </form>
  )
}
