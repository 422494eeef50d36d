import type { ChartSketch } from './chart.ts'
import { hairs } from './hairs.ts'
import { mirroredSketch } from './mirrored-sketch.ts'

/**
 * The head from its left side, at the heights of the front: the nose points to the viewer's left. The scalp and the neck are
 * shown with it, because their sides are seen nowhere else.
 */
export const faceLeft: ChartSketch = {
  id: 'face-left',
  frame: { left: -135, top: -18, width: 250, height: 322 },
  isMirrored: false,
  side: 'left',
  contours: [
    // Forehead, nose, lips, chin
    'hair-front:-82,36 -91.4,56 -95.2,76 brow-front:-96.4,89 -96.2,96 nasion:-92.2,111 -97,124.5 -104,138.5 tip-front:-111,149 -117.4,156.4 -116.6,162 -110,166.8 subnasale:-102.4,172.4!',
    'subnasale -103.6,178.6 lip-top:-106.6,184.6! -107.2,187.4 -102.6,190.2! -105.2,194.4 lip-bottom:-101.8,199.6 crease-front:-96.2,207.4 -98.8,218 -96,228.4 menton:-84,235.6',
    'menton -66,238 throat:-46,243.5 -38.6,262 base-front:-38,296',
    // Skull and nape
    'hair-front -64,15.4 frontal-top:-38,2.8 0,-4 vertex-top:28,-2.2 60,11 crown-end:87,42 97.5,84 95,114 85,146 nape:73,180 66,208 65,246 base-back:76,292',
    // Ear
    'ear-top:-7.4,117@-85 -3,103.4 11,96.4 25.4,100 ear-upper:30.4,114 ear-back:24.6,132 16,146 8,159 -0.6,164.6 lobe:-8,157@-110',
    'lobe jaw-ear:-9,150 sideburn-end:-11.6,134 -10,126 ear-top',
    // Eye
    'canthus:-64.4,119.4 -73,114.4 lid-top:-81.2,112.4',
    'canthus -72,122.2 lid-bottom:-78.8,123.6',
    'lid-top@105 -83.2,117.6 lid-bottom@60',
    // Lips
    'lip-top -99,185.4 lip-upper:-95,187.6 commissure:-90.4,190.4',
    'lip-bottom -97.6,197.4 lip-lower:-94,194.2 commissure',
    // Wing of the nose
    'wing-top:-92,154.6@20 -87.6,159.6 fold:-88,165 -92.4,170 wing-base:-97.6,169.6',
  ],
  creases: [
    // Hairline before and behind the ear
    'hair-front -70,46 peak:-57,56 temporal-front:-52,70 -42,84 -28.6,98 arch:-24.6,114 -22.4,129! sideburn-end',
    'ear-back 33,150 neck-hair:50,175 nape',
    // Jaw
    'menton@-8 chin-side:-71,231.5 submental-end:-43,219.4 -17,199 jaw-corner:-8.4,178 lobe@-84',
    // Fold of the upper lid
    'canthus -71,108.6 lid-front:-81.4,106.4',
  ],
  borders: [
    // Scalp
    'peak -36,27 over-frontal:-20,21.6 over-mid:27,19 62,30 crown-end',
    'over-frontal frontal-top',
    'over-mid vertex-top',
    'crown-end 71,62 temporal-end:53,88 ear-upper',
    'temporal-front -26,60 14,57 temporal-end',
    // Temple
    'peak -62,78 brow-tail:-57,97',
    'arch -34,117.4 rim-side:-45,116.4',
    // Eyebrow
    'brow-inner-top:-92.4,93 -83,88.4 -72,87.4 -64,90 brow-tail!',
    'brow-inner-bottom:-89.6,101.4 -82,97.6 -72,94.6 -64,94.6 brow-tail!',
    'brow-inner-top -92,97.6 brow-inner-bottom',
    'brow-front brow-inner-top',
    'brow-inner-bottom dorsum-top:-88,110.8',
    'dorsum-top nasion',
    // Around the eye
    'dorsum-top -84.4,108.6 lid-front',
    'lid-front lid-top',
    'lid-bottom lid-low:-78.6,129.6',
    'lid-low -71,128.8 canthus',
    'lid-low rim-front:-79,134.6',
    'rim-front -69,136.4 -57.6,129 -53.6,114 brow-tail',
    'brow-tail@20 -48.4,105 rim-side -46.6,131 ring:-55,142 -69,148.6 side-low:-84.8,139.4',
    'rim-front side-low',
    // Nose
    'dorsum-top -92.2,124.6 -98.8,139 dorsum-end:-104.6,149.6',
    'dorsum-end tip-front',
    'dorsum-end tip-side:-106,154.4 -105.6,161 nostril:-106.2,166',
    'tip-side -98.6,152.4 wing-top',
    'wing-top -87.6,147 side-low',
    'nostril wing-base',
    'nostril subnasale',
    // Cheek, fold and mouth
    'ring -53,165 -56.4,187 jaw-cheek:-55,207',
    'fold -83,176 corner-top:-80.2,185 corner-bottom:-78.4,197 jaw-mouth:-75,211.5',
    'lip-upper -87,184.6 corner-top',
    'lip-lower -86.6,196.6 corner-bottom',
    'crease-front -86,209 jaw-mouth',
    'jaw-mouth -72.4,222 chin-side',
    'jaw-mouth jaw-cheek -31,193 -17.6,174 jaw-ear',
    // Neck
    'throat -43,231 submental-end',
    'submental-end -27,246 base-middle:-19,299',
    'neck-hair 38,214 base-side:33,298.6',
    'base-front@10 base-middle base-side base-back',
  ],
  zones: {
    'face.forehead': '-80,65',
    'face.glabella': '-94,100',
    'face.temple.*': '-45,100',
    'face.eyebrow.*': '-75,91',
    'face.periorbital.*.inside-orbital-rim': '-57,118',
    'face.periorbital.*.outside-orbital-rim': '-49,118',
    'face.periorbital.*.upper-eyelid': '-74,111',
    'face.periorbital.*.lower-eyelid': '-74,126',
    'face.nose.dorsum': '-100,136',
    'face.nose.tip': '-112,160',
    'face.nose.sidewall.*': '-92,140',
    'face.nose.ala.*': '-94,162',
    'face.cheek.*.medial': '-68,170',
    'face.cheek.*.lateral': '-32,160',
    'face.ear.*': '10,120',
    'face.perioral.upper-lip': '-96,179',
    'face.perioral.lower-lip': '-88,204',
    'face.perioral.corner.*': '-83,190',
    'face.lips': '-102,188',
    'face.chin': '-85,222',
    'face.jawline.*': '-30,203',
    'face.submental': '-58,233',
    'scalp.frontal': '-55,20',
    'scalp.mid': '0,8',
    'scalp.vertex': '55,18',
    'scalp.parietal.*': '20,42',
    'scalp.temporal.*': '15,80',
    'scalp.occipital': '70,120',
    'neck.front': '-32,270',
    'neck.side.*': '10,220',
    'neck.back': '50,230',
  },
  openings: ['-76,118'],
  features: [
    // Iris and pupil, foreshortened, and the line of the lashes
    { style: 'ink', line: '-80.2,112.9 -78.4,117.6 -79.4,123' },
    { style: 'filled', line: '-82.2,114.6! -80.6,117.4 -82,120! -83,117.4 z' },
    { style: 'filled', line: '-62.6,120.6! -73,114.4 -81.2,112.4 -84.4,113.8! -80.6,113.6 -73,116 z' },
    // Eyebrow
    ...hairs(9, '-90.4,100 -82,97 -73,94.2', [6, 8], [-78, -26]),
    ...hairs(8, '-91.6,97 -83,92 -74,90.4', [4, 7], [-62, -12]),
    ...hairs(7, '-74,94.2 -65,94 -59.6,96.4', [8, 4.5], [-22, 30]),
    ...hairs(5, '-73,90.4 -65,91 -61,93.4', [6, 4.5], [-4, 34]),
    // Nose and mouth
    { style: 'filled', line: '-107.6,167.2! -104,165.4 -99.8,167! -103,168.6 z' },
    { style: 'fine', line: '-106,157@70 -104.4,160.6 -105,164' },
    { style: 'ink', line: '-102.6,190.2 -96,189.6 -89.8,190.6' },
    { style: 'fine', line: '-86.4,168.6 -83.4,173.4 -81.6,179.4' },
    // Ear
    { style: 'ink', line: '-6,118@10 2,117 7.4,121.4' },
    { style: 'fine', line: '-2,112@-70 2,105.4 12,101.4 22,104.4 25,113 20,129 12.6,143' },
    { style: 'fine', line: '13,109.4@60 16.6,117 12.6,129 7,140 1.6,145.4 -3.4,144' },
    { style: 'fine', line: '-10.4,128@20 -6.4,131.4 -6.8,137 -10,139.4' },
    { style: 'fine', line: '-6.8,138 -4.2,141.6 -1,140.4' },
    // Hair
    ...hairs(8, '-80,37.6 -69,46.4 -58.4,55.4', [13, 13], [-48, -32]),
    ...hairs(9, '-56,60 -52,70.4 -42,84 -29.6,97', [12, 13], [-28, -2]),
    ...hairs(4, '-26.4,102 -24.6,113 -23.4,124', [8, 6], [20, 62]),
    ...hairs(10, '27,137 33.4,151 49.6,175 70,179.4', [10, 10], [-48, -96]),
    // Neck
    { style: 'fine', line: '16,176 2,220 -18,262 -28,290' },
    { style: 'fine', line: '-43.4,256 -40.6,262 -41.4,270' },
  ],
}

/** The same head from its right side: the nose points to the viewer's right. */
export const faceRight: ChartSketch = mirroredSketch(faceLeft, 'face-right')
