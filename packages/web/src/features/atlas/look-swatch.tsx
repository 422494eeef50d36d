import { memo, useId } from 'react'
import type { ZoneLook } from './looks.ts'
import { dotsPath } from './path-text.ts'
import { tileOfDots } from './stipple.ts'

/** As many dots as fit into a swatch in the size they have on a chart. */
const swatchDots = tileOfDots(56).map(({ x, y }) => ({ x: 1.5 + x * 17, y: 1.5 + y * 17 }))

/** A little square filled like a zone; what it means is written beside it. */
export const LookSwatch = memo(function LookSwatch({ look }: { readonly look: ZoneLook | undefined }) {
  const intention = look?.intention ?? 'plain'
  const pattern = `swatch${useId().replaceAll(/[^a-z0-9]/gi, '')}`
  const dots = intention === 'plain' || intention === 'avoid' ? 0 : Math.round((look?.density ?? 0) * swatchDots.length)
  return (
    <svg className={`look-swatch zone-fill ${intention}`} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <defs>
        <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={`hatch ${intention}`} d={intention === 'avoid' ? 'M0 2.5H5M2.5 0V5' : 'M2.5 0V5'} />
        </pattern>
      </defs>
      <rect className="frame wash" x="0.5" y="0.5" width="19" height="19" rx="4" />
      {intention === 'reduce' || intention === 'avoid' ? (
        <rect width="19" height="19" x="0.5" y="0.5" rx="4" fill={`url(#${pattern})`} />
      ) : null}
      <path className="dots" d={dotsPath(swatchDots.slice(0, dots))} strokeWidth="1.5" />
    </svg>
  )
})
