import { type Drill, decideRun, type RunAct } from '@sanshen/domain/drills';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { endCall } from './call-participants.ts';
import { recordDrill } from './record.ts';
import { reportOwed } from './rules.ts';
import { openDrill, refusal, require } from './scene.ts';
import { scriptOf, setNext } from './script-store.ts';
import { everybodyIn, tellOf } from './tell.ts';

/**
 * The director begins, pauses, resumes, ends or aborts a drill; whoever runs the unit's drills may cancel one that has not begun. Throws
 * `request.notFound`, `access.forbidden`, `drills.*`.
 */
export function runDrill(
  context: AppContext,
  key: CommandKey,
  asked: { readonly person: PersonId; readonly drill: string; readonly act: RunAct; readonly note: string },
): Promise<void> {
  const { person, act, note } = asked;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part, may } = await openDrill(trx, person, asked.drill, { at, hold: true });
    require(part === 'director' || (act === 'cancel' && may('runDrills')));
    const script = await scriptOf(trx, drill.id);
    const report = await reportOwed(trx, drill, at);
    const decided = decideRun(drill, act, { by, at, note }, { script, report });
    if ('refusal' in decided) throw refusal(decided.refusal);
    const after = await recordDrill(trx, decided.event);
    await setNext(trx, after, script);
    if (after.finished !== null) await endCall(trx, after, { by, at });
    await tellEverybody(trx, after, act, person, at);
  });
}

const kinds = { begin: 'drillBegun', end: 'drillOver', abort: 'drillOver', cancel: 'drillChanged' } as const;

async function tellEverybody(
  trx: Transaction,
  drill: Drill,
  act: RunAct,
  actor: PersonId,
  at: Instant,
): Promise<void> {
  if (act === 'pause' || act === 'resume') return;
  await tellOf(trx, drill, { kind: kinds[act], people: everybodyIn(drill), actor }, at);
}
