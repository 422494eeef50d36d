import type {
  Banded,
  DepthDefinition,
  DeviceClass,
  EvaluatedMaximum,
  LabelVerdict,
  NoDepth,
  Provenance,
  Reach,
  ReachedLayer,
  SkinProfile,
  ThicknessRecord,
} from '@stipple/domain/dose'
import type { Language, LocalizedText } from '@stipple/domain/evidence'
import type { Call } from '../commands/command.ts'
import type { MessageKey } from '../messages/messages.ts'
import { padded } from './page.ts'

/** A depth by one definition, or why there is none. */
export type DepthShown = {
  readonly definition: DepthDefinition
  readonly depthUm?: Banded
  readonly confidence?: 'low'
  readonly basis?: LocalizedText
  readonly none?: NoDepth
  readonly provenance: readonly Provenance[]
}

/** The word for one layer against one publication's thicknesses. */
export type ReachShown = Pick<SkinProfile, 'method' | 'site' | 'sex'> & {
  readonly definition: DepthDefinition
  readonly layer: ReachedLayer
  readonly reach: Reach
  /** Whether the word comes from a measured ratio or holds for every ratio from a fifth of the length to all of it. */
  readonly from: 'measured-ratio' | 'every-ratio'
  readonly above: readonly ThicknessRecord[]
}

/** What `stipple depth` found. */
export type DepthDocument = {
  readonly setUm: number
  readonly deviceClass: DeviceClass
  readonly zone: string
  readonly label: { readonly verdict: LabelVerdict; readonly evaluated?: EvaluatedMaximum }
  readonly noModel?: unknown
  readonly depths?: readonly DepthShown[]
  readonly reach?: readonly ReachShown[]
}

/** The document for `--json`: sites and grounds in the publication's language, whatever is spoken on the page. */
export function depthJson({ depths, reach, ...rest }: DepthDocument): object {
  return {
    ...rest,
    ...(depths
      ? { depths: depths.map(({ basis, ...depth }) => ({ ...depth, ...(basis ? { basis: basis.en } : {}) })) }
      : {}),
    ...(reach
      ? {
          reach: reach.map(({ site, above, ...word }) => ({
            ...word,
            site: site.en,
            above: above.map((record) => ({ ...record, site: record.site.en, population: record.population.en })),
          })),
        }
      : {}),
  }
}

/** A depth and the layers it reaches as lines for a terminal. */
export function depthPage(
  { setUm, zone, label, depths = [], reach = [] }: DepthDocument,
  zoneName: string,
  { page, say, language }: Call,
): string {
  const dim = (text: string) => page.style('dim', text)
  const row: Row = (head, text) => `  ${dim(padded(head, 42))}${text}`
  const maxUm = label.evaluated?.maxUm
  return [
    '',
    row(say('depth.set'), page.style('bold', `${setUm} µm`)),
    row(say('depth.label'), say(`depth.label-${label.verdict}`, { max: maxUm ?? '' })),
    ...(label.evaluated ? page.paragraph(dim(label.evaluated.provenance.citation), { indent: 4 }) : []),
    ...(label.verdict === 'beyond' ? ['', ...page.paragraph(say('depth.no-advice'), { indent: 2 })] : []),
    ...depths.flatMap((depth) => [
      row(say(`depth.definition-${depth.definition}`), depthText(depth, say)),
      ...depth.provenance.map(({ citation }) => dim(`    ${citation}`)),
    ]),
    ...(label.verdict === 'beyond' ? [] : layerRows(reach, { zone, zoneName, row }, { page, say, language })),
    '',
    ...page.paragraph(dim(say('depth.basis')), { indent: 2 }),
    '',
  ].join('\n')
}

type Row = (head: string, text: string) => string

/** One line for a publication's thicknesses, apart for the needle and for the channel it leaves. */
function layerRows(
  reach: readonly ReachShown[],
  { zone, zoneName, row }: { zone: string; zoneName: string; row: Row },
  { page, say, language }: Pick<Call, 'page' | 'say' | 'language'>,
): string[] {
  const head = (text: string) => ['', page.style('bold', `  ${text}`)]
  if (reach.length === 0) {
    return [...head(zoneName), ...page.paragraph(say('depth.no-thickness', { zone }), { indent: 2 })]
  }
  return [...groupedBy(reach, ({ definition }) => definition)].flatMap(([definition, found]) => [
    ...head(`${zoneName}: ${say(`depth.definition-${definition}`)}`),
    ...[...groupedBy(found, sampleOf(say, language))].flatMap(([sample, words]) => [
      row(sample, wordsOf(words, say)),
      ...doubtsOf(words, language).flatMap((doubt) => page.paragraph(page.style('dim', doubt), { indent: 4 })),
    ]),
  ])
}

function wordsOf(found: readonly ReachShown[], say: Call['say']): string {
  return found.map(({ layer, reach }) => `${say(`depth.reaches-${layer}`)}: ${say(`depth.reach-${reach}`)}`).join(' · ')
}

function groupedBy<K>(found: readonly ReachShown[], keyOf: (one: ReachShown) => K): Map<K, ReachShown[]> {
  const groups = new Map<K, ReachShown[]>()
  for (const one of found) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

const sampleOf =
  (say: Call['say'], language: Language) =>
  ({ method, site, sex }: ReachShown): string =>
    [say(`depth.method-${method}`), site[language], ...(sex ? [say(`depth.sex-${sex}`)] : [])].join(', ')

function doubtsOf(words: readonly ReachShown[], language: Language): string[] {
  return [...new Set(words.flatMap(({ above }) => above.flatMap(({ doubt }) => doubt?.says[language] ?? [])))]
}

function depthText({ depthUm, none }: DepthShown, say: Call['say']): string {
  if (depthUm) {
    const { value, low, high } = depthUm
    return say('depth.from-to', { value: value.toFixed(0), low: low.toFixed(0), high: high.toFixed(0) })
  }
  const range = none?.code === 'length-out-of-domain' ? none.range : undefined
  const key: MessageKey = `depth.none-${none?.code ?? 'no-measurement'}`
  return say(key, { from: range?.from ?? '', to: range?.to ?? '' })
}
