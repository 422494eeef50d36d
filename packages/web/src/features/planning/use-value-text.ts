import type {
  Anaesthetic,
  AvoidMark,
  CourseWishes,
  OtherProcedure,
  PlanOverride,
  Range,
} from '@stipple/domain/planning'
import type { CalendarSpan } from '@stipple/domain/units'
import { type MessageKey, usePartialDate, useSpeech } from '../../app/say.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { numberText, rangeText, spanText } from './plan-words.ts'

/** A value of a plan in words, by the field it stands in. */
export function useValueText({ names }: Pick<PlanEditing, 'names'>): (field: string, value: unknown) => string {
  const { say, language } = useSpeech()
  const date = usePartialDate()
  const list = (value: unknown, name: (id: string) => string) => {
    const ids = value as readonly string[]
    return ids.length === 0 ? say('plan.nothing') : ids.map(name).join(', ')
  }
  const words: Readonly<Record<string, (value: unknown) => string>> = {
    zone: () => say('plan.planned'),
    zones: (value) => list(value, names.zone),
    avoid: (value) => list(value, names.zone),
    order: (value) => list(value, names.zone),
    indication: (value) => names.indication(value as string),
    modality: (value) => say(`modality.${value as string}` as MessageKey),
    template: (value) => names.template(value as string),
    stopRules: (value) => list(value, names.stopRule),
    pigmentSteps: (value) => list(value, names.pigmentStep),
    interval: (value) => spanText(value as CalendarSpan, say),
    finalResult: (value) => spanText(value as CalendarSpan, say),
    endpoint: (value) => names.endpoint(value as string),
    topicals: (value) => list(value, names.topical),
    device: (value) => names.device(value as string),
    cartridge: (value) => names.cartridge(value as string),
    depthMm: (value) =>
      `${typeof value === 'number' ? numberText(value, language) : rangeText(value as Range, language)} mm`,
    strokesPerSecond: (value) => `${numberText(value as number, language)} /s`,
    speedMmPerSecond: (value) => `${numberText(value as number, language)} mm/s`,
    areaCm2: (value) => `${numberText(value as number, language)} cm²`,
    pattern: (value) => say(`plan.pattern.${value as string}` as MessageKey),
    mark: (value) => say(`plan.mark.${value as string}` as MessageKey),
    marks: (value) => say('plan.marks-n', { n: (value as readonly AvoidMark[]).length }),
    overrides: (value) => say('plan.overrides-n', { n: (value as readonly PlanOverride[]).length }),
    anaesthetic: (value) => anaestheticText(value as Anaesthetic),
    baseline: (value) => baselineText(value as { instrument: string; value: number | null }),
    target: (value) =>
      baselineText({
        ...(value as { instrument: string; change: number | null }),
        value: (value as { change: number | null }).change,
      }),
    otherProcedures: (value) =>
      (value as readonly OtherProcedure[])
        .map(({ concept, on }) => `${names.procedure(concept)} ${date(on)}`)
        .join(', '),
    course: (value) => courseText(value as CourseWishes),
  }
  const anaestheticText = ({ topical, grams, areaCm2, minutes }: Anaesthetic) =>
    [
      names.topical(topical),
      grams === null ? null : `${numberText(grams, language)} g`,
      areaCm2 === null ? null : `${numberText(areaCm2, language)} cm²`,
      minutes === null ? null : `${numberText(minutes, language)} min`,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  const baselineText = ({ instrument, value }: { instrument: string; value: number | null }) =>
    `${names.instrument(instrument)}: ${value === null ? say('plan.not-chosen') : numberText(value, language)}`
  const courseText = ({ firstOn, event, blocked }: CourseWishes) =>
    [
      firstOn === null ? null : date(firstOn),
      event === null ? null : `${say(`plan.event.${event.wants}`)} ${date(event.on)}`,
      ...blocked.map(({ from, to }) => `${date(from)} – ${date(to)}`),
    ]
      .filter((part) => part !== null)
      .join(' · ') || say('plan.nothing')
  return (field, value) => {
    if (value === undefined) return say('plan.not-planned')
    if (value === null) return say('plan.not-chosen')
    const word = words[field.split('.').at(-1) ?? field]
    return word ? word(value) : String(value as string | number)
  }
}
