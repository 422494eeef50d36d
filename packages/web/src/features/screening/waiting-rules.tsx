import type { ScreeningDocument } from '@stipple/api/screening'
import { useSay } from '../../app/say.tsx'

export type WaitingRulesProps = {
  /** Ids of rules that cannot be decided without the answer. */
  readonly rules: readonly string[]
  readonly document: ScreeningDocument
}

/** What an answer is needed for, and what it may come to. */
export function WaitingRules({ rules, document }: WaitingRulesProps) {
  const say = useSay()
  const waiting = document.findings.filter(({ effect, rule }) => effect === 'ask' && rules.includes(rule))
  if (waiting.length === 0) return null
  return (
    <p className="small quiet">
      {say('questions.decides', {
        rules: waiting
          .map(({ title, couldBe }) => (couldBe === null ? title : `${title} (${say(`effect.${couldBe}`)})`))
          .join(' · '),
      })}
    </p>
  )
}
