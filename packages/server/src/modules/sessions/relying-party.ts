import type { FastifyRequest } from 'fastify';

/** Whom passkeys of this installation belong to (WebAuthn §5.4.2), and the pages from which they may be used. */
export interface RelyingParty {
  readonly id: string;
  readonly name: string;
  readonly origins: readonly string[];
}

const loopback = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * The relying party by the address under which people reach the server. Browsers make no passkeys for numbers as addresses, so on this machine itself it is
 * `localhost`, at the port of the address or of the connection.
 */
export function relyingPartyOf(publicUrl: string, request: Pick<FastifyRequest, 'socket'>): RelyingParty {
  const { hostname, origin, port, protocol } = new URL(publicUrl);
  const name = '三审 Sanshen';
  if (!loopback.includes(hostname)) return { id: hostname, name, origins: [origin] };
  const ports = [port, String(request.socket.localPort ?? '')].filter((one) => one !== '');
  const local = ports.map((one) => `http://localhost:${one}`);
  const bare = port === '' ? [`${protocol}//localhost`] : [];
  return { id: 'localhost', name, origins: [...new Set([...bare, ...local])] };
}
