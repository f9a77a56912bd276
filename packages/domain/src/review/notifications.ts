/** What people are told about a manuscript; each kind has its text in the contract. */
export type NotificationKind =
  | 'returned'
  | 'released'
  | 'releaseRevoked'
  | 'seatOpened'
  | 'recheckAsked'
  | 'signedOnPaper'
  | 'loginWitness'
  | 'seatFoundEmpty'
  | 'deadlinePassed'
  | 'reminder'
  | 'stillOverdue'
  | 'laterReviewOverdue'
  | 'laterReviewObjected'
  | 'emergencyRequested'
  | 'publicationHandedOver'
  | 'publicationRejected'
  | 'publicationDiffers';
