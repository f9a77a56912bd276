import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Options as the server offers them, as far as an authenticator reads them. */
export interface Offered {
  readonly challenge: string;
  readonly options: Record<string, unknown>;
}

export interface Habits {
  readonly origin?: string;
  readonly rpId?: string;
  /** Flags of the authenticator data; user present and verified if absent (WebAuthn §6.1). */
  readonly flags?: number;
  /** Answers this challenge instead of the one that was offered. */
  readonly challenge?: string;
  /** Leaves the counter as it is, as a copy of the device would. */
  readonly sameCount?: boolean;
}

const userPresent = 0x01;
const userVerified = 0x04;
const withCredential = 0x40;
const normal = userPresent | userVerified;

/** One passkey in software, after WebAuthn level 3: P-256, no attestation. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32);
  readonly #key: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  handle = '';
  counter = 0;

  constructor() {
    this.#key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** navigator.credentials.create */
  register(offered: Offered, habits: Habits = {}): { challenge: string; response: never } {
    const { user, rp } = offered.options as { user: { id: string }; rp: { id: string } };
    this.handle = user.id;
    const data = Buffer.concat([
      this.#head(habits.rpId ?? rp.id, (habits.flags ?? normal) | withCredential),
      Buffer.alloc(16),
      uint16(this.id.length),
      this.id,
      this.#coseKey(),
    ]);
    const attestation = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(data)],
    ]);
    const response = {
      clientDataJSON: this.#clientData('webauthn.create', offered, habits).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
    return this.#answer(offered, response);
  }

  /** navigator.credentials.get */
  prove(offered: Offered, habits: Habits = {}): { challenge: string; response: never } {
    const { rpId } = offered.options as { rpId: string };
    if (habits.sameCount !== true) this.counter += 1;
    const data = this.#head(habits.rpId ?? rpId, habits.flags ?? normal);
    const clientData = this.#clientData('webauthn.get', offered, habits);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key.privateKey).toString('base64url'),
      userHandle: this.handle,
    };
    return this.#answer(offered, response);
  }

  #answer({ challenge }: Offered, response: object): { challenge: string; response: never } {
    const id = this.id.toString('base64url');
    const credential = { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    // The contract calls it JSON.
    return { challenge, response: credential as never };
  }

  #head(rpId: string, flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), count]);
  }

  #clientData(type: string, { options }: Offered, habits: Habits): Buffer {
    const challenge = habits.challenge ?? options.challenge;
    const origin = habits.origin ?? 'http://localhost';
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** COSE_Key of an EC2 key for ES256 (RFC 9053 §7.1.1). */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    return map([
      [Buffer.of(0x01), Buffer.of(0x02)],
      [Buffer.of(0x03), Buffer.of(0x26)],
      [Buffer.of(0x20), Buffer.of(0x01)],
      [Buffer.of(0x21), bytes(Buffer.from(x, 'base64url'))],
      [Buffer.of(0x22), bytes(Buffer.from(y, 'base64url'))],
    ]);
  }
}

// As much of CBOR (RFC 8949) as an attestation without certificates needs.
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  if (length < 256) return Buffer.of((major << 5) | 24, length);
  return Buffer.concat([Buffer.of((major << 5) | 25), uint16(length)]);
}
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()]);
function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}
