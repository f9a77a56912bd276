import { partOf, sightOf } from '@sanshen/domain/drills';
import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { grantOf } from '../organization/public.ts';
import { findDrill } from './store.ts';

/** An attachment may be read by whoever sees the script, and by those whom its inject has reached. */
export async function mayReadDrillFile(
  { db, clock }: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const rows = await db
    .selectFrom('drill_file')
    .select(['drill_id', 'inject_id'])
    .where('file', '=', file)
    .limit(50)
    .execute();
  for (const { drill_id, inject_id } of rows) {
    const drill = await findDrill(db, drill_id);
    if (drill === null) continue;
    const reached = drill.delivered.some(
      ({ inject, people }) => inject.id === inject_id && people.includes(person),
    );
    if (reached) return true;
    if (!sightOf(drill, person).script) continue;
    if (partOf(drill, person) !== null) return true;
    if ((await grantOf(db, person, drill.organization, 'readDrills', clock.now())) !== null) return true;
  }
  return false;
}
