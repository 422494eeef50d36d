/** Why an answer form cannot be taken as answers to a plan. It names places in the form, never what was answered. */
export type ResponseProblem =
  | { code: 'not-a-response' }
  /** It does not say which questionnaire it answers, or names another one. */
  | { code: 'missing-questionnaire' }
  | { code: 'other-questionnaire' }
  /** The person has not finished yet; come back when they have. */
  | { code: 'in-progress' }
  /** The person broke off. */
  | { code: 'stopped' }
  /** It was withdrawn as a mistake. */
  | { code: 'entered-in-error' }
  | { code: 'unknown-status' }
  /** `authored` gives no day, and an answer holds as of a day. */
  | { code: 'missing-day' }
  /** An item the questionnaire does not have; `linkId` is cut short, and left out when it is no text. */
  | { code: 'unknown-item'; linkId?: string }
  | { code: 'item-twice'; linkId: string }
  | { code: 'wrong-answer-type'; linkId: string }
  | { code: 'unknown-code'; linkId: string }
  | { code: 'too-many-answers'; linkId: string }
  /** "None of these" beside something else, or "not sure" where it stands alone. */
  | { code: 'contradictory-answer'; linkId: string }
  /** An answer to a question that the other answers did not open. */
  | { code: 'not-asked'; linkId: string }
  | { code: 'not-a-date'; linkId: string }
  | { code: 'date-in-future'; linkId: string }
