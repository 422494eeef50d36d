import { type Chart, type MarkedArea, zoneCentre } from '@stipple/domain/anatomy'
import { Check, Search } from 'lucide-react'
import { memo, type ReactNode, useEffect, useMemo, useState } from 'react'
import { Input, Label, ListBox, ListBoxItem, SearchField, type Selection } from 'react-aria-components'
import { localeOf, useSay, useSpeech } from '../../app/say.tsx'
import { intentionWords } from './chart-words.ts'
import type { ChartTool, ZoneLook } from './looks.ts'
import { LookSwatch } from './look-swatch.tsx'

export type ZoneListProps = {
  readonly chart: Chart
  readonly nameOf: (zone: string) => string
  readonly looks: ReadonlyMap<string, ZoneLook>
  readonly selected: ReadonlySet<string>
  readonly tool: ChartTool
  readonly onSelect: (zones: readonly string[], isSelected: boolean) => void
  readonly onPoint: (zone: string | undefined) => void
  readonly onMark: (area: MarkedArea) => void
}

/**
 * The zones of a chart by name. Does what the drawing does: selects zones, and with a tool for marks puts one in the middle of
 * the zone that is chosen. Keep the values and functions it is given while nothing changes: it is drawn anew when one is another.
 */
export const ZoneList = memo(function ZoneList(props: ZoneListProps) {
  const { chart, nameOf, looks, selected, tool, onSelect, onPoint, onMark } = props
  const { language } = useSpeech()
  const say = useSay()
  const [sought, setSought] = useState('')
  const locale = localeOf(language)
  const entries = useMemo(() => chart.zones.map(({ id }) => ({ id, name: nameOf(id) })), [chart, nameOf])
  const lower = (text: string) => text.toLocaleLowerCase(locale)
  const found = entries.filter(({ name }) => lower(name).includes(lower(sought.trim())))
  const isSelecting = tool.kind === 'select'

  function change(keys: Selection) {
    const now = keys === 'all' ? new Set(found.map(({ id }) => id)) : new Set([...keys].map(String))
    const added = found.filter(({ id }) => now.has(id) && !selected.has(id)).map(({ id }) => id)
    const removed = found.filter(({ id }) => !now.has(id) && selected.has(id)).map(({ id }) => id)
    if (added.length > 0) onSelect(added, true)
    if (removed.length > 0) onSelect(removed, false)
  }

  function markMiddle(zone: string) {
    const centre = zoneCentre(chart, zone)
    if (!centre || tool.kind === 'select') return
    const radius = tool.kind === 'point' ? tool.radius : centre.radius / 2
    onMark({ kind: 'circle', centre: centre.point, radius })
  }

  return (
    <div className="zone-list">
      <SearchField className="field" value={sought} onChange={setSought}>
        <Label className="visually-hidden">{say('atlas.search')}</Label>
        <span className="zone-search">
          <Search size={16} aria-hidden="true" />
          <Input className="input" placeholder={say('atlas.search')} />
        </span>
      </SearchField>
      <ListBox
        className="list"
        aria-label={say('atlas.zones')}
        items={found}
        dependencies={[looks]}
        selectionMode={isSelecting ? 'multiple' : 'none'}
        selectedKeys={isSelecting ? [...selected] : []}
        onSelectionChange={change}
        // While zones are selected there must be no action at all: with one, a first press acts instead of selecting.
        {...(isSelecting ? {} : { onAction: (key) => markMiddle(String(key)) })}
        renderEmptyState={() => <p className="quiet small zone-none">{say('atlas.nothing-found')}</p>}
      >
        {({ id, name }) => (
          <ListBoxItem
            className="item zone-item"
            textValue={name}
            onHoverStart={() => onPoint(id)}
            onHoverEnd={() => onPoint(undefined)}
          >
            {({ isSelected, isFocusVisible }) => (
              <FollowFocus zone={id} isFocused={isFocusVisible} onPoint={onPoint}>
                <LookSwatch look={looks.get(id)} />
                <span className="zone-name">
                  {name}
                  <span className="quiet small">
                    {say(intentionWords[looks.get(id)?.intention ?? 'plain'])}
                    {looks.get(id)?.label === undefined ? '' : ` · ${looks.get(id)?.label}`}
                  </span>
                </span>
                {isSelected ? <Check size={16} aria-hidden="true" /> : null}
              </FollowFocus>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
})

/** Points the chart to the zone that the keyboard is on. */
function FollowFocus(props: {
  readonly zone: string
  readonly isFocused: boolean
  readonly onPoint: (zone: string | undefined) => void
  readonly children: ReactNode
}) {
  const { zone, isFocused, onPoint, children } = props
  useEffect(() => {
    if (isFocused) onPoint(zone)
    // What `onPoint` is does not matter: the zone is pointed at once, when the keyboard comes to it.
  }, [zone, isFocused])
  return children
}
