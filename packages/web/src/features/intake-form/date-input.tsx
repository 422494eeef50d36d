import { useId, useState } from 'react'
import { withLatinDigits } from './latin-digits.ts'

export type DateWords = {
  readonly day: string
  readonly month: string
  readonly year: string
  readonly optional: string
}
export type DateInputProps = {
  readonly label: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or what is not one yet. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly words: DateWords
  /** `whole`: the day is needed. */
  readonly precision: 'whole' | 'partial'
  readonly isDisabled?: boolean
}

/** A date in three fields, day first; whoever does not know the day or the month leaves it empty. */
export function DateInput({ label, value, onChange, words, precision, isDisabled = false }: DateInputProps) {
  const id = useId()
  const [parts, setParts] = useState(() => partsOf(value))
  const set = (change: Partial<typeof parts>) => {
    const next = { ...parts, ...change }
    setParts(next)
    onChange(dateOf(next))
  }
  const field = (name: 'day' | 'month' | 'year', length: number) => (
    <label className="date-part" htmlFor={`${id}${name}`}>
      <span className="small">{words[name]}</span>
      <input
        id={`${id}${name}`}
        className="input"
        inputMode="numeric"
        maxLength={length}
        value={parts[name]}
        disabled={isDisabled}
        onChange={(event) => set({ [name]: withLatinDigits(event.target.value).replace(/\D/g, '') })}
      />
    </label>
  )
  return (
    <fieldset className="date-input">
      <legend className="label">{label}</legend>
      <div className="cluster">
        {field('day', 2)}
        {field('month', 2)}
        {field('year', 4)}
      </div>
      {precision === 'partial' ? <p className="hint">{words.optional}</p> : null}
    </fieldset>
  )
}

function partsOf(value: string): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = value.split('-')
  return { day, month, year }
}

/** What the fields say; a day without its month is no date and stays unreadable. */
function dateOf({ day, month, year }: { day: string; month: string; year: string }): string {
  if (day === '' && month === '') return year
  if (day === '') return `${year}-${month.padStart(2, '0')}`
  return `${year}-${month === '' ? '?' : month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
