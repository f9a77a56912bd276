import { instant, type PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { openPersonScene } from './person-scene.ts';
import { type Asker, record, refuse } from './record.ts';
import { requireQualificationKind } from './rule-book.ts';

/** Records a qualification with the dates of its certificate, which may lie in the past. Nobody records his own. Gives its id. */
export async function addQualification(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  person: PersonId,
  wish: { readonly kind: string; readonly from: string; readonly to: string | null },
): Promise<{ readonly id: string }> {
  const { scene } = await openPersonScene(trx, clock, asker, person, { selfAllowed: false });
  await requireQualificationKind(scene, wish.kind);
  const id: string = newId();
  const from = instant(wish.from);
  const to = wish.to === null ? null : instant(wish.to);
  if (to !== null && to <= from) throw refuse('organization.periodEmpty');
  const qualification = { id, kind: wish.kind, from, to };
  await record(scene, [{ kind: 'qualificationAdded', person, qualification }]);
  return { id };
}
