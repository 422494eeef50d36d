import type { Provenance } from '@stipple/domain/dose'
import { useSay } from '../../app/say.tsx'

/** Where figures come from, each source once. */
export function SourceList({ sources }: { readonly sources: readonly Provenance[] }) {
  const say = useSay()
  const once = [...new Map(sources.map((source) => [source.citation, source])).values()]
  return (
    <div className="stack close">
      <h3>{say('lab.sources')}</h3>
      <ul className="lab-sources small">
        {once.map(({ citation, doi, read }) => (
          <li key={citation}>
            {doi === undefined
              ? say('lab.source', { citation, read: say(`lab.read.${read}`) })
              : say('lab.source-with-doi', { citation, doi, read: say(`lab.read.${read}`) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
