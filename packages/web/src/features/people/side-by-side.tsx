import type { MergeSide } from '@stipple/api/contract'
import type { ReactNode } from 'react'
import { useMoment, useSay } from '../../app/say.tsx'
import { mergedFields } from './merge-choice.ts'
import { useFieldWords } from './use-field-words.ts'

/** Two entries in two columns; rows that only one of them has anything in are shown, rows of neither are not. */
export function SideBySide({ kept, other }: { readonly kept: MergeSide; readonly other: MergeSide }) {
  const say = useSay()
  const moment = useMoment()
  const { fieldName, fieldText } = useFieldWords()
  const written = mergedFields
    .filter((field) => kept.details[field] !== null || other.details[field] !== null)
    .map((field): Row => [fieldName(field), (side) => fieldText(field, side.details)])
  const rows: readonly Row[] = [
    ...written,
    [say('merge.numbers'), (side) => <Numbers side={side} />],
    [say('merge.entered-on'), (side) => moment(side.createdAt)],
    [say('person.tab.facts'), (side) => side.factCount],
    [say('merge.imports'), (side) => side.importCount],
    [say('nav.intakes'), (side) => side.intakeCount],
    [say('person.tab.screenings'), (side) => side.screeningCount],
    [say('merge.plans'), (side) => side.planCount],
  ]
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={say('merge.side-by-side')}>
      <table className="table side-by-side">
        <thead>
          <tr>
            <td />
            <th scope="col">{say('merge.this-entry')}</th>
            <th scope="col">{say('merge.other-entry')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(kept)}</td>
              <td>{of(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Row = readonly [string, (side: MergeSide) => ReactNode]

function Numbers({ side }: { readonly side: MergeSide }) {
  const say = useSay()
  if (side.identifiers.length === 0) return <span className="quiet">{say('merge.numbers.none')}</span>
  return (
    <ul role="list">
      {side.identifiers.map(({ system, value }) => (
        <li key={`${system} ${value}`}>
          {value} <span className="small quiet">{system}</span>
        </li>
      ))}
    </ul>
  )
}
