import type { factorsSchema } from '@sanshen/contract/factors';
import type { PersonId } from '@sanshen/domain/kernel';
import type { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import type { Session } from '../../platform/http/session.ts';
import { passkeysOf } from './passkey-store.ts';
import { countRecoveryCodes } from './recovery-codes.ts';
import { totpSince } from './totp-store.ts';

/** What a person's login asks for. */
export async function readFactors(
  db: Database,
  person: PersonId,
  { passkeyAtSignOff }: Pick<Session, 'passkeyAtSignOff'>,
): Promise<z.input<typeof factorsSchema>> {
  const passkeys = await passkeysOf(db, person);
  return {
    totpSince: await totpSince(db, person),
    recoveryCodesLeft: await countRecoveryCodes(db, person),
    passkeys: passkeys.map(({ passkey, name, createdAt, lastUsedAt, backedUp }) => ({
      passkey,
      name,
      createdAt,
      lastUsedAt,
      backedUp,
    })),
    passkeyAtSignOff,
  };
}
