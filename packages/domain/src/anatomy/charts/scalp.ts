import type { ChartSketch } from './chart.ts'
import { hairs } from './hairs.ts'

/** Hair turning around the crown; it turns one way, so both halves are written. */
const whorl = (height: number): ChartSketch['features'] =>
  [
    [-0.8, -1.5, 3, -3, 9, 0.8, 12.8, 7.5],
    [0.8, -0.8, 2.2, 3.8, -1.5, 9, -8.2, 11.2],
    [0.8, 1.5, -3, 3, -9, -0.8, -12.8, -7.5],
    [-0.8, 0.8, -2.2, -3.8, 1.5, -9, 8.2, -11.2],
    [2.2, -6, 9, -6.8, 15.8, -3, 20.2, 3.8],
    [6, 2.2, 6.8, 9, 3, 15.8, -3.8, 20.2],
    [-2.2, 6, -9, 6.8, -15.8, 3, -20.2, -3.8],
    [-6, -2.2, -6.8, -9, -3, -15.8, 3.8, -20.2],
  ].map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => ({
    style: 'fine',
    line: `${a},${b + height} ${c},${d + height} ${e},${f + height} ${g},${h + height}`,
  }))

/**
 * The head from above, bent towards the viewer: the forehead is below and the person's left is on the viewer's right, as in a
 * view from the front.
 */
export const scalpTop: ChartSketch = {
  id: 'scalp-top',
  frame: { left: -105, top: -114, width: 210, height: 252 },
  isMirrored: true,
  side: 'left',
  contours: ['0,-98 38,-91 temporal-end:65.5,-64 occiput-side:75.4,-34 77.4,-6 74,26 hair-side:68.4,52'],
  creases: ['hair-side temple:60,62 parietal-front:47,68 33,83 0,88'],
  borders: [
    'parietal-front 48,48 crown-side-front:46.6,36 46.4,4 crown-side-middle:46,-20 crown-side-back:42,-62',
    '0,40 24,39 crown-side-front',
    '0,-22 crown-side-middle',
    '0,-76 22,-73.4 crown-side-back temporal-end',
    'temple 66,28 69.6,0 occiput-side',
  ],
  zones: {
    'scalp.frontal': '0,60',
    'scalp.mid': '0,10',
    'scalp.vertex': '0,-50',
    'scalp.parietal.*': '58,0',
    'scalp.temporal.*': '73,10',
    'scalp.occipital': '0,-88',
  },
  openings: [],
  features: [
    // Forehead, brows, nose and ears
    { style: 'ink', line: '68.4,52 60.6,78 42,98 20,107 10.6,109.2' },
    { style: 'ink', line: '10.6,109.2 8.2,117@105 5.4,122.4 0,124.4' },
    { style: 'fine', line: '20,105.4 36,99.4 52,86' },
    { style: 'fine', line: '15,106 6,104.6 0,104.4' },
    { style: 'ink', line: '76.6,6@-30 83,0.4 87.6,5 86,16 79,25 74.2,25.4' },
    { style: 'fine', line: '78.4,8.4 83,5 84.4,9.6 80.4,18' },
    // The whorl, and how the hair lies
    ...whorl(-52),
    ...hairs(12, '2,87.8 33,82.8 46,69', [15, 12], [-88, -30]),
    ...hairs(5, '50,66.6 60,62 67,54.6', [10, 8], [-52, -80]),
  ],
}

/** The head and the neck from behind: the person's right is on the viewer's right. */
export const scalpBack: ChartSketch = {
  id: 'scalp-back',
  frame: { left: -135, top: -22, width: 270, height: 310 },
  isMirrored: true,
  side: 'right',
  contours: [
    '0,-8 crown-side:38,-1 64,24 77,64 temporal-upper:78,84 ear-top:76.6,102',
    'ear-top 74.6,122 ear-behind:72.6,140 neck-hair:64,164 neck-upper:58,186 55.6,214 60,238 base-side:82,255',
    'ear-top@-50 82,97 87.6,101 88,114 83.6,130 81.8,144 77.4,155 73.6,156 ear-behind@-100',
  ],
  creases: ['0,193 14,190 30,192 neck-back-top:42,187.4 neck-hair'],
  borders: [
    'crown-side 44,24 38,52 vertex-low:26,66 0,71',
    'vertex-low 46,92 temporal-end:56,112 ear-behind',
    'temporal-upper 66,90 temporal-end',
    'neck-back-top 40.6,220 base-back:50,259',
    '0,262 base-back base-side',
  ],
  zones: {
    'scalp.vertex': '0,30',
    'scalp.parietal.*': '62,60',
    'scalp.temporal.*': '70,108',
    'scalp.occipital': '0,130',
    'face.ear.*': '82,120',
    'neck.back': '0,225',
    'neck.side.*': '53,215',
  },
  openings: [],
  features: [
    { style: 'fine', line: '80,104 83.6,105 82.6,116 79,131 77,146' },
    { style: 'ink', line: '82,255 104,263 130,270' },
    { style: 'fine', line: '0,208 0,246' },
    { style: 'fine', line: '12,196 16,224 30,254' },
    ...hairs(9, '2,191.6 14,188.6 30,190.6 42,186.4 60,164', [11, 11], [-90, -62]),
    ...whorl(30),
  ],
}
