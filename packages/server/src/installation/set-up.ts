import { loginNameSchema } from '@sanshen/contract/logins';
import {
  type AppointmentId,
  brandId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { OfficeStanding, OrganizationKind, RosterPerson } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import { type Founding, foundTrees } from '../modules/organization/public.ts';
import { proposePolicy } from '../modules/policy/public.ts';
import { giveLogin, oneTimePassword } from '../modules/sessions/public.ts';
import type { AppContext } from '../platform/context.ts';
import type { Transaction } from '../platform/db/database.ts';
import { newId } from '../platform/new-id.ts';
import { officeFor, readRuleBook, requireKind } from './read-rule-book.ts';
import { SetUpRefused } from './refusals.ts';

export interface FirstPerson {
  readonly name: string;
  readonly login: string;
}

/** What an installation begins with. */
export interface SetUpWish {
  readonly organization: string;
  readonly kind: string;
  /** Folder of the root's rule book. */
  readonly policy: string;
  readonly publicity: { readonly name: string; readonly kind: string } | null;
  readonly leader: FirstPerson;
  readonly registrar: FirstPerson;
}

export interface FirstLogin {
  readonly standing: OfficeStanding;
  readonly person: PersonId;
  readonly name: string;
  readonly login: string;
  /** Known to nobody else and to no table; to be changed at the first login. */
  readonly password: string;
}

export interface SetUp {
  readonly organization: OrganizationId;
  readonly publicity: OrganizationId | null;
  readonly logins: readonly FirstLogin[];
}

const system: Actor = { person: 'system', name: '系统初始化' };
// One number for all processes: of two setups at once the second finds the first one's organisation.
const setUpLock = 7_303_025;

/**
 * Begins an installation on an empty database, in one transaction and in the ledger: root organisation, its publicity department if asked,
 * main leader and registrar in their offices, the rule book, and a login with a one-time password for each of the two.
 * Throws {@link SetUpRefused}; nothing is kept then.
 */
export async function setUp(context: AppContext, wish: SetUpWish): Promise<SetUp> {
  const { files, policy } = await readRuleBook(wish.policy);
  requireKind(policy, wish.kind);
  if (wish.publicity !== null) requireKind(policy, wish.publicity.kind);
  requireLoginNames(wish);
  return context.db.transaction().execute(async (trx) => {
    await requireEmpty(trx);
    const at = context.clock.now();
    const people = {
      leader: firstPerson(policy, 'mainLeader', wish.leader),
      registrar: firstPerson(policy, 'registrar', wish.registrar),
    };
    const foundings = foundingsOf(wish, Object.values(people), at);
    await foundTrees(trx, system, foundings, at);
    const [root, publicity] = foundings.map(({ change }) => change.organization);
    if (root === undefined) throw new RangeError('no organisation');
    await proposePolicy(trx, { organization: root, files, at }, system);
    const logins: FirstLogin[] = [];
    for (const { id, name, login, standing } of Object.values(people)) {
      const password = oneTimePassword();
      const scene = { trx, person: id, organization: root, actor: system, now: at };
      logins.push({
        standing,
        person: id,
        name,
        password,
        login: (await giveLogin(scene, { name: login, password })).name,
      });
    }
    return { organization: root, publicity: publicity ?? null, logins };
  });
}

function requireLoginNames({ leader, registrar }: SetUpWish): void {
  const names = [leader.login, registrar.login].map((name) =>
    loginNameSchema.safeParse(name).data?.toLowerCase(),
  );
  if (names.includes(undefined) || names[0] === names[1]) throw new SetUpRefused('setup.loginNames');
}

async function requireEmpty(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${setUpLock})`.execute(trx);
  const found = await trx.selectFrom('organization').select('organization_id').limit(1).executeTakeFirst();
  if (found !== undefined) throw new SetUpRefused('setup.alreadyDone');
}

function firstPerson(policy: Policy, standing: OfficeStanding, { name, login }: FirstPerson) {
  return { id: newId<PersonId>(), name, login, standing, office: officeFor(policy, standing) };
}

function foundingsOf(
  wish: SetUpWish,
  people: readonly ReturnType<typeof firstPerson>[],
  at: Instant,
): readonly Founding[] {
  const root = newId<OrganizationId>();
  const founded = (
    organization: OrganizationId,
    parent: OrganizationId | null,
    name: string,
    kind: string,
  ) => ({
    kind: 'founded' as const,
    organization,
    at,
    parent,
    organizationKind: brandId<OrganizationKind>(kind),
    name,
    publicityDepartment: parent !== null,
  });
  const roster = people.map(
    ({ id, name, office, standing }): RosterPerson => ({
      id,
      name,
      employments: [{ id: newId(), employment: 'formalCadre', from: at, to: null }],
      qualifications: [],
      appointments: [
        {
          id: newId<AppointmentId>(),
          person: id,
          organization: root,
          office,
          standing,
          acting: false,
          from: at,
          to: null,
        },
      ],
    }),
  );
  const { publicity } = wish;
  const below =
    publicity === null
      ? []
      : [{ change: founded(newId(), root, publicity.name, publicity.kind), people: [] }];
  return [{ change: founded(root, null, wish.organization, wish.kind), people: roster }, ...below];
}
