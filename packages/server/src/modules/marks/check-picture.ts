import { type checkPicture, markProblems } from '@sanshen/contract/marks';
import type { RouteOutput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { engineOf } from './engine.ts';
import { libraryFor } from './library/library-for.ts';
import { namesOf } from './run-pictures.ts';
import { showFound } from './show-found.ts';

export const mostPictureBytes = 20 * 1024 * 1024;

/** What is wrong with the marks in a picture that somebody brings. Keeps nothing. Throws `marks.unreadable`, `marks.busy`, `access.forbidden`. */
export async function checkPictureFor(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  receive: () => Promise<Uint8Array>,
): Promise<RouteOutput<typeof checkPicture>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const own = await libraryFor(db, organization, now);
  const found = await engineOf(context).checkNow(await receive(), own);
  if (!found.ok) throw new Problem(markProblems['marks.unreadable'], { why: found.why });
  const { width, height, marks } = found.report;
  return { width, height, marks: marks.map((one) => showFound(one, namesOf(own.library.versions, one))) };
}
