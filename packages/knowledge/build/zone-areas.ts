import { type Chart, chartNamed, signedArea, type ZoneArea, zoneOutline } from '@stipple/domain/anatomy'
import { type RegionShare, regionShares } from './zone-area-shares.ts'

/** A reference adult of 170 cm and 70 kg has 1.81 m² by Du Bois; 155 cm and 50 kg give 1.47, 190 cm and 95 kg 2.23. */
const bodyCm2 = { low: 15_000, nominal: 18_000, high: 22_000 }

/**
 * How far a share of a drawing may be from a share of the skin, either way: a half cylinder has π/2 times the area of its
 * picture, so skin in the middle of a picture and skin at its edge differ by no more than that from the mean. The same is
 * allowed for where a half of the head is taken as the scalp.
 */
const foreshortening = Math.PI / 2

/** The share of a region that one zone has. */
type Piece = { readonly region: RegionShare; readonly share: number }

/**
 * Nominal areas of zones, worked out from published shares of regions and from the charts. The content is the result of
 * this, and a test compares the two.
 *
 * @param leaves zones without parts, in the order of the content
 */
export function derivedZoneAreas(leaves: readonly string[]): ZoneArea[] {
  return leaves.map((zone) => {
    const pieces = regionShares.flatMap((region) => {
      const share = shareIn(region, zone)
      return share === undefined ? [] : [{ region, share }]
    })
    return pieces.length === 0 ? withoutBasis(zone) : areaOf(zone, pieces)
  })
}

function shareIn(region: RegionShare, zone: string): number | undefined {
  const isOf = (id: string) => region.zones.some((start) => id === start || id.startsWith(start))
  if (!isOf(zone)) return undefined
  if (region.chart === undefined) return 1
  const chart = chartNamed(region.chart)
  if (!chart) throw new RangeError(`shareIn: there is no chart ${region.chart}`)
  const whole = chart.zones.filter(({ id }) => isOf(id)).reduce((sum, { id }) => sum + drawnArea(chart, id), 0)
  return zoneOutline(chart, zone) === undefined ? undefined : drawnArea(chart, zone) / whole
}

const drawnArea = (chart: Chart, zone: string) =>
  (zoneOutline(chart, zone) ?? []).reduce((sum, polyline) => sum + signedArea(polyline), 0)

function areaOf(zone: string, pieces: readonly Piece[]): ZoneArea {
  const ofBody = pieces.reduce((sum, { region, share }) => sum + fractionOf(region) * share, 0)
  const isDerived = pieces.some(({ region }) => region.chart !== undefined || region.part !== undefined)
  const spread = isDerived ? foreshortening : 1
  return {
    zone,
    areaCm2: rounded(ofBody * bodyCm2.nominal),
    rangeCm2: { low: rounded((ofBody * bodyCm2.low) / spread), high: rounded(ofBody * bodyCm2.high * spread) },
    basis: isDerived ? 'derived' : 'published-share',
    sources: [...new Set([...pieces.flatMap(({ region }) => [region.source, ...partSource(region)]), 'du-bois-1916'])],
    derivation: { en: pieces.map(inEnglish).join(' '), tr: pieces.map(inTurkish).join(' ') },
  }
}

const fractionOf = ({ percent, part }: RegionShare) => (percent / 100) * ((part?.percent ?? 100) / 100)
const partSource = ({ part }: RegionShare) => (part ? [part.source] : [])

/** Two figures: the shares carry no more. */
const rounded = (value: number) => Number(value.toPrecision(2))

const decimal = (value: number, mark: string) => String(Number(value.toPrecision(3))).replace('.', mark)

function inEnglish({ region, share }: Piece): string {
  const { name, percent, part, chart } = region
  const divided = part ? `, of that the ${part.name.en}: ${part.percent} % of the scalp` : ''
  const drawn = chart === undefined ? '' : `, of that ${decimal(share * 100, '.')} % as the chart ${chart} is drawn`
  return `${capital(name.en, 'en')}: ${percent} % of 1.8 m²${divided}${drawn}.`
}

function inTurkish({ region, share }: Piece): string {
  const { name, percent, part, chart } = region
  const divided = part ? `; bunun ${part.name.tr} bölümü, saçlı derinin %${part.percent} kadarı` : ''
  const drawn = chart === undefined ? '' : `; bunun, ${chart} çizimine göre %${decimal(share * 100, ',')} kadarı`
  return `${capital(name.tr, 'tr')}: 1,8 m²’nin %${decimal(percent, ',')} kadarı${divided}${drawn}.`
}

const capital = (text: string, language: string) => `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}`

function withoutBasis(zone: string): ZoneArea {
  return {
    zone,
    areaCm2: null,
    rangeCm2: null,
    basis: 'none',
    sources: [],
    derivation: {
      en: 'No published share of the body’s surface was found for this zone.',
      tr: 'Bu bölge için vücut yüzeyinin yayımlanmış bir payı bulunamadı.',
    },
  }
}
