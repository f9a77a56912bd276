import type { Facts } from '@sanshen/domain/review';
import { isComplete } from './completeness.ts';
import type { Engine } from './engine.ts';
import type { Situation, Step } from './explore.ts';
import { chainOf } from './history.ts';
import type { Violation } from './violations.ts';
import type { World } from './worlds.ts';

/** What is wrong with where a manuscript stands, given everything that was accepted there: nobody can go on, or an empty seat has no name. */
export function auditSituation(
  { state, history }: Situation,
  world: World,
  engine: Engine,
  facts: Facts,
  accepted: readonly Step[],
): readonly Violation[] {
  const found: Violation[] = [];
  const final = state.phase === 'abandoned' || state.phase === 'takenDown';
  if (!final && accepted.length === 0) found.push({ invariant: 'alwaysNextStep', what: state.phase });
  const digest = history.text?.digest;
  const reviewing = history.reviewing || (history.laterReview === 'owed' && history.release !== null);
  if (!reviewing || digest === undefined) return found;
  const reached = chainOf(history).slice(0, history.entered + 1);
  const open = reached.filter((stage) => !isComplete(history, stage, digest));
  if (open.length === 0) found.push({ invariant: 'neverStalls', what: 'all stages are complete' });
  const named = engine.blocks(state, facts);
  const signed = accepted.filter(({ command }) => command.kind === 'sign');
  for (const stage of open) {
    const here = signed.filter(({ command }) => command.kind === 'sign' && command.stage === stage.id);
    const blocked = named.filter((block) => block.stage === stage.id);
    const unruled = history.unruled.length + (facts.marks?.unruled ?? 0);
    if (here.length === 0 && blocked.length === 0 && unruled === 0)
      found.push({ invariant: 'emptySeatNamed', what: `${stage.id} waits for nobody` });
    const wrong = blocked.find((block) =>
      here.some(({ command }) => command.kind === 'sign' && command.seat === block.seat),
    );
    if (wrong !== undefined)
      found.push({ invariant: 'emptySeatNamed', what: `${wrong.seat} is named empty, but can be signed` });
  }
  return [...found, ...auditChase(state, engine, facts, world)];
}

/** After the system has chased, every seat that nobody can take is on record, and no other. */
function auditChase(
  state: Situation['state'],
  engine: Engine,
  facts: Facts,
  world: World,
): readonly Violation[] {
  const decision = engine.decide(state, { kind: 'chase', by: null }, facts);
  if (!decision.ok) return [{ invariant: 'emptySeatNamed', what: `chasing is refused in ${world.name}` }];
  const after = decision.events.reduce(engine.evolve, state);
  const named = engine.blocks(after, facts).map((block) => `${block.stage}/${block.seat}`);
  const same = [...new Set(named)].sort().join() === [...after.emptySeats].sort().join();
  return same ? [] : [{ invariant: 'emptySeatNamed', what: `on record ${after.emptySeats}, empty ${named}` }];
}
