import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that carries a request's proof: `t=<seconds since 1970>,v1=<hex>`. */
export const signatureHeader = 'x-sanshen-signature';

/** The proof of a request to the website: HMAC-SHA256 over time, method, path with query, and body, with the channel's secret. */
export function signRequest(
  secret: string,
  request: {
    readonly method: string;
    readonly path: string;
    readonly body: Uint8Array;
    readonly seconds: number;
  },
): string {
  const mac = createHmac('sha256', secret);
  mac.update(`${request.seconds}.${request.method}.${request.path}.`);
  mac.update(request.body);
  return `t=${request.seconds},v1=${mac.digest('hex')}`;
}

/** Whether a proof is right and no older or younger than `windowSeconds`. */
export function verifyRequest(
  secret: string,
  header: string,
  request: {
    readonly method: string;
    readonly path: string;
    readonly body: Uint8Array;
    readonly seconds: number;
  },
  windowSeconds: number,
): boolean {
  const seconds = Number(/\bt=(\d{1,12})\b/.exec(header)?.[1] ?? Number.NaN);
  if (!(Math.abs(request.seconds - seconds) <= windowSeconds)) return false;
  const expected = Buffer.from(signRequest(secret, { ...request, seconds }));
  const given = Buffer.from(header);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
