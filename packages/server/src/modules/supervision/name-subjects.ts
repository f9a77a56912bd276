import type { Instant, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Action } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import type { SubjectKind } from '@sanshen/domain/supervision';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { grantOf } from '../organization/public.ts';

interface Named {
  readonly title: LocalizedText;
  readonly path: string | null;
}

interface Subject {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly part: string;
}

interface Reader {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly at: Instant;
}

type Names = (subject: Subject) => Named | null;

/** The right to the thing itself that its name needs; a kind without one is told to nobody. */
const rights: Readonly<Partial<Record<SubjectKind, Action>>> = {
  manuscript: 'readState',
  patrol: 'readPatrol',
  question: 'handleQuestions',
  channel: 'readChannels',
  right: 'readOffices',
  campaign: 'readCampaigns',
  drill: 'readDrills',
  person: 'readOffices',
  case: 'readCases',
};

/** What the subjects of some cases are called, for a reader: null for what he may not see and what is gone. Some queries, however many there are. */
export async function nameSubjects(
  db: Database,
  reader: Reader,
  subjects: readonly Subject[],
  policy: Policy | null,
): Promise<Names> {
  const names = new Map<SubjectKind, Names>();
  for (const kind of new Set(subjects.map((one) => one.kind))) {
    const right = rights[kind];
    if (right === undefined) continue;
    if ((await grantOf(db, reader.person, reader.organization, right, reader.at)) === null) continue;
    const own = subjects.filter((one) => one.kind === kind);
    names.set(kind, await namesOfKind(db, kind, own, reader, policy));
  }
  return (subject) => names.get(subject.kind)?.(subject) ?? null;
}

async function namesOfKind(
  db: Database,
  kind: SubjectKind,
  subjects: readonly Subject[],
  reader: Reader,
  policy: Policy | null,
): Promise<Names> {
  const ids = [...new Set(subjects.map(({ subject }) => subject))];
  switch (kind) {
    case 'manuscript':
      return byId(
        db,
        sql`select manuscript_id::text as id, title as zh, null as en from manuscript
          where manuscript_id = any(${ids}::uuid[]) and phase not in ('drafting', 'abandoned')`,
        (id) => `/manuscripts/${id}`,
      );
    case 'patrol':
      return byId(
        db,
        sql`select p.patrol_id::text as id, to_char(p.day, 'YYYY-MM-DD') || ' ' || c.name || ' 第' || p.slot || '次' as zh,
            to_char(p.day, 'YYYY-MM-DD') || ' ' || c.name || ', patrol ' || p.slot as en
          from patrol p join channel c on c.channel_id = p.channel_id and c.root_id = p.root_id
          where p.patrol_id = any(${ids}::uuid[])`,
        () => '/patrol',
      );
    case 'question':
      return byId(
        db,
        sql`select question_id::text as id, '青年关切（' || to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') || ' 收到）' as zh,
            'question received on ' || to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as en
          from question where question_id = any(${ids}::uuid[])`,
        (id) => `/questions/${id}`,
      );
    case 'channel':
      return byId(
        db,
        sql`select channel_id as id, name as zh, null as en from channel where channel_id = any(${ids}::text[])`,
        (id) => `/channels/${id}`,
      );
    case 'campaign':
      return byId(
        db,
        sql`select campaign_id::text as id, brief ->> 'title' as zh, null as en from campaign
          where campaign_id = any(${ids}::uuid[])`,
        (id) => `/campaigns/${id}`,
      );
    case 'drill':
      return byId(
        db,
        sql`select drill_id::text as id, drill ->> 'title' as zh, null as en from drill where drill_id = any(${ids}::uuid[])`,
        (id) => `/emergency/drills/${id}`,
      );
    case 'case':
      return byId(
        db,
        sql`select case_id::text as id, one ->> 'title' as zh, null as en from accountability_case where case_id = any(${ids}::uuid[])`,
        (id) => `/supervision/cases/${id}`,
      );
    case 'person':
    case 'right':
      return officesOf(db, subjects, reader, policy);
    default:
      return () => null;
  }
}

async function byId(
  db: Database,
  query: RawBuilder<unknown>,
  pathOf: (id: string) => string,
): Promise<Names> {
  const { rows } = await sql<{ id: string; zh: string; en: string | null }>`${query}`.execute(db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ({ subject }) => {
    const row = found.get(subject);
    return row === undefined ? null : { title: { zh: row.zh, en: row.en ?? row.zh }, path: pathOf(row.id) };
  };
}

/** People are told by the office that they hold, never by name: the number is about the unit. */
async function officesOf(
  db: Database,
  subjects: readonly Subject[],
  { organization, at }: Reader,
  policy: Policy | null,
): Promise<Names> {
  const people = [...new Set(subjects.map(({ part }) => part))];
  const { rows } = await sql<{ person: string; office: string }>`
    select distinct on (person_id) person_id as person, office from appointment
    where organization_id = ${organization} and person_id = any(${people}::text[]) and valid_from <= ${at}
    order by person_id, valid_to desc nulls first, valid_from desc`.execute(db);
  const offices = new Map(rows.map(({ person, office }) => [person, office]));
  return ({ part }) => {
    const office = offices.get(part);
    const name = policy?.offices.find(({ id }) => id === office)?.name;
    return {
      title: name ?? { zh: '已不在任的人员', en: 'somebody who holds no office any more' },
      path: null,
    };
  };
}
