import type { ChartSketch } from './chart.ts'

/** The neck from the front, with the chin raised so that the skin under it is seen. */
export const neckFront: ChartSketch = {
  id: 'neck-front',
  frame: { left: -150, top: -92, width: 300, height: 292 },
  isMirrored: true,
  side: 'left',
  contours: [
    'neck-top:61,4 58.6,36 57.6,72 63,102 base-side:84,121',
    'neck-top submental-side:51.6,22 36,39.6 18,50 0,53',
  ],
  creases: [],
  borders: [
    'submental-side@100 muscle-upper:44.6,54 25,78.6 0,85',
    'muscle-upper 37,96 muscle-lower:15,155',
    'base-side 52,146 muscle-lower 0,160',
  ],
  zones: {
    'face.submental': '0,70',
    'neck.front': '0,120',
    'neck.side.*': '50,100',
  },
  openings: [],
  features: [
    // Lower face
    { style: 'ink', line: '71,-60 69.4,-34 66,-10 61,4' },
    { style: 'ink', line: '72,-58@-70 77,-70 82.6,-74' },
    { style: 'ink', line: '72,-36@80 74.6,-32 79,-38 83,-52 85.6,-70' },
    { style: 'ink', line: '0,-10.4 6,-11.6 14,-10.4 24.6,-8.6' },
    { style: 'ink', line: '0,-17.6 2.4,-18.6 5.4,-19.6 13,-16.4 24.6,-8.8' },
    { style: 'ink', line: '0,2.4 8,1.4 16,-2.4 24.6,-8.8' },
    { style: 'fine', line: '0,11.6 6,11.2 12,12.4' },
    { style: 'ink', line: '0,-30.6 4,-32 5.6,-35' },
    { style: 'ink', line: '16,-48@40 19.6,-41 17,-34.6 13,-33.6 9.6,-34.4' },
    { style: 'filled', line: '5,-34.6! 7.6,-39 11,-38.4! 9.4,-35 z' },
    { style: 'fine', line: '0,-44 4,-44.6 7,-47' },
    { style: 'fine', line: '3.4,-28 3,-23' },
    // Larynx, the two muscles, the notch between the collar bones
    { style: 'fine', line: '0,100.4 5,102.6 7,110' },
    { style: 'fine', line: '54,58 42,104 23,154' },
    { style: 'fine', line: '8,164@40 12,170 10,178' },
    { style: 'ink', line: '14,162@20 30,164 64,150 104,143 140,149' },
    { style: 'fine', line: '12,176 34,177 66,166 108,157 140,160' },
    { style: 'ink', line: '84,121 110,134 146,143' },
    { style: 'fine', line: '50,120 66,140' },
  ],
}
