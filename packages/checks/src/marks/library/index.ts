import type { MarkLibrary, MarkVersion } from '../mark.ts';
import { studentsFederationEmblem, youthFederationEmblem } from './federations.ts';
import { leagueEmblem, leagueFlag } from './league.ts';
import { nationalEmblem, nationalFlag } from './national.ts';
import { partyEmblem, partyFlag } from './party.ts';
import { pioneersDetachmentFlag, pioneersEmblem, pioneersFlag } from './pioneers.ts';

const versions: readonly MarkVersion[] = [
  nationalFlag,
  nationalEmblem,
  partyFlag,
  partyEmblem,
  leagueFlag,
  leagueEmblem,
  pioneersFlag,
  pioneersDetachmentFlag,
  pioneersEmblem,
  youthFederationEmblem,
  studentsFederationEmblem,
];

/** The versions that the product brings: what the sources at hand state, and lists of what they don't. */
export function shippedMarks(): MarkLibrary {
  return { versions };
}

export { partName } from './part-names.ts';
