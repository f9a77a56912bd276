/** What must never be found in any history, whatever people do and in whatever order. Each has a name that mutations are matched with. */
export const invariants = {
  signedOnlyOffered:
    'a sign-off is on the text and round that stand now, for duties that its seat asks for, once each',
  signerEntitled: 'who signs holds the office now, is present, of the right employment and qualified',
  signerNotInvolved: 'who signs neither wrote nor edited the text, save by a correction from his own seat',
  signerOnce:
    'who signs has signed no other seat of any stage in this line of rounds, nor the other duty of a seat for two',
  stagesInOrder:
    'a stage is entered only when all before it are complete on the present text; no seat is signed before its stage',
  rosterTrue:
    'a board is drawn from everyone who holds an office of it, and asks for the count of the rule book',
  findingsRuled: 'where the rule book asks for rulings, nobody signs over a finding of severity error',
  marksRuled: 'nobody signs, on a screen or on paper, while a mark in the pictures waits for his ruling',
  paperTrue: 'a sign-off on paper is entered by a registrar of the organisation who has no part in the text',
  returnByWaiting: 'a text is sent back only by somebody who may sign where it waits, and never forward',
  roundsJustified: 'a correction or edit in review does exactly what the rule book says to the round',
  correctionFromSeat: 'a correction comes from somebody who may sign the seat that he corrects from',
  releaseComplete:
    'released is only what every seat of the pinned procedure at its importance signed, by distinct people with no hand in it',
  emergencyByTwo:
    'an emergency release has two distinct entitled people with no hand in the text, a reason, in time, for the text that was asked for',
  laterReviewOwed:
    'after an emergency release a full review is owed until it is done, objected to, or the release is gone',
  releaseOfText: 'a release stands only for the present text, and never after a withdrawal',
  publishedReleased:
    'nothing is begun without a release of exactly this text for this channel, at its time, not stopped or objected to',
  publishedOnce: 'a channel gets a text once; a publication has an id of its own',
  publisherEntitled:
    'who publishes has the right to; a schedule publishes only where the release carries one',
  importanceKept:
    'importance is lowered only from the place that raised it or a later one, by nobody with a hand in the text',
  procedurePinned: 'a run follows the procedure that it was pinned to until it is withdrawn',
  identicalNothing: 'an identical text changes nothing',
  refusalSilent: 'a refusal leaves no event, and deciding changes no state',
  systemNeverApproves: 'the jobs of the system neither sign, nor submit, nor release',
  notesApart: 'opinions and findings never become part of what is published',
  alwaysNextStep: 'every state that is not final has a next step that somebody may take',
  emptySeatNamed:
    'a review that nobody can sign has a named empty seat, and no seat is named empty that somebody can sign',
  neverStalls: 'a review whose stages are all complete goes on by itself',
  deterministic: 'the same state, command and facts give the same events, and the same events the same state',
} as const;

export type Invariant = keyof typeof invariants;

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}
