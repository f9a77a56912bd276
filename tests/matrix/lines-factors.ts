import * as factors from '@sanshen/contract/factors';
import * as logins from '@sanshen/contract/logins';
import type { RouteShape } from '@sanshen/contract/route';
import { demonstrationPassword as password } from '../../packages/server/src/demonstration/index.ts';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line } from './lines.ts';

const code = '000000';
const nothing = '00000000-0000-4000-8000-000000000000';

function own(route: RouteShape, expected: string, body?: object, params?: object): Line {
  return {
    route,
    on: 'own login',
    own: 'operator',
    expected: expected.includes(' ') ? expected : Array.from({ length: 7 }, () => expected).join(' '),
    request: () => ({ ...(body === undefined ? {} : { body }), ...(params === undefined ? {} : { params }) }),
  };
}

/** The last of the six has a session but no login, as a technical one. */
const withLogin = (outcome: string) =>
  `${Array.from({ length: 5 }, () => outcome).join(' ')} factor.loginMissing`;

/** What a login asks for beside its password: everybody's own, so the relation changes nothing. */
export const factorLines: readonly Line[] = [
  own(factors.enterCode, 'factor.challengeEnded', { challenge: nothing, code }),
  own(factors.offerPasskeyLogin, 'ok', {}),
  own(factors.logInWithPasskey, 'factor.passkeyRefused', { challenge: nothing, response: {} }),
  own(factors.readFactors, 'ok'),
  own(factors.confirmTotp, 'factor.totpOff', { code }),
  own(factors.beginTotp, withLogin('ok'), { password }),
  own(factors.removeTotp, withLogin('factor.totpOff'), { password, code }),
  own(factors.renewRecoveryCodes, withLogin('factor.totpOff'), { password, code }),
  own(factors.offerPasskey, withLogin('ok'), { password }),
  own(factors.addPasskey, 'factor.challengeEnded', { challenge: nothing, response: {}, name: '手机' }),
  own(factors.renamePasskey, 'nf', { name: '手机' }, { passkey: nothing }),
  own(factors.removePasskey, withLogin('nf'), { password }, { passkey: nothing }),
  own(factors.setPasskeyAtSignOff, withLogin('factor.passkeyNeeded'), { required: true, password }),
  own(factors.confirmSigning, 'factor.passkeyRefused', { challenge: nothing, response: {} }),
  {
    route: factors.offerConfirmation,
    on: 'text in review',
    own: 'operator',
    // Who may not read a text confirms nothing about it.
    expected: 'factor.passkeyNeeded no no nf nf nf',
    request: async (it) => {
      const { manuscript, digest } = await it.inReview();
      return { body: { manuscript, digest } };
    },
  },
  {
    route: logins.readLogin,
    on: 'login of somebody in the district',
    own: 'mainLeader',
    expected: 'ok ok no no no no',
    request: () => ({ params: { person: personIn('wuhua', 'operator', 2) } }),
  },
];
