import { randomBytes } from 'node:crypto';
import { factorProblems } from '@sanshen/contract/factors';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { requirePassword, withCodeThrottled } from './require-password.ts';
import { base32, otpauthUri, secretBytes } from './totp.ts';
import { dropTotp, keepTotp, takeCode, takeTotp, totpSince } from './totp-store.ts';

interface Asked {
  readonly person: PersonId;
  readonly address: string;
}

/** Begins with codes from an app; they are asked for once {@link confirmTotp} has seen one. Throws `factor.totpOn` and as requirePassword. */
export async function beginTotp(context: AppContext, person: PersonId, password: string) {
  const login = await requirePassword(context, person, password);
  const secret = randomBytes(secretBytes);
  await context.db
    .transaction()
    .execute((trx) => keepTotp(trx, context.vault, person, secret, context.clock.now()));
  return { secret: base32(secret), uri: otpauthUri(login.name, secret) };
}

/** Switches codes on with the first one; gives the recovery codes. Throws `factor.totpOn`, `factor.totpOff`, `factor.codeRefused`. */
export async function confirmTotp(
  context: AppContext,
  { person, address }: Asked,
  code: string,
): Promise<string[]> {
  if ((await totpSince(context.db, person)) !== null) throw new Problem(factorProblems['factor.totpOn']);
  return withCodeThrottled(context, person, address, () =>
    context.db.transaction().execute(async (trx) => {
      await requireBegun(trx, person);
      const digits = code.replace(/\s/g, '');
      const taken = await takeTotp(trx, context.vault, person, digits, context.clock.now(), false);
      if (!taken) throw new Problem(factorProblems['factor.codeRefused']);
      return replaceRecoveryCodes(trx, person);
    }),
  );
}

/** Switches codes off. Throws `factor.totpOff`, `factor.codeRefused` and as requirePassword. */
export async function removeTotp(
  context: AppContext,
  asked: Asked,
  proof: { readonly password: string; readonly code: string },
): Promise<void> {
  await withPasswordAndCode(context, asked, proof, (trx) => dropTotp(trx, asked.person));
}

/** Ten new recovery codes in the place of what is left of the old ones. Throws as {@link removeTotp}. */
export function renewRecoveryCodes(
  context: AppContext,
  asked: Asked,
  proof: { readonly password: string; readonly code: string },
): Promise<string[]> {
  return withPasswordAndCode(context, asked, proof, (trx) => replaceRecoveryCodes(trx, asked.person));
}

async function withPasswordAndCode<Result>(
  context: AppContext,
  { person, address }: Asked,
  { password, code }: { readonly password: string; readonly code: string },
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  await requirePassword(context, person, password);
  if ((await totpSince(context.db, person)) === null) throw new Problem(factorProblems['factor.totpOff']);
  return withCodeThrottled(context, person, address, () =>
    context.db.transaction().execute(async (trx) => {
      await takeCode(trx, context.vault, person, code, context.clock.now());
      return work(trx);
    }),
  );
}

async function requireBegun(trx: Transaction, person: PersonId): Promise<void> {
  const begun = await trx
    .selectFrom('login_totp')
    .select('person_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (begun === undefined) throw new Problem(factorProblems['factor.totpOff']);
}
