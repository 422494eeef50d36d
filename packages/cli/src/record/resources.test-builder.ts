/** FHIR R4 resources for tests of the command line. */
export const patient = (id = 'a') => ({ resourceType: 'Patient', id, birthDate: '1990-01-01' })
export const condition = (id: string, code: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/a' },
  clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
  ...more,
})
export const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})

/** As DSTU2 and STU3 wrote it: the status is a code, not a concept. */
export const formerCondition = {
  resourceType: 'Condition',
  id: 'x',
  clinicalStatus: 'active',
  subject: { reference: 'Patient/a' },
  code: { text: 'x' },
}

export const organization = { resourceType: 'Organization', id: 'o' }

/** A completed form on which pregnancy is ticked and nothing else. */
export const pregnancyForm = (questionnaire: string) => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  questionnaire,
  authored: '2026-06-15',
  item: [
    {
      linkId: 'about-you',
      item: [
        {
          linkId: 'about-you/chosen',
          answer: [{ valueCoding: { system: 'urn:stipple:concept', code: 'pregnancy' } }],
        },
      ],
    },
  ],
})
