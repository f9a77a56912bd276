import { createHash } from 'node:crypto';
import { channelRegisterProblems } from '@sanshen/contract/channels-lists';
import type { ChannelId, Digest, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { openScene, organizationsIn, recordChannel } from '../channels/public.ts';
import {
  loadPersonFacts,
  namesOf,
  readCsv,
  readXlsx,
  resolveScopes,
  rootOf,
} from '../organization/public.ts';
import { rowsOf } from './list-columns.ts';
import { type ListPlan, type Place, planList } from './plan-list.ts';

const mostRows = 2000;

/**
 * Reads a list of channels that are kept already and, unless it is a dry run, enters them all or none: they run, as filed. Throws `access.forbidden`,
 * `channels.listUnreadable`, `channels.listTooLong`, `import.*`.
 */
export async function importList(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
  list: { readonly bytes: Uint8Array; readonly apply: boolean },
): Promise<ListPlan & { readonly applied: boolean }> {
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const scene = await openScene(trx, clock, person, organization, 'manageChannels');
  const rows = rowsOf(cellsOf(list.bytes));
  if (rows === null) throw new Problem(channelRegisterProblems['channels.listUnreadable']);
  if (rows.length > mostRows) throw new Problem(channelRegisterProblems['channels.listTooLong']);
  const plan = planList(rows, await surroundingsOf(trx, scene, root));
  if (!list.apply || plan.problems.length > 0) return { ...plan, applied: false };
  const file = `sha256:${createHash('sha256').update(list.bytes).digest('hex')}` as Digest;
  for (const { row, purpose, duties, filing, organizationName: _name, ...one } of plan.channels) {
    const channel = {
      ...one,
      id: newId<ChannelId>(),
      connector: 'manual',
      settings: {},
      status: 'active' as const,
    };
    const event = {
      kind: 'registered',
      root,
      channel,
      purpose,
      duties,
      filing,
      list: { file, row },
    } as const;
    await recordChannel(trx, scene.actor, event, scene.now);
  }
  return { ...plan, applied: true };
}

function cellsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zipped ? (readXlsx(bytes)[0]?.rows ?? []) : readCsv(bytes).rows;
}

async function surroundingsOf(
  trx: Transaction,
  scene: Awaited<ReturnType<typeof openScene>>,
  root: OrganizationId,
) {
  const { now, organization, rules } = scene;
  const organizations = await organizationsIn(trx, organization, true, now);
  const names = await namesOf(trx, organizations, now);
  const places: Place[] = [];
  for (const id of organizations) {
    const scopes = await resolveScopes(trx, id, now);
    const runs = [scopes.own, scopes.ownPublicity].filter((one) => one !== undefined);
    const people = await peopleOf(trx, runs, now);
    places.push({ id, name: names.get(id) ?? id, people, rules, scopes, now });
  }
  const own = places.find(({ id }) => id === organization);
  if (own === undefined) throw platformProblem('request.notFound');
  const channels = await trx
    .selectFrom('channel')
    .select(['platform', 'handle'])
    .where('root_id', '=', root)
    .where('status', 'in', ['filed', 'active', 'dormant', 'suspended'])
    .execute();
  return {
    own,
    organizations: new Map(places.map((place) => [place.name, place])),
    taken: new Set(channels.map(({ platform, handle }) => `${platform} ${handle}`)),
  };
}

async function peopleOf(trx: Transaction, organizations: readonly OrganizationId[], now: Instant) {
  if (organizations.length === 0) return [];
  const held = await trx
    .selectFrom('appointment')
    .select('person_id')
    .distinct()
    .where('organization_id', 'in', organizations)
    .where('valid_from', '<=', now)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', now)]))
    .execute();
  return loadPersonFacts(trx, { people: held.map((row) => row.person_id) }, now);
}
