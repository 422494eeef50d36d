import type { ChartSketch } from './chart.ts'
import { hairs } from './hairs.ts'

/**
 * The face from the front. Canon: the eyes at half of the head's height, the head five eyes wide, equal thirds from hairline to
 * brows, to the base of the nose, to the chin, and the mouth a third down the lowest.
 */
export const faceFront: ChartSketch = {
  id: 'face-front',
  frame: { left: -105, top: -22, width: 210, height: 290 },
  isMirrored: true,
  side: 'left',
  contours: [
    // Ear, jaw and chin
    'ear-top:74.2,103@-58 79.5,97.2 85.6,101 86.4,113 82.6,128 80.6,142 77.4,153.6 72.6,157.4 ear-bottom:69.8,152.5@-100',
    'ear-bottom@97 jaw-angle:67.6,166 62.6,181 53,199.5 38,217.5 chin-side:22.6,229.6 0,234.4',
    // Opening of the eye
    'canthus-inner:15.4,120.2@-52 22,114 30,111.2 39,113 canthus-outer:46.8,117.6',
    'canthus-inner@28 24,121.8 32,123 40,121.6 canthus-outer',
    // Lips
    '0,184.6 2.2,183.6 5.2,182.2 12,184.4 lip-upper:19.5,187.2 commissure:25,189.4',
    '0,199 8,198.2 15,195.4 lip-lower:20.5,192.4 commissure',
    // Wing of the nose
    'wing-top:15.8,155@30 18.8,158.6 fold:19.2,163.6 17.2,168.2 wing-base:13.2,169.2@190',
  ],
  creases: [
    // Hairline
    '0,35 22,36.5 41,44 crest:52,58 59,73 65,89 70.6,98 ear-top',
    'ear-top arch:74.4,119 72.6,139 ear-bottom',
    // Fold of the upper lid
    'canthus-inner@-70 20.4,110.4 30,106.8 41,109.2 canthus-outer',
  ],
  borders: [
    // Temple
    'crest 54,76 brow-tail:53,98',
    'arch 68,119.5 rim-side:61.6,121',
    // Eyebrow
    'brow-inner-top:12.6,94.4 22,91.4 34,87.8 43,90 brow-tail!',
    'brow-inner-bottom:13,104 23,101 34,96.6 43,96 brow-tail!',
    'brow-inner-top 11.8,99 brow-inner-bottom',
    // Glabella
    '0,89 8,91 brow-inner-top',
    'brow-inner-bottom 12.4,107.4 bridge:12.3,111',
    '0,111 dorsum:6.2,111 bridge',
    // Orbital rim, and the ring around it
    'bridge 13,116 canthus-inner',
    'canthus-inner 19,130 34,135.5 48,130 54.5,117 brow-tail',
    'brow-tail@20 59.5,106 rim-side 59,131 ring:50,141 35,147.5 21,145 nose-side:14,138',
    // Lower lid
    'canthus-inner@55 24,127.6 33,129.6 42,126.6 canthus-outer',
    // Nose
    'canthus-inner 13.2,128 nose-side wing-top',
    'dorsum 5.4,122 6.8,138 dorsum-end:8.6,150',
    '0,149 dorsum-end',
    'dorsum-end tip-side:11,155.4',
    'tip-side 13.4,154 wing-top',
    'tip-side 9.8,161 nostril-edge:10.4,168.4',
    'nostril-edge wing-base',
    '0,172.8 3.2,171.8 5,169.9 nostril-edge',
    // Cheek, fold and mouth
    'ring 50.5,160 46.5,180 jaw-cheek:43.5,198',
    'fold 27,174 corner-top:32.2,183.5 corner-bottom:33.8,196 jaw-mouth:32.5,209',
    'lip-upper 26,183.6 corner-top',
    'lip-lower 27,195.6 corner-bottom',
    '0,207 10,206.8 chin-crease:19,209 jaw-mouth',
    'jaw-mouth 30,219 chin-side',
    'jaw-mouth jaw-cheek 54,183.5 jaw-angle',
  ],
  zones: {
    'face.forehead': '0,60',
    'face.glabella': '0,100',
    'face.temple.*': '64,104',
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
    'face.jawline.*': '58,185',
  },
  openings: ['31,117'],
  features: [
    // Iris, pupil and the line of the lashes
    { style: 'ink', line: '26.8,112.2 25,116.4 26.8,120.8 31,122.6 35.2,120.8 37,116.4 35.2,112.2' },
    { style: 'filled', line: '31,114 33.7,116.7 31,119.4 28.3,116.7 z' },
    { style: 'filled', line: '18.4,117! 23.6,113.2 30.2,111.2 39,113 48.6,118.6! 39.4,114.6 30.8,112.7 24,114.2 z' },
    { style: 'fine', line: '17.2,119.6 18.2,121' },
    // Eyebrow
    ...hairs(9, '13.6,102.6 23,99.4 34,95.4', [6.5, 7.5], [-80, -30]),
    ...hairs(9, '13.4,99 23,95.6 34,91.6', [5, 7], [-70, -18]),
    ...hairs(8, '32,95.8 43,94.4 51,97.4', [7.5, 4.5], [-24, 32]),
    ...hairs(6, '32,91.6 41,91.2 47,93.4', [6.5, 5], [-8, 36]),
    // Nose
    { style: 'filled', line: '4.6,169.4! 7,167.4 10.2,167.8! 7.6,169.6 z' },
    { style: 'ink', line: '0,172.8 3.2,171.8 4.8,169.8' },
    { style: 'ink', line: '9.8,168.6 11.6,169.7 13.2,169.2' },
    { style: 'fine', line: '9.6,158@110 8.6,161.4 9.4,164.6' },
    { style: 'fine', line: '10.6,113@100 8.2,122 8.6,132' },
    // Mouth
    { style: 'ink', line: '0,189.8 3,189 8,189.2 16,188.7 25.6,189.6' },
    { style: 'fine', line: '3.6,175.6 3.1,180' },
    { style: 'fine', line: '0,205.6 6,205.2 11,206.2' },
    { style: 'fine', line: '0,200.6 5,200.3 9,199.6' },
    { style: 'fine', line: '20.8,166@45 25.4,172 28.6,178' },
    // Ear
    { style: 'fine', line: '76.8,104.4@-60 80.4,101.4 83.4,104.6 83,114 79.4,127 78.2,140' },
    { style: 'fine', line: '76.2,121@30 78,125 76,131.6 75.2,137.4 77,141' },
    // Hair
    { style: 'ink', line: '76.6,100@-75 80.2,80 77.6,48 62.5,13 34,-9 0,-14.6' },
    { style: 'fine', line: '4,35.1 3.4,14 2.4,-8' },
    { style: 'fine', line: '14,35.7 15.4,14 12,-7' },
    { style: 'fine', line: '25,37.2 30,14 25,-5' },
    { style: 'fine', line: '36,41.2 45.5,18 41,0' },
    { style: 'fine', line: '46,49 59,30 58,13' },
    { style: 'fine', line: '54,61.5 68.6,48 70,30' },
    { style: 'fine', line: '60,75 74,66 76,50' },
    { style: 'fine', line: '65.2,89 76.6,82 79,68' },
    // Neck
    { style: 'ink', line: '54,198 52.6,218 53.4,242 60,262' },
    { style: 'fine', line: '46,222 34,240 14,264' },
    { style: 'fine', line: '5,250 6,258 5,266' },
  ],
}
