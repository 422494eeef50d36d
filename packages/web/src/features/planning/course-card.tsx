import { calendarOf, settledAfter } from '@stipple/domain/planning'
import { memo, useState } from 'react'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Badge, Notice } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { spanText } from './plan-words.ts'

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** Days of the course: when it may begin, what it must fit, and the days that follow from both. */
export const CourseCard = memo(function CourseCard({ editing }: { readonly editing: PlanEditing }) {
  const { say } = useSpeech()
  const date = usePartialDate()
  const { plan, background, catalogue, names, isReadOnly, change, edit } = editing
  const { course } = plan
  const calendar = calendarOf(plan, background, catalogue)
  const set = (changed: Partial<typeof course>) => change((now) => edit.setCourse(now, changed))
  return (
    <section className="card stack" aria-labelledby="course-title">
      <h2 id="course-title">{say('plan.course')}</h2>
      {isReadOnly ? null : (
        <div className="grid-two">
          <TextField
            label={say('plan.first-on')}
            type="date"
            value={course.firstOn ?? ''}
            onChange={(text) => set({ firstOn: isDay(text) ? text : null })}
          />
          <TextField
            label={say('plan.event')}
            hint={say('plan.event-hint', { span: spanText(settledAfter, say) })}
            type="date"
            value={course.event?.on ?? ''}
            onChange={(text) =>
              set({ event: isDay(text) ? { wants: course.event?.wants ?? 'settled', on: text } : null })
            }
          />
          {course.event ? (
            <RadioGroup
              label={say('plan.event-wants')}
              value={course.event.wants}
              onChange={(wants) => set({ event: course.event && { ...course.event, wants } })}
              options={(['settled', 'final-result'] as const).map((value) => ({
                value,
                label: say(`plan.event.${value}`),
              }))}
            />
          ) : null}
          <Blocked editing={editing} />
          <OtherProcedures editing={editing} />
        </div>
      )}
      {calendar === undefined ? <p className="quiet">{say('plan.course-open')}</p> : null}
      {calendar?.problem?.code === 'event-too-soon' ? (
        <Notice tone="wait" title={say('plan.event-too-soon', { n: calendar.problem.sessionsThatFit })}>
          {say('plan.start-by', { date: date(calendar.problem.startBy) })}
        </Notice>
      ) : null}
      {calendar?.problem?.code === 'no-day-left' ? <Notice tone="stop" title={say('plan.no-day-left')} /> : null}
      <div className="table-frame">
        <Table
          caption={say('plan.course')}
          keyOf={({ number }) => number}
          rows={calendar?.sessions ?? []}
          columns={[
            { title: say('plan.session'), cell: ({ number }) => number },
            { title: say('plan.session-on'), cell: ({ on }) => <b>{date(on)}</b> },
            { title: say('plan.earliest'), cell: ({ earliest }) => date(earliest) },
            { title: say('plan.latest'), cell: ({ latest }) => (latest === null ? say('plan.nothing') : date(latest)) },
          ]}
        />
      </div>
      {calendar?.resultOn ? <p>{say('plan.result-on', { date: date(calendar.resultOn) })}</p> : null}
      {plan.otherProcedures.length > 0 && isReadOnly ? (
        <p className="cluster">
          {plan.otherProcedures.map(({ concept, on }) => (
            <Badge key={`${concept} ${on}`}>
              {names.procedure(concept)} · {date(on)}
            </Badge>
          ))}
        </p>
      ) : null}
    </section>
  )
})

function Blocked({ editing: { plan, change, edit } }: { readonly editing: PlanEditing }) {
  const { say } = useSpeech()
  const date = usePartialDate()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const { blocked } = plan.course
  const isReady = isDay(from) && isDay(to) && from <= to
  return (
    <fieldset className="choices stack close">
      <legend className="label">{say('plan.blocked')}</legend>
      <div className="grid-two">
        <TextField label={say('plan.blocked-from')} type="date" value={from} onChange={setFrom} />
        <TextField label={say('plan.blocked-to')} type="date" value={to} onChange={setTo} />
      </div>
      <Button
        isDisabled={!isReady}
        onPress={() => {
          change((now) => edit.setCourse(now, { blocked: [...blocked, { from, to }] }))
          setFrom('')
          setTo('')
        }}
      >
        {say('plan.add')}
      </Button>
      <div className="cluster">
        {blocked.map((span) => (
          <Badge key={`${span.from} ${span.to}`}>
            {date(span.from)} – {date(span.to)}
            <Button
              look="quiet"
              aria-label={say('plan.remove')}
              onPress={() =>
                change((now) => edit.setCourse(now, { blocked: blocked.filter((other) => other !== span) }))
              }
            >
              ×
            </Button>
          </Badge>
        ))}
      </div>
    </fieldset>
  )
}

function OtherProcedures({ editing: { plan, change, edit, catalogue, names } }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const date = usePartialDate()
  const [concept, setConcept] = useState<string>()
  const [on, setOn] = useState('')
  return (
    <fieldset className="choices stack close">
      <legend className="label">{say('plan.other-procedures')}</legend>
      <div className="grid-two">
        <Select
          label={say('plan.procedure')}
          value={concept}
          onChange={setConcept}
          placeholder={say('choose')}
          options={catalogue.procedures.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
        <TextField label={say('plan.procedure-on')} type="date" value={on} onChange={setOn} />
      </div>
      <Button
        isDisabled={concept === undefined || !isDay(on)}
        onPress={() => {
          if (concept === undefined) return
          const zones = [...plan.prescription.zones]
          change((now) => edit.setOtherProcedures(now, [...plan.otherProcedures, { concept, on, zones }]))
          setConcept(undefined)
          setOn('')
        }}
      >
        {say('plan.add')}
      </Button>
      <div className="cluster">
        {plan.otherProcedures.map((planned) => (
          <Badge key={`${planned.concept} ${planned.on}`}>
            {names.procedure(planned.concept)} · {date(planned.on)}
            <Button
              look="quiet"
              aria-label={say('plan.remove')}
              onPress={() =>
                change((now) =>
                  edit.setOtherProcedures(
                    now,
                    plan.otherProcedures.filter((other) => other !== planned),
                  ),
                )
              }
            >
              ×
            </Button>
          </Badge>
        ))}
      </div>
    </fieldset>
  )
}
