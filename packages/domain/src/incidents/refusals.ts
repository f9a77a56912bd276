/** Why something on the desk is not done; each has its text in the contract. */
export const incidentRefusals = [
  'incidents.closed',
  'incidents.stepUnknown',
  'incidents.stepTaken',
  'incidents.wordsMissing',
  'incidents.nothingToTakeDown',
  'incidents.notUnderWay',
  'incidents.alreadyLeading',
  'incidents.noHandover',
  'incidents.handoverNotYours',
  'incidents.lessonUnknown',
  'incidents.lessonNotYours',
  'incidents.takedownsOpen',
] as const;
export type IncidentRefusal = (typeof incidentRefusals)[number];
