import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Encoding, encodings, type WebFile } from './distribution.ts';

/** A worker's script is governed by the policy that it was answered with, not by the page's. */
const scriptPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'";

/** Answers with a built file, compressed where the build made that and the browser takes it; 304 where it has it. */
export function sendWebFile(request: FastifyRequest, reply: FastifyReply, file: WebFile): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'], file);
  const etag = `"${file.version}${encoding === null ? '' : `-${encoding}`}"`;
  reply.headers({
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'accept-encoding',
  });
  if (file.mediaType.startsWith('text/javascript')) reply.header('content-security-policy', scriptPolicy);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.headers({
    'content-type': file.mediaType,
    'content-length': encoding === null ? file.size : file.compressed[encoding],
  });
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.send(createReadStream(encoding === null ? file.path : file.path + encodings[encoding]));
}

/** The best coding that the file has and that the request takes (RFC 9110 §12.5.3; a quality of 0 refuses one). */
function chooseEncoding(header: string | undefined, { compressed }: WebFile): Encoding | null {
  const accepted = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((entry) => entry.split(';').map((part) => part.trim()))
      .filter(([, quality]) => quality === undefined || Number(quality.replace(/^q=/, '')) > 0)
      .map(([name]) => name),
  );
  const order: readonly Encoding[] = ['br', 'gzip'];
  return order.find((name) => compressed[name] !== undefined && accepted.has(name)) ?? null;
}
