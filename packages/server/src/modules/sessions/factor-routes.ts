import * as contract from '@sanshen/contract/factors';
import { brandId, type Digest, type ManuscriptId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { confirmSigning, offerConfirmation } from './confirm-signing.ts';
import { enterCode } from './enter-code.ts';
import { logInWithPasskey, offerPasskeyLogin } from './log-in-with-passkey.ts';
import { type Passkey, renamePasskey } from './passkey-store.ts';
import { offerPasskey, registerPasskey, removePasskey, setPasskeyAtSignOff } from './passkeys.ts';
import { readFactors } from './read-factors.ts';
import { relyingPartyOf } from './relying-party.ts';
import { callerOf, sessionOpened } from './session-cookie.ts';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from './totp-settings.ts';

/** Binds what a login asks for beside its password. */
export function factorRoutes(app: App, context: AppContext): void {
  const partyOf = (http: Parameters<typeof relyingPartyOf>[1]) => relyingPartyOf(context.publicUrl, http);

  bindRoute(app, contract.enterCode, async ({ body, http, reply }) =>
    sessionOpened(context, reply, http, await enterCode(context, body, callerOf(http))),
  );
  bindRoute(app, contract.offerPasskeyLogin, async ({ http }) =>
    shownOffer(await offerPasskeyLogin(context, partyOf(http))),
  );
  bindRoute(app, contract.logInWithPasskey, async ({ body, http, reply }) => {
    const opened = await logInWithPasskey(context, partyOf(http), body, callerOf(http));
    return sessionOpened(context, reply, http, opened);
  });
  bindRoute(app, contract.readFactors, ({ person, session }) => readFactors(context.db, person, session));

  bindRoute(app, contract.beginTotp, ({ person, body }) => beginTotp(context, person, body.password));
  bindRoute(app, contract.confirmTotp, async ({ person, body, http }) => ({
    recoveryCodes: await confirmTotp(context, { person, address: http.ip }, body.code),
  }));
  bindRoute(app, contract.removeTotp, async ({ person, body, http }) => {
    await removeTotp(context, { person, address: http.ip }, body);
    return undefined;
  });
  bindRoute(app, contract.renewRecoveryCodes, async ({ person, body, http }) => ({
    recoveryCodes: await renewRecoveryCodes(context, { person, address: http.ip }, body),
  }));

  bindRoute(app, contract.offerPasskey, async ({ body, http, session }) =>
    shownOffer(await offerPasskey(context, partyOf(http), session, body.password)),
  );
  bindRoute(app, contract.addPasskey, async ({ body, http, session }) =>
    shownPasskey(await registerPasskey(context, partyOf(http), session, body)),
  );
  bindRoute(app, contract.renamePasskey, async ({ params, body, person, command }) => {
    await runCommand(context, command, async (trx) => {
      if (!(await renamePasskey(trx, person, params.passkey, body.name))) {
        throw platformProblem('request.notFound');
      }
    });
    return undefined;
  });
  bindRoute(app, contract.removePasskey, async ({ params, body, person }) => {
    await removePasskey(context, person, params.passkey, body.password);
    return undefined;
  });
  bindRoute(app, contract.setPasskeyAtSignOff, async ({ body, person }) => {
    await setPasskeyAtSignOff(context, person, body);
    return undefined;
  });

  bindRoute(app, contract.offerConfirmation, async ({ body, http, session }) => {
    const manuscript = brandId<ManuscriptId>(body.manuscript);
    const text = { manuscript, digest: brandId<Digest>(body.digest) };
    return shownOffer(await offerConfirmation(context, partyOf(http), session, text));
  });
  bindRoute(app, contract.confirmSigning, ({ body, http, session }) =>
    confirmSigning(context, partyOf(http), session, body),
  );
}

/** The library leaves members undefined, which JSON does not know. */
function shownOffer<Offer extends { readonly options: object }>({ options, ...offer }: Offer) {
  const members = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...offer, options: Object.fromEntries(members) };
}

function shownPasskey({ passkey, name, createdAt, lastUsedAt, backedUp }: Passkey) {
  return { passkey, name, createdAt, lastUsedAt, backedUp };
}
