import { Link as RouterLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export type LinkProps = {
  /** An address of `paths`. */
  readonly to: string
  readonly className?: string
  readonly children: ReactNode
}

/** A link inside the application: addresses come from `paths`, so they are plain text here. */
export function Link({ to, className, children }: LinkProps) {
  return (
    <RouterLink to={to as '/'} {...(className === undefined ? {} : { className })}>
      {children}
    </RouterLink>
  )
}
