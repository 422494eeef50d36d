import { glideDensity, type NominalDensity, type Result, rollerDensity, stampDensity } from '@stipple/domain/dose'

export const tools = ['roller', 'stamp', 'pen'] as const
export type Tool = (typeof tools)[number]

/** What can be typed, with the unit that stands beside it; the names are the dose model's, so that its refusals find their field. */
const units = {
  needles: '',
  tipCircleMm: 'mm',
  widthMm: 'mm',
  headAreaCm2: 'cm²',
  strokesPerSecond: '/s',
  swathMm: 'mm',
  speedMmPerSecond: 'mm/s',
  passes: '',
} as const
export type SettingField = keyof typeof units
export const unitOf = (field: SettingField) => units[field]

/** Settings to begin with. The roller is the one that was measured and counted; the others are only examples. */
export const beginnings: Readonly<Record<Tool, Readonly<Partial<Record<SettingField, string>>>>> = {
  roller: { needles: '192', tipCircleMm: '20', widthMm: '20', passes: '15' },
  stamp: { needles: '36', headAreaCm2: '0.9', passes: '3' },
  pen: { needles: '14', strokesPerSecond: '116', swathMm: '8', speedMmPerSecond: '20', passes: '2' },
}

export const fieldsOf = (tool: Tool) => Object.keys(beginnings[tool]) as SettingField[]

/** A typed number, with a point or a comma; NaN where it is none. */
export function typedNumber(text: string): number {
  const plain = text.trim().replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}

/** The nominal density of a setting as it was typed. */
export function densityOf(tool: Tool, typed: Readonly<Partial<Record<SettingField, string>>>): Result<NominalDensity> {
  const at = (field: SettingField) => typedNumber(typed[field] ?? '')
  const [needles, passes] = [at('needles'), at('passes')]
  switch (tool) {
    case 'roller':
      return rollerDensity({ needles, tipCircleMm: at('tipCircleMm'), widthMm: at('widthMm'), passes })
    case 'stamp':
      return stampDensity({ needles, headAreaCm2: at('headAreaCm2'), passes })
    case 'pen':
      return glideDensity({
        needles,
        strokesPerSecond: at('strokesPerSecond'),
        swathMm: at('swathMm'),
        speedMmPerSecond: at('speedMmPerSecond'),
        passes,
      })
    default:
      return tool satisfies never
  }
}
