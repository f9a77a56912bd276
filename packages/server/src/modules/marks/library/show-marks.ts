import { drawsWhole } from '@sanshen/checks/marks/draw-svg';
import { partName, shippedMarks } from '@sanshen/checks/marks/library/index';
import type { MarkVersion } from '@sanshen/checks/marks/mark';
import { starCorners } from '@sanshen/checks/marks/star';
import type { listMarks, readMark } from '@sanshen/contract/marks';
import type { RouteOutput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { grantOf, namesOf, requireGrant } from '../../organization/public.ts';
import { inUse, libraryFor, type OrganizationLibrary } from './library-for.ts';
import type { RegisteredMark } from './mark-store.ts';

type Shown = RouteOutput<typeof readMark>['versions'][number];

/** The marks of an organisation, those whose names, source or id contain `text` if it is given. */
export async function listMarksOf(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  text: string | undefined,
): Promise<RouteOutput<typeof listMarks>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const own = await libraryFor(db, organization, now);
  const [names, manages] = await Promise.all([
    namesOf(db, own.chain, now),
    grantOf(db, person, organization, 'managePolicy', now),
  ]);
  const sought = (text ?? '').trim().toLowerCase();
  const { versions } = own.library;
  const marks = [...inUse(versions, now.slice(0, 10)).values()]
    .filter((version) => contains(version, sought))
    .map((version) => {
      const by = own.registered.find(({ data }) => data === version)?.organization ?? null;
      return {
        mark: version.mark,
        kind: version.kind,
        names: version.names,
        version: version.version,
        source: version.source,
        validFrom: version.validFrom,
        drawing: drawingOf(version),
        versions: versions.filter(({ mark }) => mark === version.mark).length,
        unknown: version.unknown.length,
        organizationName: by === null ? null : (names.get(by) ?? by),
      };
    });
  return { marks: inFieldsOrder(marks), mayRegister: manages !== null };
}

/** In the order in which the product ships marks; an organisation's own behind them. */
function inFieldsOrder<Line extends { readonly mark: string }>(lines: readonly Line[]): Line[] {
  const shipped = shippedMarks().versions;
  const order = ({ mark }: Line) => {
    const at = shipped.findIndex((version) => version.mark === mark);
    return at < 0 ? shipped.length : at;
  };
  return [...lines].sort((one, other) => order(one) - order(other));
}

function contains({ names, source, mark, furtherSources }: MarkVersion, sought: string): boolean {
  const texts = [
    names.zh,
    names.en,
    mark,
    ...[source, ...furtherSources].flatMap(({ title }) => [title.zh, title.en]),
  ];
  return texts.some((text) => text.toLowerCase().includes(sought));
}

/** A mark with all its versions, the one in use first, withdrawn ones last. Throws `request.notFound`. */
export async function readMarkOf(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  mark: string,
): Promise<RouteOutput<typeof readMark>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const own = await libraryFor(db, organization, now);
  const first = inUse(own.library.versions, now.slice(0, 10)).get(mark);
  const others = own.library.versions.filter((version) => version.mark === mark && version !== first);
  const gone = own.registered.filter(({ data, withdrawn }) => data.mark === mark && withdrawn !== null);
  const versions = [...(first === undefined ? [] : [first]), ...others, ...gone.map(({ data }) => data)];
  if (versions.length === 0) throw platformProblem('request.notFound');
  const [names, manages] = await Promise.all([
    namesOf(db, own.chain, now),
    grantOf(db, person, organization, 'managePolicy', now),
  ]);
  return {
    versions: versions.map((version) => showVersion(version, own, names)),
    mayRegister: manages !== null,
  };
}

function showVersion(
  version: MarkVersion,
  { registered }: OrganizationLibrary,
  names: ReadonlyMap<OrganizationId, string>,
): Shown {
  const by = registered.find(({ data }) => data === version);
  const copy = structuredClone(version) as Mutable<MarkVersion>;
  return {
    ...copy,
    primitives: copy.primitives.map((part) =>
      part.shape === 'star'
        ? {
            ...part,
            name: partName(part.role),
            corners: starCorners(part.centre, part.radius, part.rotation).map(([x, y]) => [x, y]),
          }
        : { ...part, name: partName(part.role) },
    ),
    drawing: drawingOf(version),
    registered: by === undefined ? null : registeredOf(by, names),
  };
}

/** What was loaded is nobody else's. */
type Mutable<T> = T extends string | number | boolean | null
  ? T
  : { -readonly [Key in keyof T]: Mutable<T[Key]> };

function registeredOf(
  { organization, by, at, withdrawn }: RegisteredMark,
  names: ReadonlyMap<OrganizationId, string>,
): Shown['registered'] {
  return { organization, organizationName: names.get(organization) ?? organization, by, at, withdrawn };
}

/** How a version can be shown. */
export function drawingOf(version: MarkVersion): Shown['drawing'] {
  if (version.artwork !== null) return 'artwork';
  if (drawsWhole(version)) return 'whole';
  return version.field === null ? 'none' : 'schematic';
}
