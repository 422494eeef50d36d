import type { Anaesthetic } from '@stipple/domain/planning'
import { useSpeech } from '../../app/say.tsx'
import { Checkbox } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { NumberCell } from './number-cell.tsx'
import type { PlanEditing } from './plan-editing.ts'

type AnaestheticFieldsProps = {
  /** Undefined where the chosen zones differ. */
  readonly value: Anaesthetic | null | undefined
  readonly onChange: (value: Anaesthetic | null, touched?: string) => void
  readonly editing: PlanEditing
}

const none = 'none'

/** The anaesthetic of the chosen zones: product, grams, area, minutes. */
export function AnaestheticFields({ value, onChange, editing: { catalogue } }: AnaestheticFieldsProps) {
  const { say, language } = useSpeech()
  const products = catalogue.topicals.filter(({ kind }) => kind === 'anaesthetic')
  const product = products.find(({ id }) => id === value?.topical)
  const sources = (product?.doses ?? []).flatMap(({ gramsPer10Cm2, minutes }) => [
    ...(gramsPer10Cm2?.sources ?? []),
    ...(minutes?.sources ?? []),
  ])
  return (
    <fieldset className="choices">
      <legend className="label">{say('plan.anaesthetic')}</legend>
      <div className="grid-two">
        <Select
          label={say('plan.anaesthetic-product')}
          value={value === undefined ? undefined : (value?.topical ?? none)}
          placeholder={say('plan.differs')}
          onChange={(topical) =>
            onChange(topical === none ? null : { topical, grams: null, areaCm2: null, minutes: null, occluded: null })
          }
          options={[
            { value: none, label: say('plan.anaesthetic-none') },
            ...products.map(({ id, title }) => ({ value: id, label: title[language] })),
          ]}
        />
        {value ? (
          <>
            <NumberCell
              look="field"
              label={say('plan.amount')}
              unit="g"
              value={value.grams}
              onChange={(grams) => onChange({ ...value, grams }, 'grams')}
            />
            <NumberCell
              look="field"
              label={say('plan.area')}
              unit="cm²"
              value={value.areaCm2}
              onChange={(areaCm2) => onChange({ ...value, areaCm2 }, 'anaesthetic area')}
            />
            <NumberCell
              look="field"
              label={say('plan.minutes')}
              unit="min"
              value={value.minutes}
              onChange={(minutes) => onChange({ ...value, minutes }, 'minutes')}
            />
            <Checkbox isSelected={value.occluded ?? false} onChange={(occluded) => onChange({ ...value, occluded })}>
              {say('plan.occluded')}
            </Checkbox>
          </>
        ) : null}
      </div>
      {product ? (
        <p className="small quiet cluster">
          {product.says[language]}
          <EvidenceButton about={product.title[language]} catalogue={catalogue} sources={[...new Set(sources)]} />
        </p>
      ) : null}
    </fieldset>
  )
}
