import * as contract from '@sanshen/contract/content-drafts';
import { brandId, type Digest, type ManuscriptId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { checkOut } from './check-out.ts';
import { type CheckOut, endCheckOut, loadCheckOut } from './check-out-store.ts';
import { deleteDraft } from './draft-store.ts';
import { readDrafts } from './read-draft.ts';
import { requireWriter } from './require-writer.ts';
import { saveDraft } from './save-draft.ts';

/** Binds the routes of check-outs and working copies. */
export function draftRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.checkOutManuscript, async ({ params, body, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    const { takeOver, token = null } = body;
    const taken = await checkOut(context, { manuscript, person, takeOver, token });
    return { token: taken.token, ...show(taken) };
  });

  bindRoute(app, contract.readCheckOut, async ({ params, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireWriter(context, person, manuscript);
    const standing = await loadCheckOut(context.db, manuscript);
    const inForce = standing !== null && standing.expiresAt > context.clock.now();
    return { checkOut: inForce ? show(standing) : null };
  });

  bindRoute(app, contract.checkInManuscript, async ({ params, query, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireWriter(context, person, manuscript);
    await endCheckOut(context.db, manuscript, query.token, context.clock.now());
    return undefined;
  });

  bindRoute(app, contract.saveDraft, async ({ params, body, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    const base = body.base === 'none' ? null : brandId<Digest>(body.base);
    return { savedAt: await saveDraft(context, { ...body, manuscript, person, base }) };
  });

  bindRoute(app, contract.readDraft, ({ params, person }) =>
    readDrafts(context, person, brandId<ManuscriptId>(params.manuscript)),
  );

  bindRoute(app, contract.discardDraft, async ({ params, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireWriter(context, person, manuscript);
    await deleteDraft(context.db, manuscript, person);
    return undefined;
  });
}

function show({ person, name, since, expiresAt }: CheckOut) {
  return { holder: { person, name }, since, expiresAt };
}
