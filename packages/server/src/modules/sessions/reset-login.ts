import { loginProblems } from '@sanshen/contract/logins';
import { Problem } from '../../platform/problem.ts';
import { dropFactors } from './drop-factors.ts';
import { replacePassword } from './login-store.ts';
import { type LoginScene, recordLogin, requireLogin } from './record-login.ts';
import { endSessionsOf } from './session-store.ts';

/**
 * Puts a one-time password in the place of a person's own, takes his codes and passkeys away and ends all his sessions. Throws `login.missing`, `login.disabled`.
 */
export async function resetLogin(scene: LoginScene, password: string) {
  const { trx, person, now } = scene;
  const login = await requireLogin(scene);
  if (login.disabledAt !== null) throw new Problem(loginProblems['login.disabled']);
  await replacePassword(trx, login.id, password, now);
  await endSessionsOf(trx, person);
  await recordLogin(scene, 'reset', login.name, { factorsRemoved: await dropFactors(trx, person) });
  return { name: login.name };
}
