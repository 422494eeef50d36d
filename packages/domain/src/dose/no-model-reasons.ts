import type { NoModel, Unanswered } from './no-model.ts'
import type { Provenance } from './provenance.ts'

const deviceClass: Provenance = {
  claim: 'the device class leaves out devices intended to deliver topical products',
  citation: 'US Code of Federal Regulations, 21 CFR 878.4430',
  read: 'page',
}

const vaccineTrial: Provenance = {
  claim:
    '3 µg and 6 µg into the skin and 15 µg into the muscle: what titres follow was found by trial, strain by strain',
  citation: 'MicronJet, n=180, Vaccine 2008/9',
  read: 'abstract',
}

/** Why each of these is not calculated; the reasons hold whatever is entered. */
export const noModelReasons: Readonly<Record<Unanswered, Omit<NoModel, 'code' | 'asked'>>> = {
  'absorbed-dose-on-needled-skin': {
    because: {
      en: 'No absorbed dose has been validated for products put on needled skin, the device class leaves out delivering them, and granulomas and reactions of the whole body are documented.',
      tr: 'İğnelenmiş deriye sürülen ürünler için doğrulanmış bir emilen doz yoktur; cihaz sınıfı ürün iletimini kapsamaz; granülomlar ve tüm bedeni tutan tepkimeler bildirilmiştir.',
    },
    instead: {
      en: 'Record what was put on, and warn.',
      tr: 'Sürüleni kaydedin ve uyarın.',
    },
    provenance: [
      deviceClass,
      {
        claim: '15 patients in 13 reports, vitamin C and motorised pens prominent',
        citation: 'Friedmann and others 2024',
        read: 'abstract',
      },
      {
        claim: 'granulomas after a topical product and needling that resisted treatment',
        citation: 'Soltani-Arabshahi and others 2014',
        read: 'abstract',
      },
    ],
  },
  'enhancement-multiplier': {
    because: {
      en: 'Measured enhancement runs from 0.87 (almotriptan, no gain) to 56 (naloxone) with molecule, device and time. A general factor would be made up.',
      tr: 'Ölçülen artış molekül, cihaz ve süreye göre 0,87’den (almotriptan, kazanç yok) 56’ya (nalokson) değişir. Genel bir çarpan uydurma olur.',
    },
    instead: {
      en: 'Cite a study of that product with that device.',
      tr: 'O ürünle ve o cihazla yapılmış bir çalışmayı gösterin.',
    },
    provenance: [
      {
        claim: 'naloxone through pig skin: 56 times at 500 µm, 37 times at 250 µm, one minute of a pen',
        citation: 'Int J Pharm 2021;604:120739',
        read: 'abstract',
      },
      {
        claim: 'almotriptan 11.28 against 13.04 µg/cm²/h without needling: 0.87',
        citation: 'docs/evidence/no-model.md',
        read: 'quoted',
      },
    ],
  },
  'vaccine-equivalence': {
    because: {
      en: 'What titre a dose by another route brings is found by trial, not by transport; a vaccine’s dose is its label’s.',
      tr: 'Başka yoldan verilen bir dozun getireceği titre taşınım hesabıyla değil, çalışmayla bulunur; aşının dozu etiketindekidir.',
    },
    instead: { en: 'Use the dose of the licensed product.', tr: 'Ruhsatlı ürünün dozunu kullanın.' },
    provenance: [vaccineTrial],
  },
  'drug-titration': {
    because: {
      en: 'Models of the skin miss measurements by factors of 0.4 to 12 even where nothing was needled; no insulin, opioid or other drug may be titrated by one.',
      tr: 'Deri modelleri iğnelenmemiş deride bile ölçümlerden 0,4 ile 12 kat sapar; insülin, opioid ya da başka bir ilaç bunlarla ayarlanamaz.',
    },
    instead: { en: 'The prescriber sets and changes doses.', tr: 'Dozu reçete eden hekim belirler ve değiştirir.' },
    provenance: [
      {
        claim: 'the best documented mechanistic skin model, 0.4 to 12 times the measurement on intact skin',
        citation: 'Open Systems Pharmacology, skin permeation model, worked cases (Dancik and others 2013)',
        read: 'page',
      },
    ],
  },
  'depth-beyond-label': {
    because: {
      en: 'The label evaluated nothing deeper, so there is nothing to advise from.',
      tr: 'Etiket daha derinini değerlendirmemiştir; öneriye dayanak yoktur.',
    },
    instead: {
      en: 'Stay within the label, or name the label of a device that evaluated more for this place.',
      tr: 'Etiketin içinde kalın ya da bu bölge için daha fazlasını değerlendirmiş cihazın etiketini belirtin.',
    },
    provenance: [
      {
        claim: 'settings above 1.5 mm were not evaluated',
        citation: 'US Food and Drug Administration, De Novo decision DEN160029, SkinPen Precision System, 2018',
        read: 'quoted',
      },
    ],
  },
  'personalisation-by-race': {
    because: {
      en: 'Group means of closure run from 44 to 67 hours, but the groups overlap widely and one published deviation looks like a misprint. A declared race says nothing about a person’s skin.',
      tr: 'Kapanma için grup ortalamaları 44 ile 67 saat arasındadır, ancak gruplar büyük ölçüde örtüşür ve yayımlanmış sapmalardan biri baskı hatasına benzer. Bildirilen ırk, kişinin derisi hakkında bir şey söylemez.',
    },
    instead: {
      en: 'Use the fixed caution window for everybody.',
      tr: 'Herkes için sabit dikkat süresini kullanın.',
    },
    provenance: [
      {
        claim: 'closure by impedance in 111 people of five declared groups',
        citation: 'Ogunjimi and others, Sci Rep 2020;10:18963',
        read: 'page',
      },
    ],
  },
  'correlated-permeation-set': {
    because: {
      en: 'The published set has 191 rows from few experiments. Rows of one curve stand on both sides of a random split, so a fit learns the laboratories.',
      tr: 'Yayımlanmış kümede az sayıda deneyden 191 satır vardır. Rastgele bölmede aynı eğrinin satırları iki yana düşer; uyum, laboratuvarları öğrenir.',
    },
    instead: { en: 'Nothing is learnt from it here.', tr: 'Burada ondan bir şey öğrenilmez.' },
    provenance: [
      {
        claim: '191 rows, split at random over repeated curves',
        citation: 'Eur J Pharm Biopharm 2024',
        doi: '10.1016/j.ejpb.2024.114311',
        read: 'abstract',
      },
    ],
  },
}
