import { useSay } from '../../app/say.tsx'
import type { DateWords } from '../intake-form/date-input.tsx'

export function useDateWords(): DateWords {
  const say = useSay()
  return { day: say('date.day'), month: say('date.month'), year: say('date.year'), optional: say('date.optional') }
}
