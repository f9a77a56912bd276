import type { ledgerLineSchema, ledgerSubjectSchema } from '@sanshen/contract/ledger-reading';
import { type LedgerNames, ledgerSentence } from '@sanshen/contract/ledger-sentences';
import { ledgerKindText } from '@sanshen/contract/ledger-texts';
import { brandId, type LocalizedText, type OrganizationId } from '@sanshen/domain/kernel';
import type { Entry } from '@sanshen/domain/ledger';
import type { Policy } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { namesOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import type { FoundEntry } from './found-entry.ts';

type Line = z.input<typeof ledgerLineSchema>;
type Subject = z.input<typeof ledgerSubjectSchema>;

/** Entries as a person reads them, in their order. Names are those of now, but the actor's, which is that of then. */
export async function showLines(context: AppContext, rows: readonly FoundEntry[]): Promise<Line[]> {
  const db = context.readDb;
  // The ledger's own canonical text of an entry.
  const told = rows.map((row) => ({ row, entry: JSON.parse(row.text) as Entry }));
  const asked = new Asked();
  for (const { entry } of told) {
    ledgerSentence(entry, asked);
    const { kind, id } = subjectOf(entry.stream);
    if (kind === 'manuscript' || kind === 'channel') asked[kind](id);
  }
  const organizations = rows.flatMap((row) => row.organization ?? []);
  const [found, ownNames, books] = await Promise.all([
    loadNames(db, asked),
    namesOf(
      db,
      [...organizations, ...[...asked.organizations].map((id) => brandId<OrganizationId>(id))],
      context.clock.now(),
    ),
    ruleBooksOf(context, asked.needsRuleBook ? organizations : []),
  ]);
  const appointments = new Map(
    found.filter((one) => one.what === 'appointment').map((one) => [one.id, one.name]),
  );
  const named = (what: NameRow['what']) => {
    const known = new Map(found.filter((one) => one.what === what).map((one) => [one.id, one.name]));
    return (id: string) => known.get(id) ?? null;
  };
  const [manuscript, person, channel] = [named('manuscript'), named('person'), named('channel')];
  const organization = (id: string) => ownNames.get(brandId<OrganizationId>(id)) ?? null;
  return told.map(({ row, entry }) => {
    const book = row.organization === null ? undefined : books.get(row.organization);
    const names: LedgerNames = {
      manuscript,
      person,
      channel,
      organization,
      appointment: (id) => {
        const office = appointments.get(id);
        return office === undefined ? null : { office };
      },
      office: (id) => wordIn(book?.offices, id),
      qualification: (id) => wordIn(book?.qualifications, id),
    };
    const subject = subjectOf(entry.stream);
    const { office, organization: actorOf, organizationName, name } = entry.actor;
    return {
      stream: row.stream,
      sequence: row.sequence,
      hash: row.hash,
      at: row.at,
      actor: {
        person: entry.actor.person,
        name,
        office: office ?? null,
        organization: actorOf ?? null,
        organizationName: organizationName ?? null,
      },
      kind: entry.kind,
      kindName: ledgerKindText(entry.kind),
      sentence: ledgerSentence(entry, names),
      organization: row.organization,
      organizationName: row.organization === null ? null : organization(row.organization),
      subject: { ...subject, title: titleOf(subject, names) },
    };
  });
}

function wordIn(
  words: readonly { readonly id: string; readonly name: LocalizedText }[] | undefined,
  id: string,
): LocalizedText | null {
  return words?.find((word) => word.id === id)?.name ?? null;
}

/** Which ids a sentence speaks of: it is told once to hear them, and once more with their names. */
class Asked implements LedgerNames {
  readonly manuscripts = new Set<string>();
  readonly people = new Set<string>();
  readonly channels = new Set<string>();
  readonly organizations = new Set<string>();
  readonly appointments = new Set<string>();
  needsRuleBook = false;

  readonly manuscript = (id: string) => this.#hear(this.manuscripts, id);
  readonly person = (id: string) => this.#hear(this.people, id);
  readonly channel = (id: string) => this.#hear(this.channels, id);
  readonly organization = (id: string) => this.#hear(this.organizations, id);
  readonly appointment = (id: string) => {
    // The office it is to is a word of the rule book.
    this.needsRuleBook = true;
    return this.#hear(this.appointments, id);
  };
  readonly office = () => this.#needBook();
  readonly qualification = () => this.#needBook();

  #needBook(): null {
    this.needsRuleBook = true;
    return null;
  }

  #hear(ids: Set<string>, id: string): null {
    ids.add(id);
    return null;
  }
}

interface NameRow {
  readonly what: 'manuscript' | 'person' | 'channel' | 'appointment';
  readonly id: string;
  readonly name: string;
}

async function loadNames(db: Database, asked: Asked): Promise<readonly NameRow[]> {
  const { rows } = await sql<NameRow>`
    select 'manuscript' as what, manuscript_id::text as id, title as name from manuscript
      where manuscript_id = any(${[...asked.manuscripts].filter(isUuid)}::uuid[])
    union all select 'person', person_id, name from person where person_id = any(${[...asked.people]}::text[])
    union all select 'channel', channel_id, name from channel where channel_id = any(${[...asked.channels]}::text[])
    union all select 'appointment', appointment_id, office from appointment
      where appointment_id = any(${[...asked.appointments]}::text[])`.execute(db);
  return rows;
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

async function ruleBooksOf(
  context: AppContext,
  organizations: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, Policy>> {
  const books = new Map<OrganizationId, Policy>();
  for (const id of new Set(organizations)) {
    const effective = await effectivePolicy(context.readDb, id, context.clock.now());
    if (effective !== null) books.set(id, effective.policy);
  }
  return books;
}

function subjectOf(stream: string): Omit<Subject, 'title'> {
  const colon = stream.indexOf(':');
  const id = stream.slice(colon + 1);
  const kind = stream.slice(0, colon);
  switch (kind) {
    case 'manuscript':
    case 'organization':
    case 'channel':
    case 'policy':
      return { kind, id };
    default:
      return { kind: 'other', id };
  }
}

function titleOf({ kind, id }: Omit<Subject, 'title'>, names: LedgerNames): string | null {
  switch (kind) {
    case 'manuscript':
      return names.manuscript(id);
    case 'channel':
      return names.channel(id);
    case 'organization':
    case 'policy':
      return names.organization(id);
    case 'person':
    case 'other':
      return null;
  }
}
