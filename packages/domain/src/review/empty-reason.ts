/** Why nobody can take a seat. */
export type EmptyReason =
  | 'scopeMissing'
  | 'noHolder'
  | 'allOnLeave'
  | 'wrongEmployment'
  | 'notQualified'
  | 'allBarred'
  | 'boardTooSmall'
  | 'boardWithoutLead';
