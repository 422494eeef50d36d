import { contract } from '@stipple/api/contract'
import type { ClauseEffect, PolicyChoice } from '@stipple/domain/candidacy'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetched } from '../../app/client.ts'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Skeleton } from '../../ui/surfaces.tsx'

type Kind = 'position' | 'effect' | 'window' | 'off'
const unitsOfTime = ['days', 'weeks', 'months', 'years'] as const
const effectsOfClauses = ['stop', 'refer', 'defer', 'avoid-zone', 'adjust', 'inform'] as const

/** One way to differ from a rule: another published position, another effect or waiting time of a part, or none of it. */
export function PolicyChoiceForm(props: { readonly ruleId: string; readonly onAdd: (choice: PolicyChoice) => void }) {
  const { ruleId, onAdd } = props
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const rule = useQuery({
    queryKey: ['rule', clinicId, ruleId],
    queryFn: ({ signal }) => fetched(contract.getRule, { clinicId, params: { ruleId } }, signal),
  })
  const [kind, setKind] = useState<Kind>()
  const [position, setPosition] = useState<string>()
  const [clause, setClause] = useState<string>()
  const [effect, setEffect] = useState<ClauseEffect>()
  const [count, setCount] = useState('')
  const [unit, setUnit] = useState<(typeof unitsOfTime)[number]>('weeks')
  const [reason, setReason] = useState('')
  if (!rule.data) return <Skeleton lines={3} label={say('state.loading')} />
  const { positions = [], clauses } = rule.data.rule
  const all = [...clauses, ...positions.flatMap((of) => of.clauses)]
  const kinds: readonly Kind[] =
    positions.length > 0 ? ['position', 'effect', 'window', 'off'] : ['effect', 'window', 'off']
  const choice = choiceOf()

  function choiceOf(): PolicyChoice | undefined {
    const why = reason.trim().length >= 10 ? { reason: reason.trim() } : {}
    if (kind === 'off') return { rule: ruleId, off: true, ...why }
    if (kind === 'position') return position === undefined ? undefined : { rule: ruleId, position, ...why }
    if (clause === undefined) return undefined
    if (kind === 'effect') return effect === undefined ? undefined : { rule: ruleId, clause, effect, ...why }
    const n = Number(count)
    if (kind !== 'window' || !Number.isInteger(n) || n <= 0) return undefined
    return { rule: ruleId, clause, window: { [unit]: n } as { days: number }, ...why }
  }

  return (
    <div className="stack">
      <RadioGroup
        label={say('policy.how')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: say(`policy.kind.${value}`) }))}
      />
      {kind === 'position' ? (
        <Select
          label={say('policy.position')}
          value={position}
          onChange={setPosition}
          placeholder={say('choose')}
          options={positions.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
      ) : null}
      {kind === 'effect' || kind === 'window' ? (
        <Select
          label={say('policy.clause')}
          value={clause}
          onChange={setClause}
          placeholder={say('choose')}
          options={all.map(({ id, says }) => ({ value: id, label: `${id}: ${says[language]}` }))}
        />
      ) : null}
      {kind === 'effect' ? (
        <Select
          label={say('policy.effect')}
          value={effect}
          onChange={setEffect}
          placeholder={say('choose')}
          options={effectsOfClauses.map((value) => ({ value, label: say(`effect.${value}`) }))}
        />
      ) : null}
      {kind === 'window' ? (
        <div className="grid-two">
          <TextField label={say('policy.count')} inputMode="numeric" value={count} onChange={setCount} />
          <Select
            label={say('policy.unit')}
            value={unit}
            onChange={setUnit}
            options={unitsOfTime.map((value) => ({ value, label: say(`span.${value}`, { n: 2 }) }))}
          />
        </div>
      ) : null}
      <TextField label={say('policy.reason')} hint={say('policy.reason-hint')} value={reason} onChange={setReason} />
      <div>
        <Button
          onPress={() => {
            if (choice) onAdd(choice)
          }}
          whyNot={choice ? undefined : say('policy.incomplete')}
        >
          {say('policy.add-choice')}
        </Button>
      </div>
    </div>
  )
}
