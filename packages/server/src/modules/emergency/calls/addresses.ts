import { createHash, randomBytes } from 'node:crypto';
import type { Call } from '@sanshen/domain/emergency';
import { addHours, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { AppContext } from '../../../platform/context.ts';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { acknowledge, callRefusal } from './acknowledge.ts';
import { openCall, requireRecorder } from './call-scene.ts';
import { findCall } from './call-store.ts';

/** Crockford's letters: none of them looks or sounds like another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 40 bits, for as long as a call is open, and few tries an hour from one address. */
const length = 8;

/** Hours for which a code can be typed; who needs longer is told a new one. */
const codeHours = 24;

/** Where who was told a code on the telephone types it. */
export const addressPath = '/r';

function newCode(): string {
  return Array.from(randomBytes(length), (byte) => letters.charAt(byte % letters.length)).join('');
}

/** What somebody typed as a code; null where it can be none. */
export function readCallCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

const digestOf = (code: string) => createHash('sha256').update(`call ${code}`).digest('hex');

/**
 * Makes the code by which somebody answers a call once, to be read out to him; one made before for him ends. It is kept nowhere but as a digest. Throws
 * `request.notFound`, `access.forbidden`, `emergency.notCalled`, `emergency.callClosed`.
 */
export function issueAddress(
  { db, clock, publicUrl }: AppContext,
  caller: PersonId,
  wish: { readonly call: string; readonly person: PersonId },
): Promise<{ readonly code: string; readonly address: string }> {
  // Not by runCommand, which would keep the answer.
  return db.transaction().execute(async (trx) => {
    const at = clock.now();
    const scene = await openCall(trx, caller, wish.call, at, true);
    const issuer = requireRecorder(scene);
    const { call } = scene;
    if (call.closed !== null) throw callRefusal('emergency.callClosed');
    if (!call.people.some(({ person }) => person === wish.person)) throw callRefusal('emergency.notCalled');
    const code = newCode();
    await trx
      .deleteFrom('emergency_address')
      .where('call_id', '=', call.id)
      .where('person_id', '=', wish.person)
      .execute();
    await trx
      .insertInto('emergency_address')
      .values({
        code_digest: digestOf(code),
        call_id: call.id,
        person_id: wish.person,
        root_id: call.root,
        issued_by: toJson(issuer),
        issued_at: at,
      })
      .execute();
    const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
    return { code: shown, address: `${publicUrl}${addressPath}/${shown}` };
  });
}

/** What a code opens. */
export interface Addressed {
  readonly call: Call;
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly issuer: PersonSnapshot;
}

/** Whom a code lets answer which call; null for one that nobody has, that was used or is too old, or whose call is over. */
export async function findAddressed(
  db: Database | Transaction,
  code: string,
  now: Instant,
  hold = false,
): Promise<Addressed | null> {
  const row = await db
    .selectFrom('emergency_address')
    .select(['call_id', 'person_id', 'issued_by'])
    .where('code_digest', '=', digestOf(code))
    .where('issued_at', '>', addHours(now, -codeHours))
    .executeTakeFirst();
  const call = row === undefined ? null : await findCall(db, row.call_id, hold);
  if (row === undefined || call === null || call.closed !== null) return null;
  // Written by issueAddress from this type and by nothing else.
  const issuer = row.issued_by as unknown as PersonSnapshot;
  return { call, person: row.person_id, organization: call.organization, issuer };
}

/** Answers a call by a code, which then ends. Throws `request.notFound` for a code that opens nothing. */
export function answerByCode({ db, clock }: AppContext, code: string): Promise<Addressed> {
  return db.transaction().execute(async (trx) => {
    const at = clock.now();
    const found = await findAddressed(trx, code, at, true);
    const { numDeletedRows } = await trx
      .deleteFrom('emergency_address')
      .where('code_digest', '=', digestOf(code))
      .executeTakeFirst();
    // Another answer or a newer code was first, while this one waited for the call.
    if (found === null || numDeletedRows === 0n) throw platformProblem('request.notFound');
    const { call, person, issuer } = found;
    await acknowledge(trx, call, person, { how: 'address', by: issuer, at });
    return found;
  });
}
