import type { ChartSketch } from './chart.ts'

/** Heights below the top of the head of a reference adult of 1750 mm: crotch 930, knee 1270, ankle 1660. */
const frame = { left: -240, top: 818, width: 480, height: 950 }

/** Outer and inner side of the leg from the hip to the ankle. */
const silhouette = [
  'hip:173,850 180,920 178,1000 166,1090 154,1170 knee-outer-top:150,1218 knee-outer-bottom:149,1300 157,1364 156,1430 143,1530 131,1620 ankle-outer:133,1672',
  'crotch:4,956 12,1000 24,1080 39,1160 knee-inner-top:48,1218 knee-inner-bottom:52,1304 44,1370 49,1440 66,1530 79,1620 ankle-inner:77,1672',
]

export const legsFront: ChartSketch = {
  id: 'legs-front',
  frame,
  isMirrored: true,
  side: 'left',
  contours: silhouette,
  creases: ['hip outer-top:130,874 inner-top:64,914 34,938 crotch'],
  borders: [
    'knee-inner-top inner-bottom:66,1212 100,1208 outer-bottom:132,1211 knee-outer-top',
    'knee-inner-bottom 76,1318 102,1322 128,1317 knee-outer-bottom',
    'outer-top 148,960 148,1080 outer-bottom',
    'inner-top 52,1000 56,1110 inner-bottom',
    'ankle-inner 104,1684 ankle-outer',
  ],
  zones: {
    'legs.*.thigh.front': '100,1050',
    'legs.*.thigh.inner': '34,1060',
    'legs.*.thigh.outer': '164,1020',
    'legs.*.knee': '100,1260',
    'legs.*.shin': '100,1450',
  },
  openings: [],
  features: [
    { style: 'ink', line: '173,850 169,834 166,822' },
    // Foot
    {
      style: 'ink',
      line: '133,1672 135,1694 144,1722 150,1742 140,1752 120,1752 100,1750 80,1750 70,1744 73,1722 76,1696 77,1672',
    },
    { style: 'fine', line: '84,1749@-90 83,1738 91,1733 98,1738 99,1749' },
    { style: 'fine', line: '99,1749@-85 102,1739 108,1738 112,1742 113,1750' },
    { style: 'fine', line: '113,1750@-80 117,1740 122,1740 125,1744 125,1751' },
    { style: 'fine', line: '125,1751@-75 129,1741 134,1742 136,1746 136,1751' },
    // Muscles of the thigh, kneecap, shin
    { style: 'fine', line: '104,930 110,1020 108,1120 104,1180' },
    { style: 'fine', line: '60,1130 56,1170 66,1206' },
    { style: 'fine', line: '134,1120 138,1170 132,1204' },
    { style: 'fine', line: '76,1262 78,1236 100,1224 122,1236 124,1262' },
    { style: 'fine', line: '82,1276 100,1291 118,1276' },
    { style: 'fine', line: '92,1300 100,1312 108,1300' },
    { style: 'fine', line: '94,1330 90,1420 93,1520 98,1610' },
    { style: 'fine', line: '134,1340 138,1400 130,1470' },
    { style: 'fine', line: '62,1350 64,1410 76,1480' },
    { style: 'fine', line: '124,1650@60 128.4,1659 124,1670' },
    { style: 'fine', line: '86,1644@120 82,1653 86,1664' },
  ],
}

export const legsBack: ChartSketch = {
  id: 'legs-back',
  frame,
  isMirrored: true,
  side: 'right',
  contours: [...silhouette, 'crotch 30,958 inner-top:60,961 outer-top:116,944'],
  creases: [],
  borders: [
    'outer-top 150,912 hip@-78',
    'knee-inner-top inner-bottom:66,1222 100,1226 outer-bottom:132,1222 knee-outer-top',
    'knee-inner-bottom 76,1298 102,1294 128,1297 knee-outer-bottom',
    'outer-top 142,1000 146,1100 outer-bottom',
    'inner-top 54,1030 56,1120 inner-bottom',
    'ankle-inner 104,1684 ankle-outer',
  ],
  zones: {
    'legs.*.thigh.back': '100,1050',
    'legs.*.thigh.inner': '34,1060',
    'legs.*.thigh.outer': '166,1020',
    'legs.*.back-of-knee': '100,1260',
    'legs.*.calf': '100,1450',
  },
  openings: [],
  features: [
    { style: 'ink', line: '173,850 169,834 166,822' },
    { style: 'ink', line: '0,880 0,944' },
    // Heel and foot
    { style: 'ink', line: '77,1672 76,1700 80,1726 86,1742 104,1749 122,1742 128,1726 133,1700 133,1672' },
    { style: 'ink', line: '130,1722 139,1738 142,1747 132,1751 116,1747' },
    { style: 'ink', line: '79,1726 75,1738 76,1746 86,1749 94,1747' },
    // Muscles, hollow of the knee, calf and its tendon
    { style: 'fine', line: '98,990 102,1080 100,1170' },
    { style: 'fine', line: '76,1150 70,1200 74,1240' },
    { style: 'fine', line: '126,1150 132,1200 128,1240' },
    { style: 'fine', line: '72,1268 100,1276 128,1267' },
    { style: 'fine', line: '100,1320 103,1380 101,1436' },
    { style: 'fine', line: '64,1436@48 82,1455 100,1450' },
    { style: 'fine', line: '142,1424@125 126,1443 105,1446' },
    { style: 'fine', line: '95,1560 96,1620 92,1690' },
    { style: 'fine', line: '113,1560 112,1620 116,1690' },
    { style: 'fine', line: '124,1650@60 128.4,1659 124,1670' },
    { style: 'fine', line: '86,1644@120 82,1653 86,1664' },
  ],
}
