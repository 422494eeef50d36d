import type { ChartSketch } from './chart.ts'

/** Both armpits with the arms raised beside the head. */
export const axillae: ChartSketch = {
  id: 'axillae',
  frame: { left: -246, top: -140, width: 492, height: 340 },
  isMirrored: true,
  side: 'left',
  contours: ['fold-front-top:150,-6@130 136,26 132,66 fold-end:142,104'],
  creases: ['fold-front-top 176,8 186,40 172,80 fold-end'],
  borders: [],
  zones: { 'axilla.*': '158,50' },
  openings: [],
  features: [
    // Chin, ears and neck
    { style: 'ink', line: '0,-62 24,-66 45,-83 58,-106 66,-140 69,-166' },
    { style: 'ink', line: '70,-158@-70 77,-164 82,-156 79,-134 73,-117 68,-120' },
    { style: 'ink', line: '52,-94 52,-66 57,-42 74,-24' },
    { style: 'ink', line: '0,-104.4 8,-105.2 25,-104.8' },
    { style: 'ink', line: '0,-110 5.4,-112 14,-109 25,-105' },
    { style: 'ink', line: '0,-95.6 9,-96.6 25,-105' },
    { style: 'fine', line: '0,-88.4 6,-88.8 11,-88' },
    { style: 'ink', line: '0,-121.6 4,-122.8 6,-125' },
    { style: 'ink', line: '16,-138@40 19.4,-131 17,-125.4 13,-124.6 9.8,-125.4' },
    // Raised arm
    { style: 'ink', line: '74,-24 96,-44 112,-90 118,-150 122,-206 128,-258' },
    { style: 'ink', line: '236,-258 230,-200 222,-140 206,-84 186,-30 180,18' },
    { style: 'fine', line: '150,-6 156,-50 160,-110 166,-170' },
    // Chest and its side
    { style: 'ink', line: '181,36 186,100 181,170 172,262' },
    { style: 'fine', line: '142,104 132,132 112,150' },
    { style: 'fine', line: '14,12@10 40,12 80,-6 112,-26' },
    { style: 'fine', line: '0,26 0,150' },
    { style: 'fine', line: '132,66 108,40 96,8' },
    { style: 'fine', line: '30,206 66,222 110,214 142,180' },
    { style: 'fine', line: '100,146 105,152 100,158 95,152 z' },
    { style: 'fine', line: '160,110 164,150 160,196' },
    // Folds of the skin
    { style: 'fine', line: '150,30 158,52 154,76' },
    { style: 'fine', line: '164,28 170,48 166,66' },
  ],
}
