import { createHash, randomBytes } from 'node:crypto';
import { brandId, type Digest, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import { fingerprintOf, type QuestionId } from '@sanshen/domain/questions';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { registerSealed } from '../../platform/sealed-columns.ts';
import type { Vault } from '../../platform/vault.ts';

const aboutContact = (question: string) => `question:${question}:contact`;
registerSealed({
  table: 'question_contact',
  key: ['question_id'],
  column: 'sealed',
  about: ([question = '']) => aboutContact(question),
});

/** What a note is. */
export type NoteKind = 'answer' | 'returned' | 'handover' | 'declined' | 'distress';

/** A digest that nobody can try texts against once the salt is gone. */
function saltedDigest(salt: Buffer, text: string): Digest {
  return brandId<Digest>(`sha256:${createHash('sha256').update(salt).update(text).digest('hex')}`);
}

/** Keeps what was asked and, sealed, how the asker can be reached; gives the digest for the ledger. */
export async function keepText(
  trx: Transaction,
  vault: Vault,
  asked: {
    readonly question: QuestionId;
    readonly root: OrganizationId;
    readonly organization: OrganizationId;
    readonly text: string;
    readonly contact: string;
    readonly codeDigest: string | null;
    readonly at: Instant;
  },
): Promise<Digest> {
  const salt = randomBytes(32);
  const { question, root, organization, text, contact, codeDigest, at } = asked;
  await trx
    .insertInto('question_text')
    .values({
      question_id: question,
      root_id: root,
      organization_id: organization,
      body: text,
      salt,
      code_digest: codeDigest,
      fingerprint: fingerprintOf(text),
      received_at: at,
    })
    .execute();
  if (contact !== '') {
    const sealed = vault.seal(contact, aboutContact(question));
    await trx
      .insertInto('question_contact')
      .values({ question_id: question, root_id: root, sealed })
      .execute();
  }
  return saltedDigest(salt, text);
}

/** Puts the new text of an edited message in place of the old one. */
export async function changeText(trx: Transaction, question: QuestionId, text: string): Promise<void> {
  await trx
    .updateTable('question_text')
    .set({ body: text, fingerprint: fingerprintOf(text) })
    .where('question_id', '=', question)
    .execute();
}

/** Keeps what a colleague wrote about a question; gives its id and the digest for the ledger. */
export async function keepNote(
  trx: Transaction,
  note: {
    readonly question: QuestionId;
    readonly root: OrganizationId;
    readonly kind: NoteKind;
    readonly text: string;
    readonly at: Instant;
  },
): Promise<{ readonly id: string; readonly digest: Digest }> {
  const salt = randomBytes(32);
  const id: string = newId();
  const { question, root, kind, text, at } = note;
  await trx
    .insertInto('question_note')
    .values({ note_id: id, question_id: question, root_id: root, kind, body: text, salt, at })
    .execute();
  return { id, digest: saltedDigest(salt, text) };
}

/** What was asked, and whether there is a contact and a page; null once it was deleted. */
export async function readText(db: Database | Transaction, question: QuestionId) {
  const row = await db
    .selectFrom('question_text')
    .leftJoin('question_contact', (join) =>
      join.onRef(sql`question_contact.question_id`, '=', sql`question_text.question_id::text`),
    )
    .select(['body', 'code_digest', 'fingerprint', 'question_contact.root_id as contact'])
    .where('question_text.question_id', '=', question)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { body, code_digest, fingerprint, contact } = row;
  return { text: body, hasPage: code_digest !== null, hasContact: contact !== null, fingerprint };
}

/** How the asker can be reached; null where he said nothing or it was deleted. */
export async function readContact(
  db: Database | Transaction,
  vault: Vault,
  question: QuestionId,
): Promise<string | null> {
  const row = await db
    .selectFrom('question_contact')
    .select('sealed')
    .where('question_id', '=', question)
    .executeTakeFirst();
  return row === undefined ? null : vault.open(row.sealed, aboutContact(question));
}

/** The notes on a question by id, and the newest of each kind. */
export async function readNotes(db: Database | Transaction, question: QuestionId) {
  const rows = await db
    .selectFrom('question_note')
    .select(['note_id', 'kind', 'body'])
    .where('question_id', '=', question)
    .orderBy('at')
    .orderBy('note_id')
    .execute();
  const byId = new Map(rows.map((row) => [row.note_id, row.body]));
  const newest = new Map(rows.map((row) => [row.kind, row.body]));
  return {
    text: (id: string) => byId.get(id) ?? null,
    newest: (kind: NoteKind) => newest.get(kind) ?? null,
  };
}

/** The beginnings of what was asked, by question. */
export async function excerptsOf(
  db: Database | Transaction,
  questions: readonly QuestionId[],
): Promise<ReadonlyMap<QuestionId, string>> {
  if (questions.length === 0) return new Map();
  const rows = await db
    .selectFrom('question_text')
    .select(['question_id', sql<string>`left(body, 120)`.as('excerpt')])
    .where('question_id', 'in', [...questions])
    .execute();
  return new Map(rows.map((row) => [row.question_id, row.excerpt]));
}

/** Questions of an office that may be alike: they share a number of the fingerprint. Newest first. */
export async function candidatesFor(
  db: Database | Transaction,
  organization: OrganizationId,
  question: QuestionId,
  fingerprint: readonly number[],
): Promise<readonly { readonly question: QuestionId; readonly text: string }[]> {
  if (fingerprint.length === 0) return [];
  const { rows } = await sql<{ question: QuestionId; text: string }>`
    select question_id as question, body as text from question_text
    where organization_id = ${organization} and fingerprint && ${fingerprint}::integer[] and question_id <> ${question}
    order by received_at desc limit 60`.execute(db);
  return rows;
}

/** Texts follow the question to the office that took it over. */
export async function moveText(trx: Transaction, question: QuestionId, to: OrganizationId): Promise<void> {
  await trx
    .updateTable('question_text')
    .set({ organization_id: to })
    .where('question_id', '=', question)
    .execute();
}

/** Deletes everything that names or quotes who asked. */
export async function deleteTexts(trx: Transaction, question: QuestionId): Promise<void> {
  await trx.deleteFrom('question_text').where('question_id', '=', question).execute();
  await trx.deleteFrom('question_contact').where('question_id', '=', question).execute();
  await trx.deleteFrom('question_note').where('question_id', '=', question).execute();
}
