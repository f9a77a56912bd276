import type { PersonId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import { dropPasskeys, setAtSignOff } from './passkey-store.ts';
import { dropTotp } from './totp-store.ts';

/** Takes away all that a login asks for beside its password, as when its owner has lost his phone; gives what there was. */
export async function dropFactors(
  trx: Transaction,
  person: PersonId,
): Promise<{ readonly totp: boolean; readonly passkeys: number }> {
  await setAtSignOff(trx, person, false);
  return { totp: await dropTotp(trx, person), passkeys: await dropPasskeys(trx, person, null) };
}
