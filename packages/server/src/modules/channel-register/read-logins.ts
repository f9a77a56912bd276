import { pictureProblemTexts } from '@sanshen/checks/ocr/index';
import { type AttestedLogin, proposeLogins } from '@sanshen/domain/channels';
import type { ChannelId, Digest, LocalizedText, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { devicesOf, findChannel, groundOf } from '../channels/public.ts';
import { readPicture } from '../checks/public.ts';
import { requireGrant } from '../organization/public.ts';

/**
 * The lines of an attestation that a screenshot proposes. Nothing is recorded: a person confirms and corrects them. Throws `request.notFound` (for a picture
 * that he may not read as well), `access.forbidden`.
 */
export async function readLogins(
  context: AppContext,
  person: PersonId,
  id: ChannelId,
  evidence: Digest,
): Promise<{ readonly problem: LocalizedText | null; readonly logins: AttestedLogin[] }> {
  const { db, clock } = context;
  const channel = await findChannel(db, id);
  if (channel === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, channel.organization, 'publish', clock.now());
  if (!(await context.fileAccess.mayRead(person, evidence))) {
    throw platformProblem('request.notFound', { file: evidence });
  }
  const outcome = await readPicture(context, evidence);
  if (outcome.state === 'unreadable') return { problem: pictureProblemTexts[outcome.problem], logins: [] };
  const { runs } = await groundOf(db, channel.organization, clock.now());
  const lines = outcome.reading.lines.map(({ text }) => text);
  return { problem: null, logins: [...proposeLogins(lines, await devicesOf(db, runs))] };
}
