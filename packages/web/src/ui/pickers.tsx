import { ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { Fault } from './fields.tsx'

export type Option<Value extends string> = { readonly value: Value; readonly label: string }

type PickerProps<Value extends string> = {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  readonly fault?: string | undefined
}

/** One of a few. */
export function Select<Value extends string>(props: PickerProps<Value>) {
  const { label, options, value, onChange, placeholder, fault } = props
  return (
    <AriaSelect
      className="field"
      value={value ?? null}
      onChange={(key) => {
        if (key !== null) onChange(String(key) as Value)
      }}
      isInvalid={fault !== undefined}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label className="label">{label}</Label>
      <AriaButton className="picker">
        <SelectValue />
        <ChevronDown size={16} aria-hidden="true" />
      </AriaButton>
      <Fault fault={fault} />
      <Popover className="popover">
        <ListBox className="list" items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem className="item" textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** One of many, found by typing. */
export function ComboBox<Value extends string>(props: PickerProps<Value>) {
  const { label, options, value, onChange, placeholder, fault } = props
  return (
    <AriaComboBox
      className="field"
      value={value ?? null}
      onChange={(key) => {
        if (key !== null) onChange(String(key) as Value)
      }}
      menuTrigger="focus"
      isInvalid={fault !== undefined}
      defaultItems={options.map((option) => ({ ...option, id: option.value }))}
    >
      <Label className="label">{label}</Label>
      <span className="combo">
        <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
        <AriaButton className="button icon">
          <ChevronDown size={16} aria-hidden="true" />
        </AriaButton>
      </span>
      <Fault fault={fault} />
      <Popover className="popover">
        <ListBox className="list">
          {(option: Option<Value> & { id: string }) => (
            <ListBoxItem className="item" textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
