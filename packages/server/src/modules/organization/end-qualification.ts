import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { openPersonScene } from './person-scene.ts';
import { type Asker, record, refuse, requireNotPast } from './record.ts';

/** Withdraws a qualification from a date on; what depends on it lapses by itself. Throws `organization.alreadyEnded`. */
export async function endQualification(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  qualification: string,
  at: string | undefined,
): Promise<void> {
  const find = () =>
    trx
      .selectFrom('qualification')
      .select(['person_id as person', 'valid_to as to'])
      .where('qualification_id', '=', qualification)
      .executeTakeFirst();
  const found = await find();
  if (found === undefined) throw platformProblem('request.notFound');
  const { person } = found;
  const { scene } = await openPersonScene(trx, clock, asker, person, { selfAllowed: false });
  const to = at === undefined ? scene.now : requireNotPast(scene.now, at);
  const current = (await find())?.to ?? null;
  if (current !== null && current <= to) throw refuse('organization.alreadyEnded');
  await record(scene, [{ kind: 'qualificationEnded', person, qualification, to }]);
}
