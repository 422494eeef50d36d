import type { ChartSketch } from './chart.ts'

/** Tops of the feet as the person stands before the viewer: toes down, big toes towards the midline. 255 mm long, 98 mm wide. */
export const feetTop: ChartSketch = {
  id: 'feet-top',
  frame: { left: -152, top: -34, width: 304, height: 290 },
  isMirrored: true,
  side: 'left',
  contours: [
    'ankle-inner:46,6 44,34 37,76 28,120 22,160 22,188 24,214 30,233 40,238 49,232 52,214 53,200! 55,214 58,228 65,231 71,225 71.6,208 71.4,195! 74,206 78,217 84,219 89,212 88.6,198 87.4,187! 91,196 95,205 100.6,205 104.6,198 102.6,186 100.8,176! 105,183 109.6,188 115,186 117.4,178 114,162 110,136 103,98 98,60 98,32 ankle-outer:97,6',
  ],
  creases: [],
  borders: ['ankle-inner 72,14 ankle-outer'],
  zones: { 'feet.*.back': '70,110' },
  openings: [],
  features: [
    { style: 'ink', line: '46,6 45,-12 46,-30' },
    { style: 'ink', line: '97,6 97,-12 95,-30' },
    { style: 'fine', line: '51,16@110 48,25 52,34' },
    { style: 'fine', line: '92,20@70 95.4,29 91,38' },
    // Nails
    { style: 'fine', line: '30,224 32,216 39.6,213.6 46.4,216.6 47,226 39.6,233 30,224' },
    { style: 'fine', line: '59.4,221 61,214.6 65,213.4 68.6,215.6 69,222 64.6,226.4 59.4,221' },
    { style: 'fine', line: '78.6,210 80,204.4 83.6,203.4 86.6,206 86.6,211 83,214.6 78.6,210' },
    { style: 'fine', line: '95.4,198 96.8,193 100,192.4 102.4,195 102.2,199 99,201.6 95.4,198' },
    { style: 'fine', line: '110,181.6 111,177.6 113.4,177 115.2,179 114.8,182.4 112.4,184 110,181.6' },
    // Joints and tendons
    { style: 'fine', line: '30,200 38,197 46,199' },
    { style: 'fine', line: '57,203 63,200 69,202' },
    { style: 'fine', line: '76,194 81,191.4 86,193' },
    { style: 'fine', line: '91,185 96,182 101,184' },
    { style: 'fine', line: '42,186 50,130 60,70' },
    { style: 'fine', line: '62,184 66,134 68,84' },
    { style: 'fine', line: '79,176 78,132 75,88' },
    { style: 'fine', line: '93,168 88,130 82,92' },
    { style: 'fine', line: '58,20 56,44 58,64' },
    { style: 'fine', line: '84,22 86,46 83,66' },
  ],
}

/** Soles of the feet of a person who lies with the feet towards the viewer: toes up, big toes towards the midline. */
export const soles: ChartSketch = {
  id: 'soles',
  frame: { left: -152, top: -18, width: 304, height: 300 },
  isMirrored: true,
  side: 'left',
  contours: [
    '22,62! 20,42 22,16 30,4 40,1 50,6 54,22 53,44 52,58! 54,40 57,22 64,15 71,20 73,34 71,56 70.6,62! 74,46 79,31 85,28 90.4,33 90,48 86.6,70! 91,58 97,46 102.6,46 106,54 103,68 99.4,84! 104,76 110,68 115.6,71 117,80 113,92 110.4,100! 112,124 106,158 100,192 98,222 90,248 70,258 50,248 43,222 45,190 46,158 38,128 27,104 22,84 z',
  ],
  creases: [],
  borders: [],
  zones: { 'feet.*.sole': '70,150' },
  openings: [],
  features: [
    // Balls, toes, arch and heel
    { style: 'fine', line: '26,62 38,68 51,62' },
    { style: 'fine', line: '54,60 62,66 70,64' },
    { style: 'fine', line: '72,66 79,73 86,72' },
    { style: 'fine', line: '87,75 93,84 99,86' },
    { style: 'fine', line: '100,88 105,97 110,101' },
    { style: 'fine', line: '30,104 46,114 58,104 60,82' },
    { style: 'fine', line: '62,112 84,118 106,126' },
    { style: 'fine', line: '50,140 62,164 62,194 54,212' },
    { style: 'fine', line: '54,222 70,214 90,222' },
    { style: 'fine', line: '28,20 40,14 49,20' },
  ],
}
