import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  Radio,
  RadioGroup as AriaRadioGroup,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { CheckSign } from './check-sign.tsx'

type Around = { readonly label: string; readonly hint?: string | undefined; readonly fault?: string | undefined }

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> &
  Around & {
    readonly placeholder?: string
    readonly lines?: 'one' | 'many'
    readonly unit?: string
    readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'
  }

export function TextField({ label, hint, fault, placeholder, lines = 'one', unit, ...rest }: TextFieldProps) {
  const input =
    lines === 'many' ? (
      <TextArea className="input" {...(placeholder === undefined ? {} : { placeholder })} />
    ) : (
      <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
    )
  return (
    <AriaTextField {...rest} className="field" isInvalid={fault !== undefined}>
      <Label className="label">{label}</Label>
      {unit === undefined ? (
        input
      ) : (
        <span className="input-with-unit">
          {input}
          <span className="unit">{unit}</span>
        </span>
      )}
      {hint === undefined ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Fault fault={fault} />
    </AriaTextField>
  )
}

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'autoComplete' | 'isRequired' | 'lines' | 'unit'> & {
  /** Tells password managers whether to fill one in or to make one up. */
  readonly password: 'current' | 'new'
}

/** A password to be typed: never shown, always needed. */
export function PasswordField({ password, ...rest }: PasswordFieldProps) {
  return <TextField {...rest} type="password" autoComplete={`${password}-password`} isRequired />
}

export function Fault({ fault }: { readonly fault: string | undefined }) {
  if (fault === undefined) return null
  return (
    <FieldError className="fault">
      <CircleAlert size={14} aria-hidden="true" />
      {fault}
    </FieldError>
  )
}

export type CheckboxProps = {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isDisabled?: boolean
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="choice">
      {({ isSelected }) => (
        <>
          <span className="box">{isSelected ? <CheckSign /> : null}</span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  )
}

export type RadioGroupProps<Value extends string> = Around & {
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, hint, fault, value, onChange, options } = props
  return (
    <AriaRadioGroup
      className="field"
      value={value ?? null}
      onChange={(next) => onChange(next as Value)}
      isInvalid={fault !== undefined}
    >
      <Label className="label">{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="choice">
          <span className="dot" />
          <span>{option.label}</span>
        </Radio>
      ))}
      {hint === undefined ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Fault fault={fault} />
    </AriaRadioGroup>
  )
}
