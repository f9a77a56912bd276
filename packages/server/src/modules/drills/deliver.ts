import { addresseesOf, type Drill, type DrillId, decideEarly, dueInjects } from '@sanshen/domain/drills';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { recordDrill } from './record.ts';
import { openDrill, refusal, require } from './scene.ts';
import { scriptOf, setNext } from './script-store.ts';
import { findDrill } from './store.ts';
import { marked, tellOf } from './tell.ts';

/** Drills looked at in one sweep; the next minute takes the rest. */
const batch = 100;
const payloadSchema = z.object({ drill: z.uuid() });

/** The job of one drill: delivers what is due and sets the clock for what comes. Bears repetition. */
export async function deliverJob(context: AppContext, payload: unknown): Promise<void> {
  const { drill } = payloadSchema.parse(payload);
  await deliverDue(context, drill);
}

/**
 * Delivers every inject of a drill whose time has come: the record, the messages and the clock for the next one in one transaction, with the drill held. So whoever
 * dies leaves nothing delivered by half, and whoever comes second finds nothing left.
 */
async function deliverDue({ db, clock }: AppContext, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const held = await findDrill(trx, id, true);
    if (held === null) return;
    const at = clock.now();
    const script = await scriptOf(trx, held.id);
    let drill: Drill = held;
    for (const inject of dueInjects(held, script.injects, at)) {
      const people = addresseesOf(drill, inject);
      const delivery = { inject, people, at, early: null };
      drill = await recordDrill(trx, { drill: drill.id, kind: 'delivered', delivery });
      await tellInject(trx, drill, inject.text, people, at);
    }
    await setNext(trx, drill, script);
  });
}

/** Finds drills whose next inject is overdue because their job was lost with its process. Throws the first failure at the end. */
export async function sweepDrills(context: AppContext): Promise<void> {
  const late = await context.db
    .selectFrom('drill_script')
    .select('drill_id')
    .where('next_at', '<=', context.clock.now())
    .orderBy('next_at')
    .limit(batch)
    .execute();
  const failures: unknown[] = [];
  for (const { drill_id } of late) {
    await deliverDue(context, drill_id).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** The director sends an inject before its time. Throws `request.notFound`, `access.forbidden`, `drills.*`. */
export function deliverEarly(
  context: AppContext,
  key: CommandKey,
  asked: { readonly person: PersonId; readonly drill: string; readonly inject: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part } = await openDrill(trx, asked.person, asked.drill, { at, hold: true });
    require(part === 'director');
    const script = await scriptOf(trx, drill.id);
    const decided = decideEarly(drill, script, asked.inject, by, at);
    if ('refusal' in decided) throw refusal(decided.refusal);
    const after = await recordDrill(trx, decided.event);
    await setNext(trx, after, script);
    const delivery = after.delivered.at(-1);
    if (delivery !== undefined) await tellInject(trx, after, delivery.inject.text, delivery.people, at);
  });
}

function tellInject(
  trx: Transaction,
  drill: Drill & { readonly id: DrillId },
  text: string,
  people: readonly PersonId[],
  at: Instant,
): Promise<void> {
  return tellOf(trx, drill, { kind: 'drillInject', people, text: marked(text) }, at);
}
