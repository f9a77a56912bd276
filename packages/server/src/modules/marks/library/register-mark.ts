import { shippedMarks } from '@sanshen/checks/marks/library/index';
import type { MarkSource, MarkText, MarkVersion } from '@sanshen/checks/marks/mark';
import { markProblems, type registerMark } from '@sanshen/contract/marks';
import type { RouteInput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { appendEntry } from '../../ledger/public.ts';
import { actorOf, requireGrant, rootOf, snapshotOf, standpoint } from '../../organization/public.ts';
import { libraryFor } from './library-for.ts';
import { type Artwork, insertRegistered, loadArtwork, markWithdrawn } from './mark-store.ts';

type Wish = RouteInput<typeof registerMark>['body'];

/** The ledger's stream of what an organisation registered as its marks. */
export function markStream(organization: OrganizationId): string {
  return `marks:${organization}`;
}

/** Registers a version of a mark for an organisation and those below it. Throws `marks.*`, `access.forbidden`. */
export async function registerMarkFor(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  organization: OrganizationId,
  wish: Wish,
): Promise<{ readonly mark: string; readonly version: string }> {
  const at = context.clock.now();
  const { by, root } = await hand(context, person, organization);
  const artwork = await loadArtwork(context.db, [organization], wish.artwork);
  if (artwork === null) throw new Problem(markProblems['marks.artworkUnknown']);
  const own = await libraryFor(context.db, organization, at);
  const { mark, version } = wish;
  const taken = own.library.versions.some((one) => one.mark === mark && one.version === version);
  if (taken) throw new Problem(markProblems['marks.versionExists']);
  const data = versionFrom(wish, artwork);
  return runCommand(context, key, async (trx) => {
    if (!(await insertRegistered(trx, root, { organization, data, by, at })))
      throw new Problem(markProblems['marks.versionExists']);
    const { digest } = artwork;
    const body = { mark, version, name: data.names.zh, artwork: digest };
    await record(trx, organization, by, at, 'marks.registered', body);
    return { mark, version };
  });
}

/** Withdraws a version that this organisation registered. Throws `marks.notYours`, `marks.alreadyWithdrawn`, `request.notFound`. */
export async function withdrawMarkOf(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  place: { readonly organization: OrganizationId; readonly mark: string; readonly version: string },
  reason: string,
): Promise<void> {
  const { organization, mark, version } = place;
  const at = context.clock.now();
  const { by } = await hand(context, person, organization);
  const own = await libraryFor(context.db, organization, at);
  const known = own.registered.find(
    (one) => one.organization === organization && one.data.mark === mark && one.data.version === version,
  );
  if (known === undefined) {
    const elsewhere = own.library.versions.some((one) => one.mark === mark && one.version === version);
    throw elsewhere ? new Problem(markProblems['marks.notYours']) : platformProblem('request.notFound');
  }
  await runCommand(context, key, async (trx) => {
    if (!(await markWithdrawn(trx, place, { by, at, reason })))
      throw new Problem(markProblems['marks.alreadyWithdrawn']);
    await record(trx, organization, by, at, 'marks.withdrawn', { mark, version, reason });
    return undefined;
  });
}

async function hand(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<{ readonly by: PersonSnapshot; readonly root: OrganizationId }> {
  const at = context.clock.now();
  const grant = await requireGrant(context.db, person, organization, 'managePolicy', at);
  const root = await rootOf(context.db, organization);
  const { facts } = await standpoint(context.db, person, [organization], at);
  if (root === null || facts === null) throw platformProblem('access.forbidden');
  return { by: snapshotOf(facts, brandId<OrganizationId>(grant.appointment.organization), at), root };
}

async function record(
  trx: Transaction,
  organization: OrganizationId,
  by: PersonSnapshot,
  at: Parameters<typeof actorOf>[2],
  kind: string,
  body: Parameters<typeof appendEntry>[1]['body'],
): Promise<void> {
  const actor = await actorOf(trx, by, at);
  await appendEntry(trx, { stream: markStream(organization), at, actor, kind, body });
  await announce(trx, { kind: 'organization', id: organization });
}

const uploadedOnly: MarkText = {
  zh: '各部分的坐标、允差：未登记，按上传的图样比对。',
  en: 'Coordinates and tolerances of its parts: not registered; pictures are compared with the artwork.',
};

/** What is known of an uploaded mark: its proportions and looks by the artwork; a shipped mark keeps what its specification states. */
function versionFrom(wish: Wish, artwork: Artwork): MarkVersion {
  const { mark, version, kind, names, validFrom, validTo, symmetry, reverse } = wish;
  const shipped = shippedMarks().versions.find((one) => one.mark === mark && one.kind === kind);
  const source: MarkSource = {
    title: { zh: wish.source.title, en: wish.source.title },
    article: wish.source.article,
    confidence: 'medium',
  };
  return {
    mark,
    version,
    kind,
    names,
    source,
    furtherSources: shipped === undefined ? [] : [shipped.source],
    validFrom,
    validTo,
    field:
      kind === 'emblem'
        ? null
        : (shipped?.field ?? { width: artwork.width, height: artwork.height, colour: 'field', notch: null }),
    colours: shipped?.colours ?? {},
    primitives: shipped?.primitives ?? [],
    symmetry: shipped?.symmetry ?? symmetry,
    reverse: shipped?.reverse ?? reverse,
    usage: [
      ...(shipped?.usage ?? []),
      ...wish.usage.map((text) => ({ code: 'other' as const, text: { zh: text, en: text }, source })),
    ],
    sizes: shipped?.sizes ?? [],
    unknown: [uploadedOnly],
    artwork: artwork.digest,
  };
}
