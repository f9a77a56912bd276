import type { readLogin as route } from '@sanshen/contract/logins';
import type { RouteOutput } from '@sanshen/contract/route';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { passkeysOf } from './passkey-store.ts';
import { openLoginScene } from './record-login.ts';
import { listSessionsOf } from './session-store.ts';
import { totpSince } from './totp-store.ts';

/** How a person's login stands, for who may manage it. Throws as {@link openLoginScene}. */
export async function readLogin(
  { db, clock }: AppContext,
  asker: PersonId,
  person: PersonId,
): Promise<RouteOutput<typeof route>> {
  // The same door as for the commands: who may not change a login learns nothing of it.
  await db.transaction().execute((trx) => openLoginScene(trx, clock, asker, person));
  const login = await db
    .selectFrom('login')
    .select(['name', 'created_at', 'disabled_at', 'must_change_password'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (login === undefined) return { login: null };
  const sessions = await listSessionsOf(db, clock, person);
  const seen = sessions.map((one) => one.lastSeenAt).sort();
  return {
    login: {
      name: login.name,
      createdAt: login.created_at,
      disabledAt: login.disabled_at,
      passwordMustChange: login.must_change_password,
      totp: (await totpSince(db, person)) !== null,
      passkeys: (await passkeysOf(db, person)).length,
      sessions: sessions.length,
      lastSeenAt: seen.at(-1) ?? null,
    },
  };
}
