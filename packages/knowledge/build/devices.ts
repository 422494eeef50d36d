import type { Figure } from '@stipple/domain/planning'
import type { Knowledge } from '@stipple/knowledge'
import { range, table } from './markdown-table.ts'

/** The devices with what their papers say, as a Markdown page. */
export function devicesPage(knowledge: Knowledge): string {
  const devices = [...knowledge.planning.devices].sort((a, b) => (a.id < b.id ? -1 : 1))
  return `# Devices and their labels

Written by \`npm run knowledge\` from \`packages/knowledge/content/devices\`; do not edit. Behind each figure stand its strength and the
sources it rests on; \`packages/knowledge/content/sources\` says how each of them was read. A dash: not reported in what was read, which is
neither zero nor "any". What is unsourced or mere practice is shown, and limits nothing.

## What they can be set to

${table(
  [
    'device',
    'kind',
    'depth, mm',
    'step, mm',
    'tolerance, ± mm',
    'strokes a second',
    'label excludes delivery',
    'reviewed',
  ],
  devices.map((device) => [
    `[${device.title}](../../packages/knowledge/content/devices/${device.id}.yaml)`,
    device.kind,
    figure(device.depthMm, range),
    figure(device.depthStepMm),
    figure(device.depthToleranceMm),
    figure(device.strokesPerSecond, range),
    figure(device.excludesDelivery, yesOrNo),
    device.reviewed === 'none yet' ? 'none yet' : `${device.reviewed.by}, ${device.reviewed.on}`,
  ]),
)}

## Cartridges and drums

${table(
  ['device', 'part', 'needles', 'gauge', 'geometry', 'length, mm', 'field, mm', 'tip circle, mm', 'single use'],
  devices.flatMap((device) =>
    device.cartridges.map((cartridge) => [
      device.title,
      cartridge.title.en,
      figure(cartridge.needles),
      figure(cartridge.gauge),
      figure(cartridge.geometry, ({ en }) => en),
      figure(cartridge.needleLengthMm),
      figure(cartridge.fieldWidthMm),
      figure(cartridge.tipCircleMm),
      figure(cartridge.singleUse, yesOrNo),
    ]),
  ),
)}

## What was evaluated

A device that is not in this table has no label here. Sessions apart are what a device's own study did.

${table(
  [
    'device',
    'document',
    'granted',
    'for',
    'places',
    'from age',
    'skin types',
    'to, mm',
    'sessions apart, days',
    'sources',
  ],
  devices.flatMap((device) =>
    device.labels.map((label) => [
      device.title,
      `${label.document} (${label.jurisdiction})`,
      label.on ?? '-',
      label.indications.join(', '),
      label.zones.join(', '),
      figure(label.ageFromYears),
      figure(label.skinTypes, (types) => types.join(' ')),
      figure(label.evaluatedMaximumMm),
      figure(label.intervalDays),
      label.sources.join(', '),
    ]),
  ),
)}

## Places their papers leave out

${table(
  ['device', 'places', 'words', 'because'],
  devices.flatMap((device) =>
    device.exclusions.map(({ zones, says, because }) => [device.title, zones.join(', '), says.en, backing(because)]),
  ),
)}

## Remarks

Where sources disagree, and how a figure was worked out.

${table(
  ['device', 'about', 'remark'],
  devices.flatMap((device) => [
    ...(device.notes ? [[device.title, 'the device', device.notes.en]] : []),
    ...notesIn(device).map(({ at, note }) => [device.title, at, note]),
  ]),
)}
`
}

/** Notes of single figures, each with the field that it stands at. */
function notesIn(value: unknown, at: readonly string[] = []): { at: string; note: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'note' in value ? [{ at: at.join(', '), note: (value.note as { en: string }).en }] : []
  const name = (key: string, part: unknown) =>
    typeof part === 'object' && part !== null && 'id' in part ? String(part.id) : key
  return [...own, ...Object.entries(value).flatMap(([key, part]) => notesIn(part, [...at, name(key, part)]))]
}

function figure<T>(given: Figure<T> | null, show: (value: T) => string = String): string {
  return given === null ? '-' : `${show(given.value)} (${backing(given)})`
}

const backing = ({ strength, sources }: Pick<Figure<unknown>, 'strength' | 'sources'>) =>
  sources.length > 0 ? `${strength}: ${sources.join(', ')}` : strength

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no')
