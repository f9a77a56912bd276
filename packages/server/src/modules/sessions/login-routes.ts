import * as contract from '@sanshen/contract/logins';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { disableLogin } from './disable-login.ts';
import { enableLogin } from './enable-login.ts';
import { giveLogin } from './give-login.ts';
import { divideWithWitness } from './login-witness.ts';
import { oneTimePassword } from './one-time-password.ts';
import { readLogin } from './read-login.ts';
import { type LoginScene, openLoginScene } from './record-login.ts';
import { resetLogin } from './reset-login.ts';

interface LoginRequest {
  readonly params: { readonly person: string };
  readonly person: PersonId;
  readonly command: CommandKey;
}

/** Binds the routes by which others manage a person's login. */
export function loginRoutes(app: App, context: AppContext): void {
  const decide = <Result>(
    { params, person, command }: LoginRequest,
    work: (scene: LoginScene) => Promise<Result>,
  ) =>
    runCommand(context, command, async (trx) =>
      work(await openLoginScene(trx, context.clock, person, brandId<PersonId>(params.person))),
    );

  bindRoute(app, contract.readLogin, ({ params, person }) =>
    readLogin(context, person, brandId<PersonId>(params.person)),
  );
  bindRoute(app, contract.giveLogin, (request) =>
    withPassword((shown) =>
      decide(request, async (scene) => {
        const whole = oneTimePassword();
        const given = await giveLogin(scene, { ...request.body, password: whole });
        shown(await divideWithWitness(scene, given.name, whole));
        return given;
      }),
    ),
  );
  bindRoute(app, contract.resetLogin, (request) =>
    withPassword((shown) =>
      decide(request, async (scene) => {
        const whole = oneTimePassword();
        const given = await resetLogin(scene, whole);
        shown(await divideWithWitness(scene, given.name, whole));
        return given;
      }),
    ),
  );
  bindRoute(app, contract.disableLogin, async (request) => {
    await decide(request, disableLogin);
    return undefined;
  });
  bindRoute(app, contract.enableLogin, async (request) => {
    await decide(request, enableLogin);
    return undefined;
  });
}

/** The password goes round the command's stored result: it is given once, and a repeated command gives null in its place. */
async function withPassword(
  command: (shown: (password: string) => void) => Promise<{ readonly name: string }>,
): Promise<{ readonly name: string; readonly password: string | null }> {
  let made: string | null = null;
  const { name } = await command((password) => {
    made = password;
  });
  return { name, password: made };
}
