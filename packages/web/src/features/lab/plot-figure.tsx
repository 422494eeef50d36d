import { type LinePlot, linePlotMarkup, linePlotSvg } from '@stipple/domain/dose'
import { Download } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'

type PlotFigureProps = {
  readonly plot: LinePlot
  /** Rows of the data, each name with its unit last. */
  readonly rows: () => readonly Readonly<Record<string, number>>[]
  /** Of the files that are handed out, without an ending. */
  readonly fileName: string
}

/** A plot in the colours of the page, and its data to take away. */
export function PlotFigure({ plot, rows, fileName }: PlotFigureProps) {
  const say = useSay()
  const width = useDrawingWidth()
  const { viewBox, markup } = linePlotMarkup(plot, width)
  return (
    <figure className="lab-figure">
      <div className="lab-drawing" role="group" aria-label={plot.title}>
        {/* Drawn by the domain, which escapes every text in it. */}
        <svg
          viewBox={viewBox}
          className="lab-plot"
          role="img"
          aria-label={described(plot)}
          dangerouslySetInnerHTML={{ __html: markup }}
        />
      </div>
      <div className="cluster">
        <Button onPress={() => handOut(`${fileName}.csv`, 'text/csv', csvOf(plot.notes, rows()))}>
          <Download size={16} aria-hidden="true" />
          {say('lab.take-csv')}
        </Button>
        <Button onPress={() => handOut(`${fileName}.svg`, 'image/svg+xml', linePlotSvg(plot))}>
          <Download size={16} aria-hidden="true" />
          {say('lab.take-svg')}
        </Button>
      </div>
    </figure>
  )
}

/** Drawn anew for a phone, where a shrunken picture could not be read. */
function useDrawingWidth(): number {
  const narrow = useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrowPage)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(narrowPage).matches,
  )
  return narrow ? 340 : 760
}

const narrowPage = '(max-width: 640px)'

const described = ({ title, notes, x, y, lines }: LinePlot) =>
  [title, `${y.name} (${y.unit}), ${x.name}`, ...lines.map(({ name }) => name), ...notes].join('. ')

function csvOf(notes: readonly string[], rows: readonly Readonly<Record<string, number>>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => names.map((name) => String(row[name] ?? '')).join(','))
  return `${[...notes.map((note) => `# ${note}`), names.join(','), ...lines].join('\n')}\n`
}

function handOut(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
