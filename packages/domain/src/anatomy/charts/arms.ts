import type { ChartSketch } from './chart.ts'
import { backOfHand, lines, outlineOfHand, palmOfHand } from './hands.ts'

/**
 * The arms hang a little away from the body with the palms to the front, so the thumbs point outwards in both views. Lengths
 * are those of a reference adult of 1750 mm: shoulder to elbow 330, elbow to wrist 255, hand 190.
 */
const frame = { left: -232, top: -14, width: 464, height: 816 }

/** Outer and inner side of the arm to the wrist. */
const silhouette = [
  'cap:83.7,6 128.6,18 161.6,52 173.4,100 deltoid-end:166.8,168 155,232 elbow-outer-top:156.3,286 elbow-outer-bottom:170.8,342 172.1,384 162.9,450 149.7,528 wrist-outer:147.6,579',
  'armpit:78.4,132 73.1,180 75.8,238 elbow-inner-top:83.7,288 elbow-inner-bottom:81,342 81,392 90.3,468 96.9,530 wrist-inner:99.2,579',
]

const cut = 'armpit 62.6,74 cap'
const wrist = 'wrist-inner 122,582 wrist-outer'
const deltoid = 'cap 107.4,52 123.3,112 147,158 deltoid-end'

/** The trunk beside the arms, and the hands. */
const surroundings: ChartSketch['features'] = [
  { style: 'fine', line: '83.7,6 44.1,-6 7.1,-12' },
  { style: 'fine', line: '78.4,132 59.9,170 49.4,230 41.4,300' },
]

/** The hand below the wrist: the one of the charts of the hands, fingers down. */
const hanging = (x: number, y: number) => `${(121.5 + x * 0.93).toFixed(1)},${(579 + (202 - y) * 0.93).toFixed(1)}`
const hand: ChartSketch['features'] = [{ style: 'ink', line: outlineOfHand(hanging) }]

export const armsFront: ChartSketch = {
  id: 'arms-front',
  frame,
  isMirrored: true,
  side: 'left',
  contours: silhouette,
  creases: [],
  borders: [
    cut,
    deltoid,
    wrist,
    'elbow-inner-top 118,294 elbow-outer-top',
    'elbow-inner-bottom 123.3,350 elbow-outer-bottom',
  ],
  zones: {
    'arms.*.upper.deltoid': '147,80',
    'arms.*.upper.front': '107.4,220',
    'arms.*.elbow': '120.6,320',
    'arms.*.forearm.front': '120.6,450',
  },
  openings: [],
  features: [
    ...surroundings,
    ...hand,
    ...lines(hanging, palmOfHand),
    // Muscles, the bend of the elbow, wrist and palm
    { style: 'fine', line: '94.2,140 90.3,186 96.9,240 107.4,272' },
    { style: 'fine', line: '149.7,188 139.1,236 133.8,274' },
    { style: 'fine', line: '92.9,322 115.4,327 144.4,318' },
    { style: 'fine', line: '147,330 144.4,380 133.8,430' },
    { style: 'fine', line: '115.4,520 114,566' },
    { style: 'fine', line: '125.9,524 127.2,566' },
  ],
}

export const armsBack: ChartSketch = {
  id: 'arms-back',
  frame,
  isMirrored: true,
  side: 'right',
  contours: silhouette,
  creases: [],
  borders: [
    cut,
    deltoid,
    wrist,
    'elbow-inner-top 118,282 elbow-outer-top',
    'elbow-inner-bottom 123.3,348 elbow-outer-bottom',
  ],
  zones: {
    'arms.*.upper.deltoid': '147,80',
    'arms.*.upper.back': '107.4,220',
    'arms.*.elbow': '120.6,320',
    'arms.*.forearm.back': '120.6,450',
  },
  openings: [],
  features: [
    ...surroundings,
    ...hand,
    ...lines(hanging, backOfHand),
    // Triceps, point of the elbow, ulna, tendons and nails
    { style: 'fine', line: '110.1,130 125.9,180 123.3,240' },
    { style: 'fine', line: '94.2,190 99.5,232 110.1,262' },
    { style: 'ink', line: '107.4,300@60 112.7,320 123.3,326 133.8,319 136.5,302' },
    { style: 'fine', line: '110.1,334 104.8,400 99.5,480 99.5,540' },
    { style: 'fine', line: '147,350 149.7,400 141.8,450' },
    { style: 'fine', line: '96.9,566@60 104.8,572 103.5,582' },
  ],
}
