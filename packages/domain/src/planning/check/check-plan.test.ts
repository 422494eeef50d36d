import { describe, expect, it } from 'vitest'
import type { Intent } from '../../candidacy/index.ts'
import {
  content,
  context,
  finding,
  pen,
  plan,
  prescription,
  roller,
  screening,
  template,
  zonePlan,
} from '../plan.test-builder.ts'
import type { SkinType } from '../figure.ts'
import type { Plan } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { checkPlan } from './check-plan.ts'
import { type CheckId, checkIds, type Severity } from './plan-finding.ts'

const chosen = <T>(value: T) => ({ value, proposed: value, reason: null, note: '' })
const sessionsOn = (...days: string[]) => days.map((on, at) => ({ number: at + 1, on }))
const withTemplate = (changes: Partial<typeof template>) => ({
  content: { ...content, protocolTemplates: [{ ...template, ...changes }] },
})
const withPen = (changes: Partial<typeof pen>) => ({
  content: { ...content, devices: [{ ...pen, ...changes }, roller] },
})
const restrictedWhereDark = (skinType: SkinType | null): Partial<CheckContext> => ({
  content: {
    ...content,
    zoneRestrictions: content.zoneRestrictions.map((one) => ({ ...one, skin: 'darkens-easily' })),
  },
  person: { ...context().person, skinType },
})
/** A pen evaluated in some skin types, for a person whose own nobody knows. */
const evaluatedIn = (...types: SkinType[]): Partial<CheckContext> => ({
  ...withPen({
    labels: pen.labels.map((label) => ({
      ...label,
      skinTypes: { value: types, strength: 'label', sources: ['pen-label'] },
    })),
  }),
  person: { ...context().person, skinType: null },
})
const mark = {
  id: 'm1',
  kind: 'mole',
  chart: 'face-front',
  shape: { centre: { x: 1, y: 1 }, radius: 1 },
  note: '',
} as const
const cream = { topical: 'cream', grams: 2, areaCm2: 10, minutes: 60, occluded: true }
const toxin = { concept: 'botulinum-toxin', on: '2026-06-30', zones: ['face.cheek'] }
const toxinWindow = {
  rule: 'botulinum-toxin-recent',
  clause: 'two-weeks',
  concepts: ['botulinum-toxin'],
  within: { weeks: 2 },
  effect: 'defer' as const,
  modalities: ['mechanical'],
  strength: 'review' as const,
  sources: ['review'],
}

type Part = { plan?: Partial<Plan>; context?: Partial<CheckContext> }
type Case = { check: CheckId; severity: Severity; inside: Part; outside: Part; excess?: number }

/**
 * Each check with a plan that is just inside and one that is just outside. Days and figures are those of the builder: a pen
 * evaluated to 1.5 mm, label interval 28 days, published 2 to 4 sessions 2 to 6 weeks apart.
 */
const cases: Case[] = [
  { check: 'screening-missing', severity: 'blocks', inside: {}, outside: { context: { screening: null } } },
  {
    check: 'screening-stops',
    severity: 'blocks',
    inside: { context: { screening: screening({ outcome: 'proceed-with-precautions' }) } },
    outside: { context: { screening: screening({ outcome: 'do-not-treat' }) } },
  },
  {
    check: 'screening-stops',
    severity: 'override',
    inside: {},
    outside: {
      context: {
        screening: screening({
          outcome: 'do-not-treat',
          judgement: { decision: 'proceed', override: true, deferUntil: null },
        }),
      },
    },
  },
  {
    check: 'screening-undecided',
    severity: 'blocks',
    inside: {},
    outside: { context: { screening: screening({ judgement: null }) } },
  },
  {
    check: 'screening-undecided',
    severity: 'blocks',
    inside: {},
    outside: { context: { screening: screening({ outcome: 'cannot-tell' }) } },
  },
  {
    check: 'screening-refers',
    severity: 'blocks',
    inside: {},
    outside: { context: { screening: screening({ outcome: 'refer' }) } },
  },
  {
    // 2026-05-16 to 2026-06-15 are 30 days.
    check: 'screening-outdated',
    severity: 'blocks',
    inside: { context: { screening: screening({ asOf: '2026-05-16' }) } },
    outside: { context: { screening: screening({ asOf: '2026-05-15' }) } },
    excess: 1,
  },
  {
    check: 'screening-outdated',
    severity: 'blocks',
    inside: {},
    outside: { context: { screening: screening({ isCurrent: false }) } },
  },
  ...(
    [
      { indication: 'wrinkles' },
      { modality: 'rf' },
      { depthMm: 1.4 as never },
      { zones: ['face.forehead'] },
    ] satisfies Partial<Intent>[]
  ).map(
    (changes): Case => ({
      check: 'screening-other-intent',
      severity: 'blocks',
      inside: {},
      outside: { context: { screening: screening({ intent: { ...screening().intent, ...changes } }) } },
    }),
  ),
  {
    check: 'screening-other-intent',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ anaesthetic: cream })] } },
    outside: {
      plan: { zones: [zonePlan({ anaesthetic: cream })] },
      context: { screening: screening({ intent: { ...screening().intent, adjuncts: [] } }) },
    },
  },
  {
    check: 'before-deferral',
    severity: 'blocks',
    inside: {
      context: { screening: screening({ findings: [finding({ effect: 'defer', deferUntil: '2026-06-15' })] }) },
    },
    outside: {
      context: { screening: screening({ findings: [finding({ effect: 'defer', deferUntil: '2026-06-16' })] }) },
    },
    excess: 1,
  },
  {
    check: 'before-deferral',
    severity: 'note',
    inside: {},
    outside: {
      context: {
        screening: screening({
          findings: [finding({ effect: 'defer', deferUntil: '2026-06-16', strength: 'practice' })],
        }),
      },
    },
  },
  {
    check: 'closed-zone',
    severity: 'blocks',
    inside: {
      context: {
        screening: screening({
          findings: [finding({ effect: 'avoid-zone', extent: 'zone', zones: ['face.cheek.right'] })],
        }),
      },
    },
    outside: {
      context: {
        screening: screening({ findings: [finding({ effect: 'avoid-zone', extent: 'zone', zones: ['face.cheek'] })] }),
      },
    },
  },
  {
    check: 'restricted-zone',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ zone: 'face.forehead', depthMm: 1 })] } },
    outside: { plan: { zones: [zonePlan({ zone: 'face.rim' })] } },
  },
  {
    check: 'restricted-zone',
    severity: 'override',
    inside: {},
    outside: { plan: { zones: [zonePlan({ zone: 'face.chin' })] } },
  },
  {
    // A label that names the place itself lifts the restriction; one that covers the face does not.
    check: 'restricted-zone',
    severity: 'blocks',
    inside: {
      plan: { zones: [zonePlan({ zone: 'face.rim' })] },
      context: withPen({ labels: pen.labels.map((label) => ({ ...label, zones: ['face.rim'] })) }),
    },
    outside: {
      plan: { zones: [zonePlan({ zone: 'face.rim' })] },
      context: withPen({ labels: pen.labels.map((label) => ({ ...label, zones: ['face'] })) }),
    },
  },
  {
    // A restriction for skin that darkens easily is not one for skin that does not.
    check: 'restricted-zone',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ zone: 'face.chin' })] }, context: restrictedWhereDark('II') },
    outside: { plan: { zones: [zonePlan({ zone: 'face.chin' })] }, context: restrictedWhereDark('IV') },
  },
  {
    check: 'restricted-zone',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ zone: 'face.chin' })] }, context: restrictedWhereDark('III') },
    outside: { plan: { zones: [zonePlan({ zone: 'face.chin' })] }, context: restrictedWhereDark(null) },
  },
  {
    check: 'excluded-zone',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ zone: 'face.lid', device: 'roller', cartridge: 'drum' })] } },
    outside: { plan: { zones: [zonePlan({ zone: 'face.lid' })] } },
  },
  {
    check: 'avoided-zone',
    severity: 'blocks',
    inside: { plan: { avoid: ['face.cheek.right'] } },
    outside: { plan: { avoid: ['face.cheek'] } },
  },
  {
    check: 'wholly-marked',
    severity: 'blocks',
    inside: { context: { markedShare: () => 0.99 } },
    outside: { context: { markedShare: () => 1 } },
  },
  {
    check: 'spot-unmarked',
    severity: 'override',
    inside: {
      plan: { marks: [{ ...mark, rule: 'stable-lesion' }] },
      context: {
        screening: screening({
          findings: [finding({ rule: 'stable-lesion', effect: 'avoid-zone', extent: 'spot', zones: ['face.cheek'] })],
        }),
      },
    },
    outside: {
      plan: { marks: [{ ...mark, rule: 'tattoo' }] },
      context: {
        screening: screening({
          findings: [finding({ rule: 'stable-lesion', effect: 'avoid-zone', extent: 'spot', zones: ['face.cheek'] })],
        }),
      },
    },
  },
  {
    check: 'depth-beyond-device',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ depthMm: 3 })] } },
    outside: { plan: { zones: [zonePlan({ depthMm: 3.1 })] } },
    excess: 0.1,
  },
  {
    check: 'depth-beyond-device',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ depthMm: 0.1 })] } },
    outside: { plan: { zones: [zonePlan({ depthMm: 0.09 })] } },
    excess: 0.01,
  },
  {
    check: 'depth-beyond-label',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ depthMm: 1.5 })] } },
    outside: { plan: { zones: [zonePlan({ depthMm: 1.6 })] } },
    excess: 0.1,
  },
  {
    check: 'depth-outside-prescription',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ depthMm: 1.5 })] } },
    outside: { plan: { zones: [zonePlan({ depthMm: 1.55 })] } },
    excess: 0.05,
  },
  {
    check: 'depth-outside-prescription',
    severity: 'note',
    inside: { plan: { zones: [zonePlan({ depthMm: 1 })] } },
    outside: { plan: { zones: [zonePlan({ depthMm: 0.9 })] } },
    excess: 0.1,
  },
  {
    check: 'depth-outside-published',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ depthMm: 2 })] } },
    outside: { plan: { zones: [zonePlan({ depthMm: 2.25 })] } },
    excess: 0.25,
  },
  {
    // The forehead has its own published range, 0.5 to 1 mm.
    check: 'depth-outside-published',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ zone: 'face.forehead', depthMm: 1 })] } },
    outside: { plan: { zones: [zonePlan({ zone: 'face.forehead', depthMm: 1.25 })] } },
    excess: 0.25,
  },
  {
    check: 'reduced-not-less',
    severity: 'note',
    inside: { plan: { zones: [zonePlan(), zonePlan({ zone: 'face.cheek.right', mark: 'reduce', passes: 3 })] } },
    outside: { plan: { zones: [zonePlan(), zonePlan({ zone: 'face.cheek.right', mark: 'reduce' })] } },
  },
  {
    // Born on 29 February 2004: 22 on 1 March 2026, since 2026 has no such day.
    check: 'age-below-label',
    severity: 'override',
    inside: { context: { person: { ...context().person, birthDate: '2004-06-15' } } },
    outside: { context: { person: { ...context().person, birthDate: '2004-06-16' } } },
    excess: 1,
  },
  {
    // Only the year is known: the last day of it counts.
    check: 'age-below-label',
    severity: 'override',
    inside: { context: { person: { ...context().person, birthDate: '2003' } } },
    outside: { context: { person: { ...context().person, birthDate: '2004' } } },
  },
  {
    check: 'age-below-label',
    severity: 'blocks',
    inside: {},
    outside: { context: { person: { ...context().person, birthDate: null } } },
  },
  {
    check: 'skin-type-outside-label',
    severity: 'override',
    inside: { context: { person: { ...context().person, skinType: 'IV' } } },
    outside: { context: { person: { ...context().person, skinType: 'V' } } },
  },
  {
    check: 'skin-type-outside-label',
    severity: 'blocks',
    inside: {},
    outside: { context: { person: { ...context().person, skinType: null } } },
  },
  {
    // A label that covers every skin type asks nobody for theirs.
    check: 'skin-type-outside-label',
    severity: 'blocks',
    inside: { context: evaluatedIn('I', 'II', 'III', 'IV', 'V', 'VI') },
    outside: { context: evaluatedIn('I', 'II', 'III', 'IV', 'V') },
  },
  {
    check: 'zone-outside-label',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ zone: 'face.forehead', depthMm: 1 })] } },
    outside: { plan: { zones: [zonePlan({ zone: 'face.chin' })] } },
  },
  {
    check: 'indication-outside-label',
    severity: 'override',
    inside: {},
    outside: { plan: { prescription: prescription({ indication: 'wrinkles' }) } },
  },
  {
    check: 'no-label',
    severity: 'override',
    inside: {},
    outside: { plan: { zones: [zonePlan({ device: 'roller', cartridge: 'drum' })] } },
  },
  {
    check: 'interval-below-label',
    severity: 'override',
    inside: { context: { sessions: sessionsOn('2026-06-15', '2026-07-13') } },
    outside: { context: { sessions: sessionsOn('2026-06-15', '2026-07-12') } },
    excess: 1,
  },
  {
    check: 'interval-below-published',
    severity: 'override',
    inside: { context: { sessions: sessionsOn('2026-06-15', '2026-06-29') } },
    outside: { context: { sessions: sessionsOn('2026-06-15', '2026-06-28') } },
    excess: 1,
  },
  {
    check: 'interval-beyond-published',
    severity: 'note',
    inside: { context: { sessions: sessionsOn('2026-06-15', '2026-07-27') } },
    outside: { context: { sessions: sessionsOn('2026-06-15', '2026-07-28') } },
    excess: 1,
  },
  {
    check: 'sessions-beyond-published',
    severity: 'override',
    inside: { plan: { prescription: prescription({ sessions: chosen(4) }) } },
    outside: { plan: { prescription: prescription({ sessions: chosen(5) }) } },
    excess: 1,
  },
  {
    // One earlier session and three planned are four, the most published; a second one is one too many.
    check: 'cumulative-sessions',
    severity: 'override',
    inside: { context: { exposures: [{ concept: 'needling', zones: ['face'], on: '2026-01-01' }] } },
    outside: {
      context: {
        exposures: [
          { concept: 'needling', zones: ['face'], on: '2026-01-01' },
          { concept: 'needling', zones: ['face.cheek.left'], on: '2025-06-15' },
        ],
      },
    },
    excess: 1,
  },
  {
    // A day more than twelve months ago no longer counts; an unknown day does.
    check: 'cumulative-sessions',
    severity: 'override',
    inside: {
      context: {
        exposures: [
          { concept: 'needling', zones: ['face'], on: '2026-01-01' },
          { concept: 'needling', zones: ['face'], on: '2025-06-14' },
        ],
      },
    },
    outside: {
      context: {
        exposures: [
          { concept: 'needling', zones: ['face'], on: '2026-01-01' },
          { concept: 'needling', zones: ['face'], on: null },
        ],
      },
    },
  },
  {
    // Two weeks after 30 June are over on 14 July.
    check: 'other-procedure',
    severity: 'override',
    inside: {
      plan: { otherProcedures: [toxin] },
      context: { windows: [toxinWindow], sessions: sessionsOn('2026-06-15', '2026-07-14') },
    },
    outside: {
      plan: { otherProcedures: [toxin] },
      context: { windows: [toxinWindow], sessions: sessionsOn('2026-06-15', '2026-07-13') },
    },
    excess: 1,
  },
  {
    check: 'anaesthetic-left-out',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ anaesthetic: cream })] } },
    outside: {
      plan: { zones: [zonePlan({ anaesthetic: cream })] },
      context: { screening: screening({ findings: [finding({ leaveOut: ['topical-anaesthetic'] })] }) },
    },
  },
  {
    // Adults 2 g on 10 cm²: 2 g on 10 cm² is inside, 2.1 g is not.
    check: 'anaesthetic-dose',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ anaesthetic: cream })] } },
    outside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: 2.1 } })] } },
    excess: 0.1,
  },
  {
    // A person of 17 gets the dose of children, 1 g on 10 cm².
    check: 'anaesthetic-dose',
    severity: 'override',
    inside: {
      plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: 1 } })] },
      context: { person: { ...context().person, birthDate: '2008-06-16' } },
    },
    outside: {
      plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: 1.5 } })] },
      context: { person: { ...context().person, birthDate: '2008-06-16' } },
    },
    excess: 0.5,
  },
  {
    // Nobody knows the age: the dose of children holds until somebody does.
    check: 'anaesthetic-dose',
    severity: 'override',
    inside: {
      plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: 1 } })] },
      context: { person: { ...context().person, birthDate: null } },
    },
    outside: {
      plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: 1.1 } })] },
      context: { person: { ...context().person, birthDate: null } },
    },
    excess: 0.1,
  },
  {
    check: 'anaesthetic-amount',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: 20, areaCm2: 100 } })] } },
    outside: {
      plan: {
        zones: [
          zonePlan({ anaesthetic: { ...cream, grams: 20, areaCm2: 100 } }),
          zonePlan({ zone: 'face.cheek.right', anaesthetic: { ...cream, grams: 1 } }),
        ],
      },
    },
    excess: 1,
  },
  {
    // The largest area rests on practice only: a note, not a bar.
    check: 'anaesthetic-area',
    severity: 'note',
    inside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, areaCm2: 100 } })] } },
    outside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, areaCm2: 101 } })] } },
    excess: 1,
  },
  {
    check: 'anaesthetic-minutes',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, minutes: 120 } })] } },
    outside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, minutes: 121 } })] } },
    excess: 1,
  },
  {
    check: 'anaesthetic-broken-skin',
    severity: 'note',
    inside: {},
    outside: { plan: { zones: [zonePlan({ anaesthetic: cream })] } },
  },
  {
    check: 'topical-left-out',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ topicals: ['serum'] })] } },
    outside: {
      plan: { zones: [zonePlan({ topicals: ['serum'] })] },
      context: { screening: screening({ findings: [finding({ leaveOut: ['serum-adjunct'] })] }) },
    },
  },
  {
    check: 'topical-not-labelled',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ topicals: ['saline'] })] } },
    outside: { plan: { zones: [zonePlan({ topicals: ['serum'] })] } },
  },
  {
    check: 'topical-granuloma',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ topicals: ['saline'] })] } },
    outside: { plan: { zones: [zonePlan({ topicals: ['serum'] })] } },
  },
  {
    check: 'delivery-outside-label',
    severity: 'note',
    inside: { plan: { zones: [zonePlan({ topicals: ['serum'], device: 'roller', cartridge: 'drum' })] } },
    outside: { plan: { zones: [zonePlan({ topicals: ['serum'] })] } },
  },
  {
    check: 'rate-outside-device',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ strokesPerSecond: 150 })] } },
    outside: { plan: { zones: [zonePlan({ strokesPerSecond: 151 })] } },
    excess: 1,
  },
  {
    check: 'rate-outside-device',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ strokesPerSecond: 100 })] } },
    outside: { plan: { zones: [zonePlan({ strokesPerSecond: 99 })] } },
    excess: 1,
  },
  {
    check: 'pigment-path',
    severity: 'override',
    inside: { context: { person: { ...context().person, skinType: 'III' } } },
    outside: { context: { person: { ...context().person, skinType: 'IV' } } },
  },
  {
    check: 'pigment-path',
    severity: 'override',
    inside: {
      plan: { pigmentSteps: ['test-spot'] },
      context: { person: { ...context().person, darkensAfterInjury: 'present' } },
    },
    outside: { context: { person: { ...context().person, darkensAfterInjury: 'present' } } },
  },
  {
    check: 'rf-warning',
    severity: 'note',
    inside: {},
    outside: { plan: { prescription: prescription({ modality: 'rf' }) } },
  },
  {
    check: 'modality-mismatch',
    severity: 'blocks',
    inside: {},
    outside: { plan: { prescription: prescription({ modality: 'rf' }) } },
  },
  ...(['device', 'cartridge', 'endpoint'] as const).map(
    (field): Case => ({
      check: 'unknown-entry',
      severity: 'blocks',
      inside: {},
      outside: { plan: { zones: [zonePlan({ [field]: 'nowhere' })] } },
    }),
  ),
  {
    check: 'unknown-entry',
    severity: 'blocks',
    inside: {},
    outside: { plan: { zones: [zonePlan({ zone: 'face.cheek.middle' })] } },
  },
  {
    check: 'unknown-entry',
    severity: 'blocks',
    inside: {},
    outside: { plan: { zones: [zonePlan({ topicals: ['nowhere'] })] } },
  },
  {
    check: 'unknown-entry',
    severity: 'blocks',
    inside: {},
    outside: { plan: { prescription: prescription({ template: 'nowhere' }) } },
  },
  {
    check: 'mark-outside-chart',
    severity: 'blocks',
    inside: { plan: { marks: [{ ...mark, rule: null }] } },
    outside: { plan: { marks: [{ ...mark, rule: null }] }, context: { zonesUnderMark: () => null } },
  },
  ...(['device', 'cartridge', 'depthMm', 'passes', 'pattern', 'endpoint'] as const).map(
    (field): Case => ({
      check: 'incomplete',
      severity: 'blocks',
      inside: { plan: { zones: [zonePlan({ strokesPerSecond: null, speedMmPerSecond: null })] } },
      outside: { plan: { zones: [zonePlan({ [field]: null })] } },
    }),
  ),
  { check: 'incomplete', severity: 'blocks', inside: {}, outside: { plan: { zones: [] } } },
  {
    check: 'incomplete',
    severity: 'blocks',
    inside: { plan: { zones: [zonePlan({ anaesthetic: cream })] } },
    outside: { plan: { zones: [zonePlan({ anaesthetic: { ...cream, grams: null } })] } },
  },
  {
    check: 'incomplete',
    severity: 'blocks',
    inside: { plan: { prescription: prescription({ sessions: chosen(1), interval: chosen(null) as never }) } },
    outside: { plan: { prescription: prescription({ interval: chosen(null) as never }) } },
  },
  {
    check: 'incomplete',
    severity: 'override',
    inside: {},
    outside: { plan: { prescription: prescription({ baseline: { instrument: 'scale', value: null, on: null } }) } },
  },
  {
    check: 'not-prescribed',
    severity: 'override',
    inside: { plan: { zones: [zonePlan({ zone: 'face.cheek.right' })] } },
    outside: { plan: { zones: [zonePlan({ zone: 'face.forehead', depthMm: 1 })] } },
  },
  {
    check: 'not-planned',
    severity: 'note',
    inside: { plan: { prescription: prescription({ zones: ['face.cheek', 'face.chin'] }), avoid: ['face.chin'] } },
    outside: { plan: { prescription: prescription({ zones: ['face.cheek', 'face.chin'] }) } },
  },
  {
    // A week after 10 August is 17 August.
    check: 'event-too-soon',
    severity: 'override',
    inside: { plan: { course: { firstOn: null, event: { on: '2026-08-17', wants: 'settled' }, blocked: [] } } },
    outside: { plan: { course: { firstOn: null, event: { on: '2026-08-16', wants: 'settled' }, blocked: [] } } },
    excess: 1,
  },
  {
    // Three months after 10 August is 10 November.
    check: 'event-too-soon',
    severity: 'override',
    inside: { plan: { course: { firstOn: null, event: { on: '2026-11-10', wants: 'final-result' }, blocked: [] } } },
    outside: { plan: { course: { firstOn: null, event: { on: '2026-11-09', wants: 'final-result' }, blocked: [] } } },
    excess: 1,
  },
  { check: 'consent-missing', severity: 'note', inside: {}, outside: { context: { consent: 'missing' } } },
  {
    check: 'precaution',
    severity: 'note',
    inside: {},
    outside: { context: { screening: screening({ findings: [finding({ effect: 'adjust' })] }) } },
  },
  {
    check: 'evidence-standing',
    severity: 'note',
    inside: {},
    outside: { context: withTemplate({ standing: 'thin' }) },
  },
  {
    check: 'evidence-standing',
    severity: 'override',
    inside: {},
    outside: { context: withTemplate({ standing: 'against' }) },
  },
  {
    check: 'source-missing',
    severity: 'blocks',
    inside: {},
    outside: { context: { knownSources: new Set(['pen-label']) } },
  },
]

const run = (part: Part) => checkPlan(plan(part.plan), context(part.context))
const hits = (part: Part, { check, severity }: Case) =>
  run(part).findings.filter((found) => found.check === check && found.severity === severity)

describe('plan check', () => {
  it('finds nothing in a plan that keeps every limit, and lets it be approved', () => {
    expect(checkPlan(plan(), context())).toEqual({ findings: [], mayBeApproved: true })
  })

  it('has a case for every check', () => {
    expect(checkIds.filter((id) => !cases.some(({ check }) => check === id))).toEqual([])
  })

  it.each(cases)('$check ($severity): just inside passes, just outside is caught', (each) => {
    expect(hits(each.inside, each)).toEqual([])
    const caught = hits(each.outside, each)
    expect(caught).not.toEqual([])
    if (each.excess !== undefined) expect(caught[0]?.excess).toBeCloseTo(each.excess, 9)
    expect(run(each.outside).mayBeApproved && each.severity !== 'note').toBe(false)
  })

  it('an accepted finding no longer holds back approval, until its value changes', () => {
    const deep = { zones: [zonePlan({ depthMm: 1.6 })] }
    const keys = checkPlan(plan(deep), context())
      .findings.filter(({ severity }) => severity === 'override')
      .map(({ key }) => ({ finding: key, reason: 'off-label-explained' as const, note: '' }))
    const wide = screening({ intent: { ...screening().intent, depthMm: 3 as never } })
    const accepting = (depthMm: number) =>
      checkPlan(plan({ zones: [zonePlan({ depthMm })], overrides: keys }), context({ screening: wide }))
    expect(keys).toHaveLength(2)
    expect(accepting(1.6).mayBeApproved).toBe(true)
    expect(accepting(1.7).mayBeApproved).toBe(false)
  })

  it('another reason counts only with a note that says which', () => {
    const deep = plan({ zones: [zonePlan({ zone: 'face.chin' })] })
    const accepting = (note: string) =>
      checkPlan(
        {
          ...deep,
          overrides: checkPlan(deep, context()).findings.map(({ key }) => ({ finding: key, reason: 'other', note })),
        },
        context(),
      ).mayBeApproved
    expect(accepting('because')).toBe(false)
    expect(accepting('treated by the owner before, without harm')).toBe(true)
  })

  it('what blocks cannot be accepted away', () => {
    const blocked = plan({ zones: [zonePlan({ zone: 'face.lid' })] })
    const overrides = checkPlan(blocked, context()).findings.map(({ key }) => ({
      finding: key,
      reason: 'other' as const,
      note: 'accepted all the same',
    }))
    expect(checkPlan({ ...blocked, overrides }, context()).mayBeApproved).toBe(false)
  })

  it('shows what blocks first, then by what harms most', () => {
    const { findings } = checkPlan(
      plan({ zones: [zonePlan({ zone: 'face.lid', depthMm: 3.1, passes: null })] }),
      context({ screening: null, consent: 'missing' }),
    )
    const order = findings.map(({ severity }) => ['blocks', 'override', 'note'].indexOf(severity))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(findings[0]?.check).toBe('screening-missing')
    expect(findings.at(-1)?.check).toBe('consent-missing')
  })

  it('nothing backed by practice or by nobody blocks', () => {
    const weak = cases
      .flatMap(({ outside }) => run(outside).findings)
      .filter(({ strength }) => strength === 'practice' || strength === 'unsourced')
    expect(weak).not.toEqual([])
    expect(weak.filter(({ severity }) => severity === 'blocks')).toEqual([])
  })
})
