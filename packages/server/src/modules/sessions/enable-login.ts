import { loginProblems } from '@sanshen/contract/logins';
import { Problem } from '../../platform/problem.ts';
import { setDisabled } from './login-store.ts';
import { type LoginScene, recordLogin, requireLogin } from './record-login.ts';
import { endSessionsOf } from './session-store.ts';

/** Enables a disabled login again, with the password that it had. Throws `login.missing`, `login.enabled`. */
export async function enableLogin(scene: LoginScene): Promise<void> {
  const { trx, person } = scene;
  const login = await requireLogin(scene);
  if (login.disabledAt === null) throw new Problem(loginProblems['login.enabled']);
  await setDisabled(trx, login.id, null);
  // One that was opened in the moment of disabling must not come to life again.
  await endSessionsOf(trx, person);
  await recordLogin(scene, 'enabled', login.name);
}
