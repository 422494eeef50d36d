import { mayRestrict } from '../../evidence/index.ts'
import { addSpan, dayInterval, parseDay } from '../../units/index.ts'
import type { Plan, ZonePlan } from '../plan.ts'
import type { AnaestheticDose, Topical } from '../topical.ts'
import type { CheckContext } from './check-context.ts'
import { type PlanFinding, planFinding } from './plan-finding.ts'

/** What is put on the skin: anaesthetics against their labels, topicals against what is known of them on punctured skin. */
export function checkSkinProducts(plan: Plan, context: CheckContext): PlanFinding[] {
  return [
    ...plan.zones.flatMap((zone) => anaestheticOn(zone, context)),
    ...anaestheticTotals(plan, context),
    ...topicals(plan, context),
  ]
}

const known = ({ content }: CheckContext, id: string) => content.topicals.find((topical) => topical.id === id)

function leftOut(topical: Topical, { screening }: CheckContext) {
  const { adjunct } = topical
  return (screening?.findings ?? []).filter(({ leaveOut }) => adjunct !== null && leaveOut.includes(adjunct))
}

function anaestheticOn({ zone, anaesthetic }: ZonePlan, context: CheckContext): PlanFinding[] {
  const topical = anaesthetic && known(context, anaesthetic.topical)
  if (!anaesthetic || !topical) return []
  const detail = { topical: topical.id }
  const { grams, areaCm2, minutes } = anaesthetic
  const doses = dosesFor(topical, context)
  const perArea = grams !== null && areaCm2 !== null ? (10 * grams) / areaCm2 : null
  return [
    ...leftOut(topical, context).map(({ rule, strength, sources }) =>
      planFinding('anaesthetic-left-out', {
        severity: mayRestrict(strength) ? 'blocks' : 'override',
        zone,
        field: 'anaesthetic',
        strength,
        sources,
        detail: { ...detail, rule },
      }),
    ),
    ...aboveEvery(doses, perArea, ({ gramsPer10Cm2 }) => gramsPer10Cm2).map((over) =>
      planFinding('anaesthetic-dose', { zone, field: 'anaesthetic', unit: 'g/10cm2', ...over, detail }),
    ),
    ...aboveEvery(doses, minutes, (dose) => dose.minutes).map((over) =>
      planFinding('anaesthetic-minutes', { zone, field: 'anaesthetic', unit: 'min', ...over, detail }),
    ),
    ...(topical.intactSkinOnly?.value
      ? [
          planFinding('anaesthetic-broken-skin', {
            severity: 'note',
            zone,
            field: 'anaesthetic',
            strength: topical.intactSkinOnly.strength,
            sources: topical.intactSkinOnly.sources,
            detail,
          }),
        ]
      : []),
  ]
}

/** Label doses for the person's age; those of the youngest where nobody knows the birth date. */
function dosesFor({ doses }: Topical, { person, today }: CheckContext): readonly AnaestheticDose[] {
  const born = person.birthDate === null ? undefined : dayInterval(person.birthDate)
  if (!born) return doses.filter(({ ageMonths }) => ageMonths.from === 0)
  const on = parseDay(today)
  // The youngest the person can be decides: a dose for older people is not read for a younger one.
  const isOld = (months: number) => months === 0 || addSpan(born.latest, { months }) <= on
  return doses.filter(({ ageMonths: { from, below } }) => isOld(from) && (below === null || !isOld(below)))
}

type Limit = { value: { high: number }; strength: AnaestheticStrength; sources: readonly string[] } | null
type AnaestheticStrength = NonNullable<AnaestheticDose['minutes']>['strength']

/** One finding when the value is above the highest that any label dose gives. */
function aboveEvery(
  doses: readonly AnaestheticDose[],
  value: number | null,
  limitOf: (dose: AnaestheticDose) => Limit,
) {
  const limits = doses.flatMap((dose) => limitOf(dose) ?? [])
  const highest = [...limits].sort((a, b) => b.value.high - a.value.high)[0]
  if (value === null || !highest || value <= highest.value.high) return []
  const { value: limit, strength, sources } = highest
  const severity: 'override' | 'note' = mayRestrict(strength) ? 'override' : 'note'
  return [{ severity, value: round(value), limit: limit.high, excess: value - limit.high, strength, sources }]
}

const round = (value: number) => Math.round(value * 100) / 100

/** Grams and area over all zones together, against the most a label gives to one person. */
function anaestheticTotals(plan: Plan, context: CheckContext): PlanFinding[] {
  const ids = [...new Set(plan.zones.flatMap(({ anaesthetic }) => anaesthetic?.topical ?? []))]
  return ids.flatMap((id): PlanFinding[] => {
    const topical = known(context, id)
    if (!topical) return []
    const used = plan.zones.flatMap(({ anaesthetic }) => (anaesthetic?.topical === id ? [anaesthetic] : []))
    const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, number) => total + (number ?? 0), 0)
    const grams = sum(used.map((each) => each.grams))
    const areaCm2 = sum(used.map((each) => each.areaCm2))
    const doses = dosesFor(topical, context)
    const asRange = (figure: AnaestheticDose['maximumGrams']): Limit =>
      figure && { ...figure, value: { high: figure.value } }
    const common = { field: 'anaesthetic', detail: { topical: id } } as const
    return [
      ...aboveEvery(doses, grams, ({ maximumGrams }) => asRange(maximumGrams)).map((over) =>
        planFinding('anaesthetic-amount', { ...common, unit: 'g', ...over }),
      ),
      ...aboveEvery(doses, areaCm2, ({ maximumAreaCm2 }) => asRange(maximumAreaCm2)).map((over) =>
        planFinding('anaesthetic-area', { ...common, unit: 'cm2', ...over }),
      ),
    ]
  })
}

function topicals(plan: Plan, context: CheckContext): PlanFinding[] {
  const uses = new Map<string, string[]>()
  for (const { zone, topicals: ids } of plan.zones) {
    for (const id of ids) uses.set(id, [...(uses.get(id) ?? []), zone])
  }
  return [...uses].flatMap(([id, zones]): PlanFinding[] => {
    const topical = known(context, id)
    if (!topical) return []
    const devices = context.content.devices.filter((device) =>
      plan.zones.some((zone) => zone.device === device.id && zones.includes(zone.zone)),
    )
    const detail = { topical: id }
    const { labelledForNeedledSkin: labelled, granulomaReported } = topical
    // Nobody has read a label for it on punctured skin: that is no permission.
    const isUnlabelled = labelled === null || !labelled.value
    return [
      ...leftOut(topical, context).map(({ rule, strength, sources }) =>
        planFinding('topical-left-out', {
          severity: mayRestrict(strength) ? 'blocks' : 'override',
          field: 'topicals',
          value: id,
          strength,
          sources,
          detail: { ...detail, rule },
        }),
      ),
      ...(isUnlabelled
        ? [
            planFinding('topical-not-labelled', {
              severity: 'override',
              field: 'topicals',
              value: id,
              strength: labelled?.strength ?? null,
              sources: labelled?.sources ?? [],
              detail,
            }),
          ]
        : []),
      ...(granulomaReported?.value
        ? [
            planFinding('topical-granuloma', {
              severity: mayRestrict(granulomaReported.strength) ? 'override' : 'note',
              field: 'topicals',
              value: id,
              strength: granulomaReported.strength,
              sources: granulomaReported.sources,
              detail,
            }),
          ]
        : []),
      ...(isUnlabelled
        ? devices.flatMap(({ id: device, excludesDelivery }) =>
            excludesDelivery?.value
              ? [
                  planFinding('delivery-outside-label', {
                    severity: 'note',
                    field: 'topicals',
                    value: id,
                    strength: excludesDelivery.strength,
                    sources: excludesDelivery.sources,
                    detail: { ...detail, device },
                  }),
                ]
              : [],
          )
        : []),
    ]
  })
}
