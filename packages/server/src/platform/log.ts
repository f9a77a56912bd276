import pino, { type Logger } from 'pino';

/** Members that never reach a log, at any of the depths in which our code could log them. */
const secrets = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'appSecret',
  'accessToken',
  'privateKey',
];

/** The server's log: JSON lines on standard error, without secrets. */
export function createLog(level: 'silent' | 'error' | 'warn' | 'info' | 'debug'): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
