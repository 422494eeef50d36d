import type { AvoidMarkKind } from '@stipple/domain/planning'
import type { ReactNode } from 'react'

/** Signs in a square from −5 to 5, told apart by shape. */
const signs: Readonly<Record<AvoidMarkKind, ReactNode>> = {
  mole: <circle className="solid" r="2.4" />,
  'skin-tag': <path d="M-.8-3.6C-.6-1.6-2.6-.4-2.6 1.4a2.6 2.6 0 0 0 5.2 0C2.6-.4.6-1.6.8-3.6" />,
  'active-acne': (
    <>
      <circle r="3.2" />
      <circle className="solid" r="1.1" />
    </>
  ),
  wart: (
    <path d="M-3 2.6a1.7 1.7 0 0 1-.4-3A1.9 1.9 0 0 1-.9-3a1.9 1.9 0 0 1 3.2.6A1.9 1.9 0 0 1 3 .9a1.6 1.6 0 0 1-.6 1.7Z" />
  ),
  'cold-sore': (
    <>
      <circle cx="-1.7" cy="-1.2" r="1.5" />
      <circle cx="1.7" cy="-1.2" r="1.5" />
      <circle cy="1.8" r="1.5" />
    </>
  ),
  keratosis: <path d="M-3.2-.6-1.4-3.2 1.8-2.8 3.4.2 1.6 3-1.8 2.8ZM-1.4-.4H1.6M-.8 1.4H1" />,
  filler: (
    <path d="M0-3.6C1.8-1.2 2.8.2 2.8 1.4a2.8 2.8 0 0 1-5.6 0C-2.8.2-1.8-1.2 0-3.6ZM-1.2 1.5a1.3 1.3 0 0 0 1.2 1.2" />
  ),
  tattoo: <path d="M0-3.6.9-1.1 3.5-1.1 1.4.5 2.2 3.1 0 1.6-2.2 3.1-1.4.5-3.5-1.1-.9-1.1Z" />,
  implant: (
    <>
      <rect x="-3" y="-3" width="6" height="6" rx="1" />
      <path d="M0-1.6V1.6M-1.6 0H1.6" />
    </>
  ),
  other: (
    <>
      <path d="M0-3.4V.8" />
      <circle className="solid" cy="2.8" r=".7" />
    </>
  ),
}

/** The sign of a kind of mark, alone; its name is written beside it. */
export function MarkIcon({ kind, sizePx = 18 }: { readonly kind: AvoidMarkKind; readonly sizePx?: number }) {
  return (
    <svg className="mark-icon" width={sizePx} height={sizePx} viewBox="-5 -5 10 10" aria-hidden="true">
      {signs[kind]}
    </svg>
  )
}

/** The sign of a kind of mark inside a chart. */
export function MarkSign({ kind }: { readonly kind: AvoidMarkKind }) {
  return <g className="mark-icon">{signs[kind]}</g>
}
