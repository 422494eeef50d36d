import { CheckSign } from '../../ui/check-sign.tsx'

type CheckOptionProps = {
  readonly label: string
  readonly help?: string | null
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** One of several that can be chosen. */
export function CheckOption({ label, help = null, checked, onChange }: CheckOptionProps) {
  return (
    <label className="pick" data-checked={checked}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="pick-box" aria-hidden="true">
        {checked ? <CheckSign /> : null}
      </span>
      <span>
        {label}
        {help === null ? null : <span className="hint">{help}</span>}
      </span>
    </label>
  )
}

type RadioOptionProps = {
  readonly name: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: () => void
}

/** One of several of which one is chosen. */
export function RadioOption({ name, label, checked, onChange }: RadioOptionProps) {
  return (
    <label className="pick" data-checked={checked}>
      <input type="radio" name={name} checked={checked} onChange={onChange} />
      <span className="pick-box round" aria-hidden="true" />
      <span>{label}</span>
    </label>
  )
}
