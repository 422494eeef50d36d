import { pigmentPathApplies } from '@stipple/domain/planning'
import { memo } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Checkbox } from '../../ui/fields.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import type { PlanEditing } from './plan-editing.ts'

/** Steps for skin that darkens easily; shown where they apply, or where some were planned. */
export const PigmentCard = memo(function PigmentCard({ editing }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const { plan, background, catalogue, isReadOnly, change, edit } = editing
  const { skinType, darkensAfterInjury } = background.person
  const applies = pigmentPathApplies({ skinType: skinType ?? undefined, darkensAfterInjury })
  if (!applies && plan.pigmentSteps.length === 0) return null
  return (
    <section className="card stack close" aria-labelledby="pigment-title">
      <h2 id="pigment-title">{say('plan.pigment')}</h2>
      <p className="small quiet">
        {skinType === null ? say('plan.skin-type-unknown') : say('plan.skin-type', { type: skinType })}
      </p>
      {catalogue.pigmentSteps.map(({ id, title, says, because }) => (
        <div key={id} className="cluster spread">
          {isReadOnly ? (
            <span>
              {title[language]}: {say(plan.pigmentSteps.includes(id) ? 'plan.planned' : 'plan.not-planned')}
            </span>
          ) : (
            <Checkbox
              isSelected={plan.pigmentSteps.includes(id)}
              onChange={(is) => change((now) => edit.togglePigmentStep(now, id, is))}
            >
              {title[language]}
              <span className="small quiet zone-device">{says[language]}</span>
            </Checkbox>
          )}
          <EvidenceButton
            about={title[language]}
            catalogue={catalogue}
            sources={because.sources}
            strength={because.strength}
          />
        </div>
      ))}
    </section>
  )
})
