import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components'

type Look = 'plain' | 'primary' | 'quiet' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  readonly look?: Look
  readonly children: ReactNode
  /** Why it cannot be pressed now. Shown and read out; a button is never dead without a word. */
  readonly whyNot?: string | undefined
}

export function Button({ look = 'plain', children, whyNot, isDisabled, ...rest }: ButtonProps) {
  const button = (
    <AriaButton
      {...rest}
      className={`button ${look}`}
      isDisabled={(isDisabled ?? false) || whyNot !== undefined}
      {...(whyNot === undefined ? {} : { 'aria-description': whyNot })}
    >
      {children}
    </AriaButton>
  )
  if (whyNot === undefined) return button
  return (
    <span className="cluster">
      {button}
      <span className="small quiet">{whyNot}</span>
    </span>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'children' | 'whyNot'> & {
  /** What it does, in words: its name, and what is shown beside the pointer. */
  readonly label: string
  readonly icon: ReactNode
}

export function IconButton({ label, icon, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} className={`button icon ${look}`} aria-label={label}>
        {icon}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
