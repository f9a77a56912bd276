import type { PublicationId } from '@sanshen/domain/kernel';
import type { CommandKey } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findPublication, requirePublication } from '../publishing/public.ts';
import { enqueueTakedown } from './jobs.ts';
import { decideOn, onDesk, type Scene } from './scene.ts';

/**
 * 统一撤稿: orders what is public on several channels to be taken down, each by a job of its own that first keeps the page. Throws
 * `request.notFound`, `access.forbidden`, `incidents.closed`, `incidents.nothingToTakeDown`.
 */
export function orderTakedown(
  context: AppContext,
  key: CommandKey,
  wish: { readonly incident: string; readonly publications: readonly string[]; readonly reason: string },
): Promise<Record<string, never>> {
  return onDesk(context, key, wish.incident, async (scene) => {
    const items = [];
    for (const id of new Set(wish.publications)) {
      items.push(await itemFor(context, scene, key.person, id as PublicationId));
    }
    const words = await scene.write(wish.reason);
    const events = await decideOn(scene, { kind: 'orderTakedown', items, words });
    for (const event of events) {
      if (event.kind !== 'takedownOrdered') continue;
      for (const { publication } of event.items) {
        await enqueueTakedown(scene.trx, scene.incident.id, publication);
      }
    }
  });
}

/** Something public of the unit or below it that the person may read; whether he may take it down, the heart says when it is done. */
async function itemFor(context: AppContext, { trx }: Scene, person: CommandKey['person'], id: PublicationId) {
  const publication = await findPublication(trx, id);
  if (publication === null) throw platformProblem('request.notFound', { publication: id });
  const { manuscript, channel, organization } = await requirePublication(context, trx, {
    person,
    publication: id,
  });
  return { publication: id, manuscript, channel, organization };
}
