import { SimRefusal, type SimReply, type SimRequest } from './server.ts';

/** The tokens of a simulated account: one pair that is good now, replaced by a refresh. */
export interface SimTokens {
  access: string;
  refresh: string;
  /** Counts the pairs. */
  number: number;
}

export function simTokens(access: string): SimTokens {
  return { access, refresh: 'refresh-1', number: 1 };
}

/** Ends the pair in use; the refresh token stays good. */
export function endAccess(tokens: SimTokens): void {
  tokens.number += 1;
  tokens.access = `access-${tokens.number}`;
}

/** `POST` of a refresh token: a new pair, and the old one ends. */
export function refreshHandler(tokens: SimTokens) {
  return (request: SimRequest): SimReply => {
    if (request.fields().refresh_token !== tokens.refresh) {
      throw new SimRefusal({ status: 400, json: { error: 'invalid_grant' } });
    }
    endAccess(tokens);
    tokens.refresh = `refresh-${tokens.number}`;
    return { json: { access_token: tokens.access, refresh_token: tokens.refresh, expires_in: 7200 } };
  };
}
