import type { FlagName } from './design.ts';
import type { ErrorKind } from './error-kind.ts';
import { errorsOfNationalFlag } from './errors-national.ts';
import {
  errorsOfLeagueFlag,
  errorsOfPartyFlag,
  errorsOfPioneersDetachmentFlag,
  errorsOfPioneersFlag,
} from './errors-others.ts';

/** The kinds of error of each flag. */
export const errorsOf: Readonly<Record<FlagName, readonly ErrorKind[]>> = {
  nationalFlag: errorsOfNationalFlag,
  leagueFlag: errorsOfLeagueFlag,
  partyFlag: errorsOfPartyFlag,
  pioneersFlag: errorsOfPioneersFlag,
  pioneersDetachmentFlag: errorsOfPioneersDetachmentFlag,
};
