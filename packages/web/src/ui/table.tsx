import type { ReactNode } from 'react'

export type Column<Row> = {
  /** What stands above the column; of `actions` it is heard only. */
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** `number` and `actions` stand at the end of the cell. */
  readonly holds?: 'number' | 'actions'
  /** Further classes of the cells, such as `mono`. */
  readonly look?: string
}

export type TableProps<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** What the table shows, for who hears it. */
  readonly caption?: string
  /** `heard`: the titles are not seen; what stands in a cell explains itself. */
  readonly titles?: 'seen' | 'heard'
}

/** Rows under titles. Whatever is wider than its place goes into a `table-frame`. */
export function Table<Row>({ columns, rows, keyOf, caption, titles = 'seen' }: TableProps<Row>) {
  return (
    <table className="table">
      {caption === undefined ? null : <caption className="visually-hidden">{caption}</caption>}
      <thead className={titles === 'heard' ? 'visually-hidden' : undefined}>
        <tr>
          {columns.map(({ title, holds }) => (
            <th key={title} className={holds === 'number' ? 'number' : undefined}>
              {holds === 'actions' ? <span className="visually-hidden">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <td key={column.title} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function classOf({ holds, look }: Pick<Column<never>, 'holds' | 'look'>): string | undefined {
  return [holds === undefined ? '' : 'number', look ?? ''].filter(Boolean).join(' ') || undefined
}
