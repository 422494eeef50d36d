import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  type RouteComponent,
} from '@tanstack/react-router'
import { AccountPage } from '../features/account/account-page.tsx'
import { AuditPage } from '../features/audit/audit-page.tsx'
import { IntakesPage } from '../features/intakes/intakes-page.tsx'
import { PolicyPage } from '../features/knowledge/policy-page.tsx'
import { RulePage } from '../features/knowledge/rule-page.tsx'
import { RulesPage } from '../features/knowledge/rules-page.tsx'
import { ImportPage } from '../features/people/import-page.tsx'
import { MergePage } from '../features/people/merge-page.tsx'
import { MergeReviewPage } from '../features/people/merge-review-page.tsx'
import { PeoplePage } from '../features/people/people-page.tsx'
import { PersonPage } from '../features/people/person-page.tsx'
import { RegisterPage } from '../features/people/register-page.tsx'
import { ScreenPage } from '../features/screening/screen-page.tsx'
import { ScreeningPage } from '../features/screening/screening-page.tsx'
import { StaffPage } from '../features/staff/staff-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RouteFault } from './route-fault.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: RouteFault })

const route = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

/** The planner and its atlas are much code; they come when they are first opened. */
const planner = lazyRouteComponent(() => import('../features/planning/planner-page.tsx'), 'PlannerPage')
const newPlan = lazyRouteComponent(() => import('../features/planning/new-plan-page.tsx'), 'NewPlanPage')
const plansReview = lazyRouteComponent(() => import('../features/planning/review-page.tsx'), 'PlansReviewPage')

/** Brings the models of dose and delivery with it, which nobody waits for on the way to a person. */
const lab = lazyRouteComponent(() => import('../features/lab/lab-page.tsx'), 'LabPage')

const routes = [
  route('/', () => <Navigate to="/people" replace />),
  route('/people', PeoplePage),
  route('/people/new', RegisterPage),
  route('/people/import', ImportPage),
  route('/people/$personId', PersonPage),
  route('/people/$personId/merge', MergePage),
  route('/people/$personId/merge/$otherId', MergeReviewPage),
  route('/people/$personId/screen', ScreenPage),
  route('/people/$personId/screenings/$screeningId', ScreeningPage),
  route('/people/$personId/plans/new', newPlan),
  route('/people/$personId/plans/$planId', planner),
  route('/people/$personId/plans/$planId/versions/$version', planner),
  route('/plans/review', plansReview),
  route('/intakes', IntakesPage),
  route('/knowledge', RulesPage),
  route('/knowledge/$ruleId', RulePage),
  route('/policy', PolicyPage),
  route('/lab', lab),
  route('/audit', AuditPage),
  route('/staff', StaffPage),
  route('/account', AccountPage),
] as const

export const router = createRouter({ routeTree: root.addChildren([...routes]), scrollRestoration: true })
