import {
  type DrillAct,
  type DrillEvent,
  type DrillRefusal,
  decideAct,
  decideEvaluation,
  decideNote,
} from '@sanshen/domain/drills';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { callParticipants } from './call-participants.ts';
import { recordDrill } from './record.ts';
import { rulesOf } from './rules.ts';
import { openDrill, refusal, require } from './scene.ts';

interface Asked {
  readonly person: PersonId;
  readonly drill: string;
}
type Decided = { readonly event: DrillEvent } | { readonly refusal: DrillRefusal };

async function keep(trx: Transaction, decided: Decided): Promise<void> {
  if ('refusal' in decided) throw refusal(decided.refusal);
  await recordDrill(trx, decided.event);
}

/**
 * A participant acts: confirms, answers, decides, calls the others, or freezes, takes down and states in the drill's sandbox. All that this writes is the drill's own
 * record, and a call that is marked as a drill.
 * Throws `request.notFound`, `access.forbidden`, `drills.*`.
 */
export function actInDrill(
  context: AppContext,
  key: CommandKey,
  { person, drill: id, act }: Asked & { readonly act: DrillAct },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part } = await openDrill(trx, person, id, { at, hold: true });
    require(part === 'participant');
    await keep(trx, decideAct(drill, act, { id: newId(), by, at }));
    if (act.kind === 'call') await callParticipants(trx, drill, { text: act.text, by, at });
  });
}

/** An observer or the director notes what he sees. Throws as {@link actInDrill}. */
export function noteDrill(
  context: AppContext,
  key: CommandKey,
  { person, drill: id, text }: Asked & { readonly text: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part } = await openDrill(trx, person, id, { at, hold: true });
    require(part === 'observer' || part === 'director');
    await keep(trx, decideNote(drill, text, { id: newId(), by, at }));
  });
}

/** An observer judges by the items of the rule book. Throws as {@link actInDrill}. */
export function evaluateDrill(
  context: AppContext,
  key: CommandKey,
  asked: Asked & {
    readonly marks: readonly { readonly item: string; readonly mark: number; readonly note: string }[];
    readonly overall: string;
  },
): Promise<void> {
  const { person, marks, overall } = asked;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part } = await openDrill(trx, person, asked.drill, { at, hold: true });
    require(part === 'observer');
    const items = (await rulesOf(trx, drill.organization, at))?.evaluation ?? [];
    await keep(
      trx,
      decideEvaluation(
        drill,
        { by, at, marks, overall },
        items.map((item) => item.id),
      ),
    );
  });
}
