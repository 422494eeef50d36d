import type { ChartSketch } from './chart.ts'

const frame = { left: -184, top: -16, width: 368, height: 268 }

/** Puts a place of the hand on a chart. */
type Place = (x: number, y: number) => string

/** Lines of the hand with each of their points where `place` says. */
const placed = (line: string, place: Place): string =>
  line
    .split(' ')
    .map((token) => {
      const [x = '', rest = ''] = token.split(',')
      return `${place(Number(x), Number(rest.replace('!', '')))}${rest.endsWith('!') ? '!' : ''}`
    })
    .join(' ')

/**
 * A hand with the fingers up, 190 mm from the wrist to the tip of the middle finger and 86 mm wide, the thumb on the viewer's
 * right. Corners are the webs between the fingers.
 */
const outline =
  '-24,202 -27,184 -36,154 -41,128 -43,100 -47,66 -48,46 -42,37.5 -35,43 -31,66 -25.4,97! -26,66 -26.6,24 -20,11 -12.4,18 -9.4,56 -6.2,89! -6,50 -5,12 2.4,0 9.8,11 11.4,50 13.6,89! 16.4,56 20.4,22 28.4,10.5 35.4,22 33.4,60 32.6,98 37,124! 49,108 60,90 69.4,83.5 75.4,92 67,116 55,146 40,172 28,202'

/** The outline from the side of the little finger to that of the thumb; its ends are called `wrist-one` and `wrist-two`. */
export function outlineOfHand(place: Place): string {
  const points = placed(outline, place).split(' ')
  return [`wrist-one:${points[0]}`, ...points.slice(1, -1), `wrist-two:${points.at(-1)}`].join(' ')
}

/** Nails, knuckles and tendons, in the places of the outline. */
export const backOfHand: readonly string[] = [
  // Nails
  '-46,50 -45,42 -41.4,40.4 -37.6,44 -37.6,50 -41.6,53 -46,50',
  '-24.6,26 -23.6,17 -19.8,14.6 -15.6,18 -15,26 -19.6,29.6 -24.6,26',
  '-2.6,15 -1.4,6 2.4,3.6 6.4,6.4 7.4,15 2.4,18.6 -2.6,15',
  '22.6,26 24,17 28.4,14 32.4,17.4 32.6,26 27.6,29.4 22.6,26',
  '63.4,96 65,89 69,86.4 72.6,90 71.4,97 66.6,99.6 63.4,96',
  // Knuckles
  '-44,74 -40,72.4 -35.4,74',
  '-23.4,58 -18.4,56 -13.4,58',
  '-22.6,61 -18.4,59.4 -14.4,61',
  '-2.4,50 2.8,48 8,50',
  '-1.6,53 2.8,51.4 7.4,53',
  '20.4,60 25.6,58 30.6,60.4',
  '21.2,63 25.6,61.4 30,63.2',
  '57,116 61,117 63.6,120',
  '-38,106 -34,103 -29.6,105',
  '-18,99 -13,96 -8.4,98',
  '0,97 5,94 10,96.4',
  '18,103 23,100 28,103',
  // Tendons
  '-33,112 -24,150 -14,184',
  '-13,106 -9,146 -5,184',
  '5,104 6,146 4,184',
  '22,110 18,150 12,184',
  '50,134 36,162 24,188',
  '-22,194 -17,190 -16,196',
]

/** Lines of the palm and of the joints, in the places of the outline. */
export const palmOfHand: readonly string[] = [
  // Lines of the palm
  '36,126 22,134 10,156 6,194',
  '36,122 14,126 -12,138 -32,154',
  '-41,120 -20,118 -2,112 8,100',
  '-22,200 2,203 26,200',
  // Joints of the fingers
  '-46.4,58 -40,59 -33,57',
  '-45.4,76 -38.4,77 -30,75',
  '-43,98 -34,101 -26,98',
  '-26,38 -19,39.4 -11.4,37.6',
  '-25.6,62 -18,63.4 -9.4,61.6',
  '-24.6,92 -15,95 -7,90',
  '-5.6,28 2.6,29.4 10.6,28',
  '-5.8,54 2.8,55.4 11.2,54',
  '-5.4,89 4,92 13,89',
  '19.4,38 27,39.6 34.4,38.4',
  '16.8,62 25,63.8 33.2,62.6',
  '14.6,90 23,95 32,96',
  '56.4,98 63,102 70.6,106',
  '42,120 50,130 56,142',
  // Balls of thumb and little finger
  '10,150 18,142 30,140',
  '-28,160 -22,176 -18,188',
]

/** Fine lines of the hand. */
export const lines = (place: Place, each: readonly string[]): ChartSketch['features'] =>
  each.map((line) => ({ style: 'fine', line: placed(line, place) }))

/** Backs of the hands: the palms face the person, so the thumbs point outwards. */
const outwards: Place = (x, y) => `${(84 + x).toFixed(1)},${y}`

/** Palms: they face the viewer, so the thumbs point inwards. */
const inwards: Place = (x, y) => `${(92 - x).toFixed(1)},${y}`

const forearm = (place: Place): ChartSketch['features'] => [
  { style: 'ink', line: `${place(-24, 202)} ${place(-25, 222)} ${place(-28, 248)}` },
  { style: 'ink', line: `${place(28, 202)} ${place(28.6, 222)} ${place(31, 248)}` },
]

export const handsBack: ChartSketch = {
  id: 'hands-back',
  frame,
  isMirrored: true,
  side: 'left',
  contours: [outlineOfHand(outwards)],
  creases: [],
  borders: [`wrist-one ${outwards(2, 206)} wrist-two`],
  zones: { 'hands.*.back': outwards(0, 140) },
  openings: [],
  features: [...forearm(outwards), ...lines(outwards, backOfHand)],
}

export const palms: ChartSketch = {
  id: 'palms',
  frame,
  isMirrored: true,
  side: 'left',
  contours: [outlineOfHand(inwards)],
  creases: [],
  borders: [`wrist-one ${inwards(2, 206)} wrist-two`],
  zones: { 'hands.*.palm': inwards(0, 140) },
  openings: [],
  features: [...forearm(inwards), ...lines(inwards, palmOfHand)],
}
