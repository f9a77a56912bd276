import { loginProblems } from '@sanshen/contract/logins';
import { Problem } from '../../platform/problem.ts';
import { setDisabled } from './login-store.ts';
import { type LoginScene, recordLogin, requireLogin } from './record-login.ts';
import { endSessionsOf } from './session-store.ts';

/** Disables a person's login and ends all his sessions at once. Throws `login.missing`, `login.disabled`. */
export async function disableLogin(scene: LoginScene): Promise<void> {
  const { trx, person, now } = scene;
  const login = await requireLogin(scene);
  if (login.disabledAt !== null) throw new Problem(loginProblems['login.disabled']);
  await setDisabled(trx, login.id, now);
  await endSessionsOf(trx, person);
  await recordLogin(scene, 'disabled', login.name);
}
