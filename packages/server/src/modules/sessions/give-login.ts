import { addLogin } from './login-store.ts';
import { type LoginScene, recordLogin } from './record-login.ts';

/** Gives a person a login with a one-time password; gives the name as it is kept. Throws `login.exists`, `login.nameTaken`. */
export async function giveLogin(
  scene: LoginScene,
  wish: { readonly name: string; readonly password: string },
) {
  const { trx, person, now } = scene;
  const name = await addLogin(trx, { ...wish, person, at: now });
  await recordLogin(scene, 'created', name);
  return { name };
}
