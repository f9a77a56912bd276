/** Why a date is on the calendar. */
export const keyDateKinds = ['holiday', 'league', 'memorial', 'international'] as const;
