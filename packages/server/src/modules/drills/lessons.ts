import { dayOf } from '@sanshen/domain/calendar';
import { decideLesson, decideLessonDone } from '@sanshen/domain/drills';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { candidatesFor } from './people.ts';
import { recordDrill } from './record.ts';
import { openDrill, refusal, require } from './scene.ts';
import { tellOf } from './tell.ts';

/** What was learnt, with who sees to it and until when; by director, observers and who runs the unit's drills. Throws `request.notFound`, `access.forbidden`, `drills.*`. */
export function drawLesson(
  context: AppContext,
  key: CommandKey,
  asked: {
    readonly person: PersonId;
    readonly drill: string;
    readonly text: string;
    readonly owner: string;
    readonly due: string;
  },
): Promise<{ readonly lesson: string }> {
  const { person, text, due } = asked;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part, may } = await openDrill(trx, person, asked.drill, { at, hold: true });
    require(part === 'director' || part === 'observer' || may('runDrills'));
    const owner = (await candidatesFor(trx, drill.organization, at)).find(
      (one) => one.person === brandId<PersonId>(asked.owner),
    );
    if (owner === undefined) throw refusal('drills.personElsewhere');
    const lesson = { id: newId(), text, owner: { person: owner.person, name: owner.name }, due };
    const decided = decideLesson(drill, lesson, { by, at, note: '' }, dayOf(at));
    if ('refusal' in decided) throw refusal(decided.refusal);
    const after = await recordDrill(trx, decided.event);
    const told = {
      kind: 'drillLessonGiven',
      people: [owner.person],
      actor: person,
      more: { lesson: text },
    } as const;
    await tellOf(trx, after, told, at);
    return { lesson: lesson.id };
  });
}

/** A lesson is done, by its owner, the director or who runs the unit's drills. Throws as {@link drawLesson}. */
export function completeLesson(
  context: AppContext,
  key: CommandKey,
  asked: {
    readonly person: PersonId;
    readonly drill: string;
    readonly lesson: string;
    readonly note: string;
  },
): Promise<void> {
  const { person, lesson, note } = asked;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { drill, by, part, may } = await openDrill(trx, person, asked.drill, { at, hold: true });
    const owns = drill.lessons.some(({ id, owner }) => id === lesson && owner.person === person);
    require(owns || part === 'director' || may('runDrills'));
    const decided = decideLessonDone(drill, lesson, { by, at, note });
    if ('refusal' in decided) throw refusal(decided.refusal);
    await recordDrill(trx, decided.event);
  });
}
