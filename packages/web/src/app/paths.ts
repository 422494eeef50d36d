/** Every address of the staff application. */
export const paths = {
  people: () => '/people',
  newPerson: () => '/people/new',
  importRecords: () => '/people/import',
  person: (personId: string) => `/people/${personId}`,
  merge: (personId: string) => `/people/${personId}/merge`,
  mergeWith: (personId: string, otherId: string) => `/people/${personId}/merge/${otherId}`,
  screen: (personId: string) => `/people/${personId}/screen`,
  screening: (personId: string, screeningId: string) => `/people/${personId}/screenings/${screeningId}`,
  newPlan: (personId: string) => `/people/${personId}/plans/new`,
  plan: (personId: string, planId: string, version?: number) =>
    `/people/${personId}/plans/${planId}${version === undefined ? '' : `/versions/${version}`}`,
  plansToReview: () => '/plans/review',
  intakes: () => '/intakes',
  rules: () => '/knowledge',
  rule: (ruleId: string) => `/knowledge/${ruleId}`,
  policy: () => '/policy',
  lab: () => '/lab',
  audit: () => '/audit',
  staff: () => '/staff',
  account: () => '/account',
} as const
