import { useSay } from '../../app/say.tsx'
import { intentionWords } from './chart-words.ts'
import { LookSwatch } from './look-swatch.tsx'

const densities = [0.15, 0.4, 0.9]

/** What the patterns of a chart mean. */
export function AtlasLegend() {
  const say = useSay()
  return (
    <ul role="list" className="atlas-legend small" aria-label={say('atlas.legend')}>
      {(['treat', 'reduce', 'avoid'] as const).map((intention) => (
        <li key={intention}>
          <LookSwatch look={{ intention, density: 0.4 }} />
          {say(intentionWords[intention])}
        </li>
      ))}
      <li>
        {densities.map((density) => (
          <LookSwatch key={density} look={{ intention: 'treat', density }} />
        ))}
        {say('atlas.legend.density')}
      </li>
    </ul>
  )
}
