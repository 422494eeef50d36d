import { useEffect, useRef, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { useSpeech } from '../../app/say.tsx'
import { numberText, typedNumber } from './plan-words.ts'

export type NumberCellProps = {
  readonly label: string
  readonly value: number | null
  /** null: emptied. Text that is no number changes nothing and is shown as not understood. */
  readonly onChange: (value: number | null) => void
  readonly unit?: string
  readonly isReadOnly?: boolean
  readonly isWhole?: boolean
  /** Said where the zones that are edited together differ. */
  readonly placeholder?: string
  readonly look?: 'cell' | 'field'
}

/** A number that is typed, with its unit beside it. */
export function NumberCell(props: NumberCellProps) {
  const { label, value, onChange, unit, isReadOnly = false, isWhole = false, placeholder, look = 'cell' } = props
  const { language } = useSpeech()
  const written = value === null ? '' : numberText(value, language)
  const [text, setText] = useState(written)
  const own = useRef(value)
  useEffect(() => {
    // Undone, or changed from elsewhere: what was typed here gives way.
    if (own.current === value) return
    own.current = value
    setText(written)
  }, [value, written])
  const number = typedNumber(text)
  const isFaulty = text.trim() !== '' && (number === undefined || (isWhole && !Number.isInteger(number)))
  const type = (next: string) => {
    setText(next)
    const typed = typedNumber(next)
    if (next.trim() !== '' && (typed === undefined || (isWhole && !Number.isInteger(typed)))) return
    own.current = typed ?? null
    onChange(typed ?? null)
  }
  return (
    <TextField
      className={look === 'cell' ? 'number-cell' : 'field'}
      value={text}
      onChange={type}
      isReadOnly={isReadOnly}
      isInvalid={isFaulty}
      {...(look === 'cell' ? { 'aria-label': label } : {})}
    >
      {look === 'cell' ? null : <Label className="label">{label}</Label>}
      <span className="input-with-unit">
        <Input className="input" inputMode={isWhole ? 'numeric' : 'decimal'} placeholder={placeholder ?? ''} />
        {unit === undefined ? null : <span className="unit">{unit}</span>}
      </span>
    </TextField>
  )
}
