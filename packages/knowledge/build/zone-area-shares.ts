/** A region of the body with a published share of the skin, and the chart that divides it into zones. */
export type RegionShare = {
  readonly name: { readonly en: string; readonly tr: string }
  /** Percent of the body's surface. */
  readonly percent: number
  readonly source: string
  /** The chart that divides the region; none when the region is one zone. */
  readonly chart?: string
  readonly zones: readonly string[]
  /** A second published division, before the drawing's. */
  readonly part?: { readonly percent: number; readonly source: string; readonly name: { en: string; tr: string } }
}

const lundBrowder = 'lund-browder-1944'
const sides = ['left', 'right'] as const
const word = { left: { en: 'left', tr: 'sol' }, right: { en: 'right', tr: 'sağ' } } as const

/** Zones of a chart that begin with one of these. */
const beginning = (...starts: readonly string[]) => starts

const salt = (
  name: { en: string; tr: string },
  percent: number,
  chart: string | undefined,
  zones: readonly string[],
) => ({
  name: {
    en: 'back half of the head, taken as the scalp (the front half, taken as the face, has hair as well)',
    tr: 'başın arka yarısı; saçlı deri sayıldı (yüz sayılan ön yarıda da saç vardır)',
  },
  percent: 3.5,
  source: lundBrowder,
  zones,
  part: { percent, source: 'olsen-salt-2004', name },
  ...(chart === undefined ? {} : { chart }),
})

/** Adult shares after Lund and Browder: each region once, front and back apart where zones are. */
export const regionShares: readonly RegionShare[] = [
  {
    name: { en: 'front half of the head, taken as the face', tr: 'başın ön yarısı; yüz sayıldı' },
    percent: 3.5,
    source: lundBrowder,
    chart: 'face-front',
    zones: beginning('face.'),
  },
  salt({ en: 'top', tr: 'üst' }, 40, 'scalp-top', ['scalp.frontal', 'scalp.mid', 'scalp.vertex']),
  ...sides.map((side) =>
    salt({ en: `${word[side].en} side`, tr: `${word[side].tr} yan` }, 18, `face-${side}`, [
      `scalp.parietal.${side}`,
      `scalp.temporal.${side}`,
    ]),
  ),
  salt({ en: 'back', tr: 'arka' }, 24, undefined, ['scalp.occipital']),
  {
    name: { en: 'front of the neck', tr: 'boynun ön yüzü' },
    percent: 1,
    source: lundBrowder,
    chart: 'neck-front',
    zones: beginning('face.submental', 'neck.'),
  },
  {
    name: { en: 'back of the neck', tr: 'boynun arka yüzü' },
    percent: 1,
    source: lundBrowder,
    chart: 'scalp-back',
    zones: beginning('neck.'),
  },
  {
    name: { en: 'front of the trunk', tr: 'gövdenin ön yüzü' },
    percent: 13,
    source: lundBrowder,
    chart: 'trunk-front',
    zones: beginning('trunk.'),
  },
  {
    name: { en: 'back of the trunk', tr: 'gövdenin arka yüzü' },
    percent: 13,
    source: lundBrowder,
    chart: 'trunk-back',
    zones: beginning('trunk.shoulder', 'trunk.back'),
  },
  ...sides.flatMap((side): RegionShare[] => {
    const { en, tr } = word[side]
    const limb = (
      name: { en: string; tr: string },
      percent: number,
      zones: readonly string[],
      chart?: string,
    ): RegionShare => ({ name, percent, source: lundBrowder, zones, ...(chart === undefined ? {} : { chart }) })
    return [
      limb({ en: `${en} buttock`, tr: `${tr} kalça` }, 2.5, [`trunk.buttock.${side}`]),
      limb(
        {
          en: `front of the ${en} upper arm (2 %) and forearm (1.5 %)`,
          tr: `${tr} üst kolun (%2) ve ön kolun (%1,5) ön yüzü`,
        },
        3.5,
        [`arms.${side}.`],
        'arms-front',
      ),
      limb(
        {
          en: `back of the ${en} upper arm (2 %) and forearm (1.5 %)`,
          tr: `${tr} üst kolun (%2) ve ön kolun (%1,5) arka yüzü`,
        },
        3.5,
        [`arms.${side}.`],
        'arms-back',
      ),
      limb({ en: `half of the ${en} hand`, tr: `${tr} elin yarısı` }, 1.25, [`hands.${side}.back`]),
      {
        name: { en: `palm side of the ${en} hand with the fingers`, tr: `${tr} elin parmaklarla birlikte avuç tarafı` },
        percent: 0.87,
        source: 'rhodes-hand-area-2013',
        zones: [`hands.${side}.palm`],
      },
      limb(
        {
          en: `front of the ${en} thigh (4.75 %) and leg (3.5 %)`,
          tr: `${tr} uyluğun (%4,75) ve baldırın (%3,5) ön yüzü`,
        },
        8.25,
        [`legs.${side}.`],
        'legs-front',
      ),
      limb(
        {
          en: `back of the ${en} thigh (4.75 %) and leg (3.5 %)`,
          tr: `${tr} uyluğun (%4,75) ve baldırın (%3,5) arka yüzü`,
        },
        8.25,
        [`legs.${side}.`],
        'legs-back',
      ),
      limb({ en: `half of the ${en} foot`, tr: `${tr} ayağın yarısı` }, 1.75, [`feet.${side}.back`]),
      limb({ en: `half of the ${en} foot`, tr: `${tr} ayağın yarısı` }, 1.75, [`feet.${side}.sole`]),
    ]
  }),
]
