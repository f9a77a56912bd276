import { markProblems } from '@sanshen/contract/marks';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant, rootOf } from '../../organization/public.ts';
import { type Artwork, saveArtwork } from './mark-store.ts';
import { sanitiseSvg } from './sanitise-svg.ts';

/** Bytes of an artwork at most, before and after it is made harmless. */
export const mostArtworkBytes = 4 * 1024 * 1024;
/** Pixels along a side. */
const sides = { least: 64, most: 8000 };

/**
 * Keeps the artwork of a mark for who manages the rule book: an SVG is written anew from what is harmless in it, a bitmap is decoded and
 * written as PNG, so that nothing else that was in the file is kept. Throws `marks.artworkRefused`, `access.forbidden`.
 */
export async function keepArtwork(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  bytes: Uint8Array,
): Promise<Artwork> {
  const { db, clock, files } = context;
  const at = clock.now();
  await requireGrant(db, person, organization, 'managePolicy', at);
  const root = await rootOf(db, organization);
  if (root === null) throw platformProblem('request.notFound');
  const clean = await cleaned(bytes);
  const { digest } = await files.put(clean.bytes, mostArtworkBytes * 4);
  const artwork = { digest, mediaType: clean.mediaType, width: clean.width, height: clean.height };
  await saveArtwork(db, { organization, root, person, at }, artwork);
  return artwork;
}

async function cleaned(bytes: Uint8Array): Promise<Omit<Artwork, 'digest'> & { readonly bytes: Uint8Array }> {
  const { default: sharp } = await import('sharp');
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('utf8');
  try {
    if (/<svg[\s>]|<\?xml/.test(head)) {
      const svg = sanitiseSvg(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (svg === null) throw refused();
      const { width = 0, height = 0 } = await sharp(Buffer.from(svg)).timeout({ seconds: 10 }).metadata();
      if (width < 1 || height < 1) throw refused();
      // An SVG has no pixels of its own: only its proportions count.
      const scale = 1000 / Math.max(width, height);
      const size = {
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
      };
      return { bytes: Buffer.from(svg), mediaType: 'image/svg+xml', ...size };
    }
    const { data, info } = await sharp(bytes, {
      limitInputPixels: sides.most * sides.most,
      failOn: 'truncated',
    })
      .timeout({ seconds: 20 })
      .rotate()
      .toColourspace('srgb')
      .png()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    if (Math.min(width, height) < sides.least || Math.max(width, height) > sides.most) throw refused();
    return { bytes: data, mediaType: 'image/png', width, height };
  } catch (error) {
    throw error instanceof Problem ? error : refused();
  }
}

function refused(): Problem {
  return new Problem(markProblems['marks.artworkRefused']);
}
