import { type Act, type ActId, decideAct as decide } from '@sanshen/domain/interaction';
import type { Digest, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { addToWords, findAct } from './act-store.ts';
import { finish } from './finish.ts';
import { enqueueAct } from './jobs.ts';
import { recordAct } from './record.ts';
import type { Requested } from './request-action.ts';
import { entitled, openScene, refusal, type Scene } from './scene.ts';
import { tellApprovers, tellOf } from './tell.ts';

/**
 * Approves, refuses or withdraws a request. Nobody approves what he asked for himself. Throws `request.notFound`, `access.forbidden` and the
 * `interaction.*` problems.
 */
export function decideOnAct(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly act: string;
    readonly decision: 'approve' | 'refuse' | 'withdraw';
    readonly note?: string | undefined;
  },
): Promise<Requested> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { act, scene } = await hold(trx, key.person, wish.act, context);
    const by = scene.snapshot;
    const may = entitled(scene, scene.person, act.rule.approveBy, now);
    const command =
      wish.decision === 'withdraw'
        ? ({ kind: 'withdraw', by } as const)
        : ({ kind: wish.decision, by, entitled: may } as const);
    const decided = decide(act, command, now);
    if ('refusal' in decided) throw refusal(decided.refusal);
    const after = await recordAct(trx, decided.events);
    if (wish.note !== undefined) await addToWords(trx, after.id, { note: wish.note });
    if (after.status === 'approved') await enqueueAct(trx, after.id);
    if (after.status === 'asked') await tellApprovers(trx, scene, after, now);
    if (after.status === 'refused' || after.status === 'withdrawn') await finish(trx, after, now);
    if (wish.decision !== 'withdraw') await tellOf(trx, 'actDecided', [after.asked.by.person], after, now);
    return { act: after.id, status: after.status, via: after.via };
  });
}

/** Records how a step by hand ended, or what a person found where the outcome was unknown. Throws as {@link decideOnAct}, and `request.notFound` for evidence that he may not read. */
export function recordResult(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly act: string;
    readonly outcome: 'done' | 'failed';
    readonly evidence: Digest | null;
    readonly note?: string | undefined;
  },
): Promise<Requested> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { act, scene } = await hold(trx, key.person, wish.act, context);
    const { outcome, evidence } = wish;
    const decided = decide(act, { kind: 'record', by: scene.snapshot, outcome, evidence }, now);
    if ('refusal' in decided) throw refusal(decided.refusal);
    const after = await recordAct(trx, decided.events);
    if (wish.note !== undefined) await addToWords(trx, after.id, { note: wish.note });
    await finish(trx, after, now);
    return { act: after.id, status: after.status, via: after.via };
  });
}

async function hold(
  trx: Transaction,
  person: PersonId,
  id: string,
  { clock }: Pick<AppContext, 'clock'>,
): Promise<{ readonly act: Act; readonly scene: Scene }> {
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const act = await findAct(trx, id as ActId, true);
  if (act === null) throw platformProblem('request.notFound');
  return {
    act,
    scene: await openScene(trx, person, act.organization, 'requestInteraction', clock.now()),
  };
}
