import type { readSelectionForm, selectionSchema } from '@sanshen/contract/qualification-selection';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import type { Selection } from '@sanshen/domain/qualification';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { grantOf, loadPersonFacts, namesOf, requireGrant, rootOf } from '../../organization/public.ts';
import { effectivePolicies } from '../../policy/public.ts';
import { membersOf } from '../read-qualification.ts';
import { groundOf, isFit, openOffices } from './scene.ts';
import { wordsOf } from './store.ts';

type Shown = z.input<typeof selectionSchema>;

/** Selections that concern a person: his own, those he proposed, those he mentors. */
export async function listMine({ db, clock }: AppContext, person: PersonId) {
  const { rows } = await sql<{ selection: Selection }>`
    select selection from selection
    where candidate_id = ${person} or selection -> 'proposed' -> 'by' ->> 'person' = ${person}
      or selection -> 'probation' ->> 'mentor' = ${person}
    order by proposed_at desc, selection_id limit 100`.execute(db);
  return {
    items: await show(
      db,
      rows.map(({ selection }) => selection),
      person,
      clock.now(),
    ),
  };
}

/** The selections of a unit, newest first. Throws `access.forbidden`. */
export async function listSelections(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  state: 'open' | 'all',
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'leadTraining', now);
  const rows = await db
    .selectFrom('selection')
    .select('selection')
    .where('organization_id', '=', organization)
    .$if(state === 'open', (query) => query.where('status', 'not in', ['confirmed', 'ended']))
    .orderBy('proposed_at', 'desc')
    .orderBy('selection_id')
    .limit(200)
    .execute();
  // Written by projectSelection from this type and by nothing else.
  const selections = rows.map((row) => row.selection as unknown as Selection);
  return { items: await show(db, selections, person, now) };
}

async function show(
  db: Database,
  selections: readonly Selection[],
  person: PersonId,
  now: Instant,
): Promise<Shown[]> {
  const organizations = [...new Set(selections.map(({ organization }) => organization))];
  const [names, books, words] = await Promise.all([
    namesOf(db, organizations, now),
    effectivePolicies(db, organizations, now),
    wordsOf(
      db,
      selections.map(({ id }) => id),
    ),
  ]);
  const rights = new Map<OrganizationId, { readonly leads: boolean; readonly appoints: boolean }>();
  for (const one of organizations) {
    const leads = (await grantOf(db, person, one, 'leadTraining', now)) !== null;
    rights.set(one, {
      leads,
      appoints: (await grantOf(db, person, one, 'changeAppointments', now)) !== null,
    });
  }
  return selections.map((one): Shown => {
    const { leads = false, appoints = false } = rights.get(one.organization) ?? {};
    const office = books.get(one.organization)?.policy.offices.find(({ id }) => id === one.office);
    const written = words.get(one.id);
    const own = person === one.candidate;
    const over = one.probation !== null && one.probation.endsAt <= now;
    const open = one.status !== 'confirmed' && one.status !== 'ended';
    const decides = leads && !own;
    const name = (word: Selection['checked']) => (word === null ? null : { name: word.by.name, at: word.at });
    return {
      selection: one.id,
      organization: { id: one.organization, name: names.get(one.organization) ?? one.organization },
      candidate: { id: one.candidate, name: one.candidateName },
      office: { id: one.office, name: office?.name ?? { zh: one.office, en: one.office } },
      origin: one.origin,
      status: one.status,
      proposed: { name: one.proposed.by.name, at: one.proposed.at },
      checked: name(one.checked),
      probation:
        one.probation === null
          ? null
          : {
              mentor: one.probation.mentorName,
              from: one.probation.from,
              endsAt: one.probation.endsAt,
              over,
            },
      vouched: name(one.vouched),
      confirmed: name(one.confirmed),
      ended:
        one.ended === null ? null : { name: one.ended.by.name, at: one.ended.at, reason: one.ended.reason },
      // Opinions on a person are for him and for who decides; who recommended him has his own words.
      words:
        written === undefined || !(leads || own)
          ? null
          : { ...written, answers: written.answers === null ? null : [...written.answers] },
      may: {
        check: decides && one.status === 'proposed' && person !== one.proposed.by.person,
        probation: decides && one.status === 'checked',
        vouch: one.status === 'probation' && one.vouched === null && over && person === one.probation?.mentor,
        confirm: appoints && !own && one.status === 'probation' && over && one.vouched !== null,
        withdraw: own && open,
        end: decides && open,
      },
    };
  });
}

/** What a proposal needs to know. Throws `request.notFound`. */
export async function readForm(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof readSelectionForm>> {
  const now = clock.now();
  const root = await rootOf(db, organization);
  if (root === null) throw platformProblem('request.notFound');
  const grant = await grantOf(db, person, organization, 'readTraining', now);
  const home = await db
    .selectFrom('person')
    .select('organization_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (grant === null && home?.organization_id !== organization)
    throw platformProblem('access.forbidden', { organization });
  const ground = await groundOf(db, organization, now);
  const recommends = (await grantOf(db, person, organization, 'runTraining', now)) !== null;
  const leads = (await grantOf(db, person, organization, 'leadTraining', now)) !== null;
  const offices = openOffices(ground).map(({ id, name }) => ({ id, name }));
  const members = await membersOf(db, organization, now);
  const registered = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('organization_id', '=', organization)
    .orderBy('name')
    .limit(1000)
    .execute();
  const people = leads ? await loadPersonFacts(db, { people: members }, now) : [];
  return {
    criteria: [...ground.rules.criteria],
    probationMonths: ground.rules.probationMonths ?? 0,
    keepDays: ground.rules.keepDays ?? usualKeepDays,
    offices,
    mayApply: home?.organization_id === organization || grant?.relation === 'own',
    mayRecommend: recommends,
    people: recommends
      ? registered
          .filter((row) => row.person_id !== person)
          .map((row) => ({ id: row.person_id, name: row.name }))
      : [],
    mentors: offices.map(({ id: office }) => ({
      office,
      people: people
        .filter((one) => isFit(ground, one, brandId<Office>(office), now))
        .map(({ id, name }) => ({ id, name })),
    })),
  };
}

/** Days for which words about a candidate are kept where the rule book says nothing. */
export const usualKeepDays = 365;
