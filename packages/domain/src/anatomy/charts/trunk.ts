import type { ChartSketch } from './chart.ts'

/**
 * Heights of both views are those of a reference adult of 1750 mm, 7.5 heads, below the top of the head: chin 233, nipples
 * 466, navel 700, crotch 930.
 */
const frame = { left: -262, top: 224, width: 524, height: 752 }

/** From the neck over the shoulder to the armpit, and down the side to the hip. */
const silhouette = [
  'neck-side:68,276 92,292 128,303 shoulder-top:168,313 200,330 219,362 arm-upper:224,398',
  'axilla:170,448@97 166,478 rib:157,540 rib-low:147,614 waist:142,664 149,716 hip-upper:163,774 171,820 hip:173,850',
]

/** Head, arms and thighs are only hinted at. */
const surroundings: ChartSketch['features'] = [
  { style: 'ink', line: '56,228 55,248 59,264 68,276' },
  { style: 'ink', line: '224,398 229,450 231,520 236,580 242,640' },
  { style: 'ink', line: '172,446 179,500 184,560 186,640' },
  { style: 'ink', line: '173,850 178,900 177,968' },
]

export const trunkFront: ChartSketch = {
  id: 'trunk-front',
  frame,
  isMirrored: true,
  side: 'left',
  contours: silhouette,
  creases: [
    // Groin
    'hip flank-lower:122,878 64,917 34,940 0,952',
    // Fold under the breast
    'breast-inner:18,530@20 50,545 92,544 flank-top:126,524 breast-outer:148,482',
  ],
  borders: [
    'arm-upper 203,424 186,438 axilla',
    '0,314 24,308 52,292 neck-side',
    'shoulder-top 152,350 146,392 breast-upper:150,424 axilla',
    'breast-upper 104,418 60,414 sternum-upper:18,414',
    'sternum-upper 0,414',
    'sternum-upper breast-inner',
    'breast-outer@-60 axilla@-50',
    'breast-inner 12,550 0,566',
    'flank-top 110,606 flank-middle:98,700',
    'flank-middle 100,760 110,830 flank-lower',
    '0,700 flank-middle',
  ],
  zones: {
    'trunk.chest.decolletage': '0,370',
    'trunk.chest.sternum': '0,480',
    'trunk.chest.breast.*': '80,480',
    'trunk.shoulder.*': '190,370',
    'trunk.abdomen.upper': '0,640',
    'trunk.abdomen.lower': '0,800',
    'trunk.abdomen.flank.*': '135,700',
  },
  openings: [],
  features: [
    ...surroundings,
    // Collar bones, notch, breastbone
    { style: 'ink', line: '14,318@20 30,321 70,308 118,302 162,318' },
    { style: 'fine', line: '16,331 46,331 84,321' },
    { style: 'fine', line: '0,344 0,404' },
    // Nipple and navel
    { style: 'fine', line: '100,471 105.6,477 100,483 94.4,477 z' },
    { style: 'filled', line: '100,475 102,477 100,479 98,477 z' },
    { style: 'ink', line: '-6,694 0,690 6,694 4.6,706 0,709 -4.6,706 -6,694' },
    // Arch of the ribs, middle line, iliac spine
    { style: 'fine', line: '16,566@50 44,596 82,638' },
    { style: 'fine', line: '0,580 0,676' },
    { style: 'fine', line: '0,722 0,790' },
    { style: 'fine', line: '148,782 136,800 124,830' },
    { style: 'fine', line: '40,726 46,790 36,846' },
    { style: 'fine', line: '162,416@110 146,420 128,418' },
    { style: 'fine', line: '206,350 212,376 208,404' },
  ],
}

export const trunkBack: ChartSketch = {
  id: 'trunk-back',
  frame,
  isMirrored: true,
  side: 'right',
  contours: [
    ...silhouette,
    // Fold under the buttock
    'cleft-end:0,938@30 26,955 72,959 fold-end:112,946',
  ],
  creases: ['cleft-top:0,800 cleft-end'],
  borders: [
    'arm-upper 203,424 186,438 axilla',
    'nape:0,280 30,282 neck-side',
    'shoulder-top 154,350 148,400 upper-outer:152,452 axilla',
    'nape middle-top:0,470 lower-top:0,620 cleft-top',
    'middle-top 80,472 upper-outer',
    'lower-top 80,622 rib-low',
    'fold-end 150,912 hip@-78',
    'cleft-top 60,782 110,776 hip-upper',
  ],
  zones: {
    'trunk.shoulder.*': '190,370',
    'trunk.back.upper.*': '70,400',
    'trunk.back.middle.*': '70,550',
    'trunk.back.lower.*': '70,700',
    'trunk.buttock.*': '80,880',
  },
  openings: [],
  features: [
    ...surroundings,
    // Shoulder blades, spine, small of the back
    { style: 'fine', line: '66,380@105 61,420 68,466 86,500 104,508' },
    { style: 'fine', line: '66,380 104,362 156,346' },
    { style: 'fine', line: '6,520 4,600 6,690' },
    { style: 'fine', line: '22,640 26,700 20,756' },
    { style: 'fine', line: '40,772@60 44,780 50,784' },
    { style: 'fine', line: '118,806 140,840 144,884' },
    { style: 'fine', line: '160,430 150,470 146,510' },
    { style: 'fine', line: '22,292 50,310 90,322' },
  ],
}
