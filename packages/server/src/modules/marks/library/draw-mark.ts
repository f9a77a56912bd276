import { drawSvg } from '@sanshen/checks/marks/draw-svg';
import type { MarkVersion } from '@sanshen/checks/marks/mark';
import { markProblems } from '@sanshen/contract/marks';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant } from '../../organization/public.ts';
import { libraryFor } from './library-for.ts';
import { loadArtwork } from './mark-store.ts';

export interface DrawRequest {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly mark: string;
  readonly version: string;
  readonly format: 'svg' | 'png';
  readonly width: number;
  readonly reverse: boolean;
}

/** A version as a file: drawn from its specification, or the artwork that was registered. Throws `request.notFound`, `marks.notDrawn`. */
export async function drawMark(
  context: AppContext,
  request: DrawRequest,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string }> {
  const { db, clock } = context;
  const { person, organization, format, width, reverse } = request;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const own = await libraryFor(db, organization, now);
  const versions = [...own.library.versions, ...own.registered.map(({ data }) => data)];
  const version = versions.find((one) => one.mark === request.mark && one.version === request.version);
  if (version === undefined) throw platformProblem('request.notFound');
  const source = await sourceOf(context, own.chain, version, reverse);
  if (source.mediaType === 'image/svg+xml' && format === 'svg') return source;
  const { default: sharp } = await import('sharp');
  const bytes = await sharp(source.bytes, { density: 300 })
    .timeout({ seconds: 20 })
    .resize({ width, fit: 'inside' })
    .flop(reverse && version.artwork !== null)
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}

async function sourceOf(
  context: AppContext,
  chain: readonly OrganizationId[],
  version: MarkVersion,
  reverse: boolean,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string }> {
  const drawn = version.artwork === null ? drawSvg(version, { mirrored: reverse }) : null;
  if (drawn !== null) return { bytes: Buffer.from(drawn), mediaType: 'image/svg+xml' };
  const artwork = version.artwork === null ? null : await loadArtwork(context.db, chain, version.artwork);
  if (artwork === null) throw new Problem(markProblems['marks.notDrawn']);
  return { bytes: await context.files.read(artwork.digest), mediaType: artwork.mediaType };
}
