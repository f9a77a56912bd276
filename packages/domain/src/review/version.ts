/**
 * The version of the rules in `decide` and `evolve` under which a decision was taken; it stands in every `review.decided` entry as `rules`,
 * and an archive is verified by deciding again.
 *
 * Raise it by one when a command and facts that once led to some events would now lead to others (or to a refusal), or when an event
 * changes what follows from it. New commands, new refusals of what no record holds, and texts need no new version. From then on the old
 * decide and evolve must be kept beside the new ones, and the replay must choose by the entry's version: otherwise every archive
 * made before would be called forged.
 */
export const rulesVersion = 1;
