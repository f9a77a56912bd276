import { createHash, randomBytes } from 'node:crypto';
import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import type { Session } from '../../platform/http/session.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';

/** Hours after which a session ends whatever happens: one working day. */
export const absoluteHours = 12;
/** Hours without a request after which a session ends. */
export const idleHours = 1;
/** Hours between two notes of "last seen": a write on every request would cost more than it tells. */
const seenEveryHours = 1 / 60;

const columns = [
  'session.session_id',
  'session.person_id',
  'session.created_at',
  'session.last_seen_at',
  'session.expires_at',
  'session.user_agent',
] as const;

/** Sessions with what their persons' logins say now; a session of a disabled login is none. */
function selectSessions(db: Database) {
  return db
    .selectFrom('session')
    .leftJoin('login', 'login.person_id', 'session.person_id')
    .where('login.disabled_at', 'is', null)
    .select(columns)
    .select(['login.must_change_password as mustChange', 'login.passkey_at_sign_off as passkeyAtSignOff']);
}

interface Row {
  readonly session_id: string;
  readonly person_id: PersonId;
  readonly created_at: Instant;
  readonly last_seen_at: Instant;
  readonly expires_at: Instant;
  readonly user_agent: string | null;
  readonly mustChange: boolean | null;
  readonly passkeyAtSignOff: boolean | null;
}

function fromRow(row: Row): Session {
  return {
    session: row.session_id,
    person: row.person_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    passwordMustChange: row.mustChange ?? false,
    passkeyAtSignOff: row.passkeyAtSignOff ?? false,
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Opens a session and gives its token (256 bits), which only the caller ever holds: the table keeps its SHA-256. */
export async function openSession(
  db: Database | Transaction,
  clock: Clock,
  person: PersonId,
  from: {
    readonly userAgent?: string | null;
    readonly address?: string | null;
    readonly passwordMustChange?: boolean;
  } = {},
): Promise<{ readonly token: string; readonly session: Session }> {
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  const row = {
    session_id: newId(Date.parse(now)) as string,
    person_id: person,
    created_at: now,
    last_seen_at: now,
    expires_at: addHours(now, absoluteHours),
    user_agent: from.userAgent?.slice(0, 300) ?? null,
  };
  await db
    .insertInto('session')
    .values({ ...row, token_hash: hashOf(token), address: from.address ?? null })
    .execute();
  return {
    token,
    session: fromRow({ ...row, mustChange: from.passwordMustChange ?? false, passkeyAtSignOff: null }),
  };
}

/** The session of a token, null if there is none or it has ended; notes that it was seen. */
export async function findSession(db: Database, clock: Clock, token: string): Promise<Session | null> {
  const now = clock.now();
  const tokenHash = hashOf(token);
  const row = await selectSessions(db)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', addHours(now, -idleHours))
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.last_seen_at < addHours(now, -seenEveryHours)) {
    await db.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute();
  }
  return fromRow(row);
}

/** Those of some sessions that are in force, without noting that they were seen. */
export async function sessionsInForce(
  db: Database,
  clock: Clock,
  sessions: readonly string[],
): Promise<ReadonlySet<string>> {
  const now = clock.now();
  const rows = await selectSessions(db)
    .where('session_id', 'in', sessions)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', addHours(now, -idleHours))
    .execute();
  return new Set(rows.map((row) => row.session_id));
}

/** The sessions of a person that are in force, newest first. */
export async function listSessionsOf(
  db: Database,
  clock: Clock,
  person: PersonId,
): Promise<readonly Session[]> {
  const now = clock.now();
  const rows = await selectSessions(db)
    .where('session.person_id', '=', person)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', addHours(now, -idleHours))
    .orderBy('session.created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(fromRow);
}

/** Ends one session of a person; false if the person has no such session. */
export async function endSession(
  db: Database | Transaction,
  person: PersonId,
  session: string,
): Promise<boolean> {
  const result = await db
    .deleteFrom('session')
    .where('session_id', '=', session)
    .where('person_id', '=', person)
    .executeTakeFirst();
  await announce(db, { kind: 'session', id: person });
  return result.numDeletedRows > 0n;
}

/** Ends all sessions of a person, except one if it is named, and every login of his that is under way. */
export async function endSessionsOf(
  db: Database | Transaction,
  person: PersonId,
  except: string | null = null,
): Promise<void> {
  let query = db.deleteFrom('session').where('person_id', '=', person);
  if (except !== null) query = query.where('session_id', '<>', except);
  await query.execute();
  await db.deleteFrom('login_challenge').where('person_id', '=', person).execute();
  await announce(db, { kind: 'session', id: person });
}

/** Deletes what has ended. */
export async function purgeSessions(db: Database, clock: Clock): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', clock.now()).execute();
}
