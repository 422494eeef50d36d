import type { Plan } from '@stipple/domain/planning'

/** A plan as it is edited, with what can be undone and redone. */
export type PlanHistory = {
  readonly plan: Plan
  readonly past: readonly Plan[]
  readonly future: readonly Plan[]
  /** What was changed last: keystrokes into one field are undone as one. */
  readonly touched: string | null
}

/** Steps back that are kept. */
const stepsKept = 200

export type HistoryAction =
  | { readonly do: 'change'; readonly edit: (plan: Plan) => Plan; readonly touched: string | null }
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'load'; readonly plan: Plan }

export const beginHistory = (plan: Plan): PlanHistory => ({ plan, past: [], future: [], touched: null })

export function planHistory(state: PlanHistory, action: HistoryAction): PlanHistory {
  switch (action.do) {
    case 'change': {
      const plan = action.edit(state.plan)
      if (JSON.stringify(plan) === JSON.stringify(state.plan)) return state
      const isSame = action.touched !== null && action.touched === state.touched
      const past = isSame ? state.past : [...state.past, state.plan].slice(-stepsKept)
      return { plan, past, future: [], touched: action.touched }
    }
    case 'undo': {
      const plan = state.past.at(-1)
      if (!plan) return state
      return { plan, past: state.past.slice(0, -1), future: [state.plan, ...state.future], touched: null }
    }
    case 'redo': {
      const [plan, ...future] = state.future
      if (!plan) return state
      return { plan, past: [...state.past, state.plan], future, touched: null }
    }
    case 'load':
      return beginHistory(action.plan)
    default:
      return action satisfies never
  }
}
