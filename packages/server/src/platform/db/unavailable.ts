/** SQLSTATEs of a server that stops, starts, or takes no more connections (PostgreSQL, appendix A), and class 08. */
const states = new Set(['57P01', '57P02', '57P03', '53300']);

/** What the operating system says of a connection that is not there. */
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What the driver says itself, without a code. */
const driverMessage =
  /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect/;

/**
 * True if an error says that the database could not be reached or went away. What was to be committed may have been or not: the caller
 * repeats a command under its key.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { readonly code?: unknown };
  if (typeof code === 'string' && (states.has(code) || code.startsWith('08') || systemCodes.has(code)))
    return true;
  return driverMessage.test(error.message);
}
