import type { ChartSketch } from './chart.ts'

/** Short strokes along an eyebrow; `[x, y, length, degrees]` of each, from the nose outwards. */
const browHairs = [
  [13.6, 101.5, 5.5, -78],
  [15.6, 101.4, 6.5, -66],
  [18, 100.6, 7, -55],
  [20.6, 99.8, 7, -46],
  [23.4, 98.8, 7, -39],
  [26.4, 97.6, 7, -32],
  [29.4, 96.5, 7, -24],
  [32.4, 95.4, 7, -14],
  [35.4, 94.6, 7, -3],
  [38.2, 94.2, 7, 8],
  [41.2, 94.2, 7, 18],
  [44.2, 95, 6, 25],
  [19, 97, 6, -36],
  [24.5, 94.6, 6, -22],
  [30.2, 92.4, 6, -10],
  [36, 91.6, 6, 8],
  [41, 92.6, 6, 20],
] as const

const hair = ([x, y, length, degrees]: (typeof browHairs)[number]) => {
  const angle = (degrees * Math.PI) / 180
  return `${x},${y}@${degrees - 10} ${x + length * Math.cos(angle)},${y + length * Math.sin(angle)}`
}

/**
 * The face from the front. Canon: the eyes at half of the head's height, the head five eyes wide, equal thirds from hairline to
 * brows, to the base of the nose, to the chin, and the mouth a third down the lowest.
 */
export const faceFront: ChartSketch = {
  id: 'face-front',
  frame: { left: -105, top: -20, width: 210, height: 286 },
  isMirrored: true,
  side: 'left',
  contours: [
    // Hairline down to the ear, ear, jaw
    '0,35 22,36.5 41,44 crest:52,58 60,73 66,88 ear-top:74.4,103',
    'ear-top@-70 79.6,97.4 85.8,102 86.4,115 82.6,132 79.4,148 75.6,157.4 ear-bottom:70.2,158@215',
    'ear-top arch:74.6,119 73,140 ear-bottom',
    'ear-bottom jaw-angle:68.8,166 65.6,179 57.4,196 42,214.5 chin-side:24,228.6 12,232.6 0,233.4',
    // Opening of the eye
    'canthus-inner:15.6,120@-50 22,114 30,111.4 39,113 canthus-outer:46.6,117.4',
    'canthus-inner@25 24,121.6 32,122.8 40,121.4 canthus-outer',
    // Lips
    '0,184.4 2.4,183.4 5.4,182.1 12,184 lip-upper:19.5,187 commissure:25,189.4',
    '0,199 8,198.2 15,195.4 lip-lower:20.5,192.2 commissure',
    // Wing of the nose
    'wing-top:16,154.6@35 19,159 fold:19.4,164 17.4,168.4 wing-base:13.4,169.2@190',
  ],
  borders: [
    // Temple
    'crest 54,76 brow-tail:53,98',
    'arch 68,119.5 rim-side:61.6,121',
    // Eyebrow
    'brow-inner-top:12.8,95 22,92.2 34,88.6 42,90.2 brow-tail!',
    'brow-inner-bottom:13,103.5 23,100.5 34,96.2 43,96 brow-tail!',
    'brow-inner-top 12,99 brow-inner-bottom',
    // Glabella
    '0,89 8,91 brow-inner-top',
    'brow-inner-bottom 12.4,107 bridge:12.3,111',
    '0,111 dorsum:6.2,111 bridge',
    // Orbital rim, and the ring around it
    'bridge 13,116 canthus-inner',
    'canthus-inner 19,130 34,135.5 48,130 54.5,117 brow-tail',
    'brow-tail@20 59.5,106 rim-side 59,131 ring:50,141 35,147.5 21,145 nose-side:14,138',
    // Lids
    'canthus-inner@-75 20,110.2 30,106.4 41,108.6 canthus-outer',
    'canthus-inner@50 24,127.4 33,129.4 42,126.4 canthus-outer',
    // Nose
    'canthus-inner 13.2,128 nose-side wing-top',
    'dorsum 5.4,122 6.8,138 dorsum-end:8.6,150',
    '0,149 dorsum-end',
    'dorsum-end tip-side:10.8,154.8 13.4,153.4 wing-top',
    'tip-side 9.8,161 nostril-edge:10.4,168.4',
    'nostril-edge wing-base',
    '0,173 4.4,171.6 nostril-edge',
    // Cheek, fold and mouth
    'ring 50.5,160 46.5,182 jaw-cheek:46,199',
    'fold 27,174 corner-top:32.4,183.5 corner-bottom:34.4,196 jaw-mouth:33.5,209',
    'lip-upper 26,183.4 corner-top',
    'lip-lower 27,195.6 corner-bottom',
    '0,206.5 10,206.4 chin-crease:19,208.6 jaw-mouth',
    'jaw-mouth 31,219 chin-side',
    'jaw-mouth jaw-cheek 57,183 jaw-angle',
  ],
  zones: {
    'face.forehead': '0,60',
    'face.glabella': '0,100',
    'face.temple.*': '64,100',
    'face.eyebrow.*': '34,92',
    'face.periorbital.*.inside-orbital-rim': '50,115',
    'face.periorbital.*.outside-orbital-rim': '34,141',
    'face.periorbital.*.upper-eyelid': '30,109',
    'face.periorbital.*.lower-eyelid': '32,126',
    'face.nose.dorsum': '0,130',
    'face.nose.tip': '0,160',
    'face.nose.sidewall.*': '10,140',
    'face.nose.ala.*': '15,162',
    'face.cheek.*.medial': '35,165',
    'face.cheek.*.lateral': '62,145',
    'face.ear.*': '79,120',
    'face.perioral.upper-lip': '0,178',
    'face.perioral.lower-lip': '0,203',
    'face.perioral.corner.*': '30,189',
    'face.lips': '0,190',
    'face.chin': '0,220',
    'face.jawline.*': '60,185',
  },
  openings: ['31,117'],
  features: [
    // Iris, pupil and the lashes' line
    { style: 'fine', line: '25.4,113 25.2,117.6 31,122.6 36.8,117.6 36.6,112.6' },
    { style: 'filled', line: '31,114.4 33.5,116.9 31,119.4 28.5,116.9 z' },
    { style: 'filled', line: '19,116.4! 23.6,113.2 30.4,111.4 39,113 48.2,118.2! 39.4,114.7 31,112.9 24,114.2 z' },
    { style: 'fine', line: '17,119.4 17.6,120.6 17,121.6' },
    ...browHairs.map((each) => ({ style: 'fine' as const, line: hair(each) })),
    // Nose
    { style: 'filled', line: '4.6,169.2! 7,167.2 10.2,167.6! 7.6,169.4 z' },
    { style: 'ink', line: '0,172.6 3.4,171.6 5,169.6' },
    { style: 'ink', line: '9.6,168.6 11.6,169.6 13.4,169.2' },
    { style: 'fine', line: '0,165 3,164.6 5,163.2' },
    // Mouth
    { style: 'ink', line: '0,189.6 3,188.8 8,189 16,188.6 25.6,189.6' },
    { style: 'fine', line: '3.4,175 3,180' },
    { style: 'fine', line: '0,205.4 6,205 11,206' },
    // Ear
    { style: 'fine', line: '77.4,103 81.6,103 81.8,116 78.6,132' },
    { style: 'fine', line: '76.6,122 79,126 77.4,136 75.4,139' },
    // Hair and neck
    { style: 'ink', line: '76,101 80,84 80.5,58 68,20 38,-7 0,-13' },
    { style: 'fine', line: '14,-6 32,8 46,30 54,52' },
    { style: 'fine', line: '6,2 20,14 30,31' },
    { style: 'fine', line: '40,0 58,24 68,54 70,84' },
    { style: 'fine', line: '72,40 76,62 75,88' },
    { style: 'ink', line: '56,200.5 54.5,220 55,240 62,256' },
    { style: 'fine', line: '34,232 26,246 12,262' },
  ],
}
