import type { Evidence, IncidentGravity, StepOutcome } from '@sanshen/domain/incidents';
import { brandId, type ClauseId, type Digest, type PublicationId } from '@sanshen/domain/kernel';
import type { CommandKey } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { openCase } from '../cases/public.ts';
import { closeCallFor } from '../emergency/public.ts';
import { grantOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { requireChannels } from './channels.ts';
import { recordIncident } from './record.ts';
import { colleague, decideOn, onDesk, requireOpen } from './scene.ts';

type Done = Promise<Record<string, never>>;

/** Changes how grave it is and which channels it concerns. Throws `request.notFound`, `access.forbidden`, `incidents.closed`, `incidents.channelElsewhere`. */
export function changeScope(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly gravity: IncidentGravity;
    readonly channels: readonly string[];
  },
): Done {
  return onDesk(context, key, wish.incident, async (scene) => {
    const { trx, incident, now } = scene;
    const channels = await requireChannels(trx, incident.organization, wish.channels, now);
    const { gravity } = wish;
    await decideOn(scene, { kind: 'changeScope', gravity, channels: channels.map(({ id }) => id) });
  });
}

/** Says how it went with a step of the plan. Throws as above, `incidents.stepUnknown`, `incidents.stepTaken`, `incidents.wordsMissing`. */
export function takeStep(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly step: string;
    readonly outcome: StepOutcome;
    readonly words: string;
  },
): Done {
  const { step, outcome } = wish;
  return onDesk(context, key, wish.incident, async (scene) => {
    const words = wish.words === '' ? null : await scene.write(wish.words);
    await decideOn(scene, { kind: 'takeStep', step, outcome, words });
  });
}

/** Writes something into the time line. Throws as above. */
export function writeNote(
  context: AppContext,
  key: CommandKey,
  wish: { readonly incident: string; readonly words: string },
): Done {
  return onDesk(context, key, wish.incident, async (scene) => {
    requireOpen(scene);
    await decideOn(scene, { kind: 'note', words: await scene.write(wish.words) });
  });
}

/** Keeps a person's screenshot. Throws as above, `incidents.notUnderWay`, `request.notFound` for a file that is not his. */
export async function keepScreenshot(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly publication: string;
    readonly when: 'before' | 'after';
    readonly file: NonNullable<Evidence['file']>;
  },
): Done {
  const { publication, when, file } = wish;
  // Asked before the command's transaction: the answer comes over other connections.
  if (!(await context.fileAccess.mayRead(key.person, file)))
    throw platformProblem('request.notFound', { file });
  return onDesk(context, key, wish.incident, (scene) =>
    decideOn(scene, {
      ...{ kind: 'keepScreenshot', publication: brandId<PublicationId>(publication), when },
      file: brandId<Digest>(file),
    }),
  );
}

/** Offers the lead to a colleague who may act on the desk. Throws as above, `incidents.alreadyLeading`. */
export function offerHandover(
  context: AppContext,
  key: CommandKey,
  wish: { readonly incident: string; readonly to: string; readonly words: string },
): Done {
  return onDesk(context, key, wish.incident, async (scene) => {
    const { trx, incident, now } = scene;
    requireOpen(scene);
    const to = await colleague(scene, wish.to);
    const able = await grantOf(trx, to.person, incident.organization, 'handleIncident', now);
    if (able === null) throw platformProblem('access.forbidden', { person: to.person });
    await decideOn(scene, { kind: 'offerHandover', to, words: await scene.write(wish.words) });
    const details = { incident: incident.id, organization: incident.organization };
    await tell(trx, { kind: 'incidentHandover', people: [to.person], details }, now);
  });
}

/** Takes over the lead. Throws as above, `incidents.noHandover`, `incidents.handoverNotYours`. */
export function takeHandover(context: AppContext, key: CommandKey, incident: string): Done {
  return onDesk(context, key, incident, (scene) => decideOn(scene, { kind: 'takeHandover' }));
}

/** Writes down a lesson, also once the incident is closed. Throws as above. */
export function addLesson(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly words: string;
    readonly owner: string;
    readonly dueOn: string;
  },
): Done {
  return onDesk(
    context,
    key,
    wish.incident,
    async (scene) => {
      const { trx, incident, now } = scene;
      const owner = await colleague(scene, wish.owner);
      const lesson = newId();
      const words = await scene.write(wish.words);
      await decideOn(scene, { kind: 'addLesson', lesson, words, owner, dueOn: wish.dueOn });
      const details = { incident: incident.id, organization: incident.organization };
      await tell(trx, { kind: 'incidentLesson', people: [owner.person], details }, now);
    },
    'closeIncident',
  );
}

/** Marks a lesson as done: its owner, or who may close incidents. Throws as above, `incidents.lessonUnknown`, `incidents.lessonNotYours`. */
export function doneLesson(
  context: AppContext,
  key: CommandKey,
  wish: { readonly incident: string; readonly lesson: string },
): Done {
  return onDesk(
    context,
    key,
    wish.incident,
    (scene) =>
      decideOn(scene, { kind: 'doneLesson', lesson: wish.lesson, leads: scene.may('closeIncident') }),
    'readIncidents',
  );
}

/** 立案: opens a case of accountability about the unit. Throws as above. */
export function openCaseFrom(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly clause: string;
    readonly gravity: IncidentGravity;
    readonly title: string;
  },
): Done {
  const { gravity, title } = wish;
  return onDesk(
    context,
    key,
    wish.incident,
    async (scene) => {
      const { trx, incident, word, now } = scene;
      const opened = await openCase(trx, {
        ...{ root: incident.root, organization: incident.organization, gravity, title, evidence: [] },
        // The contract admits nothing else.
        clause: wish.clause as ClauseId,
        source: { kind: 'incident', id: incident.id },
        by: word.by,
        at: now,
      });
      if (incident.cases.includes(opened)) return;
      await recordIncident(trx, { kind: 'caseOpened', incident: incident.id, case: opened, word });
    },
    'closeIncident',
  );
}

/** Closes the incident with what is to be reported, and ends its calls: nobody is asked any more whether he heard. Throws as above, `incidents.takedownsOpen`. */
export function closeIncident(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly facts: string;
    readonly worked: string;
    readonly failed: string;
  },
): Done {
  return onDesk(
    context,
    key,
    wish.incident,
    async (scene) => {
      requireOpen(scene);
      const facts = await scene.write(wish.facts);
      const worked = await scene.write(wish.worked);
      const failed = await scene.write(wish.failed);
      await decideOn(scene, { kind: 'close', facts, worked, failed });
      const { trx, incident, word, now } = scene;
      for (const call of incident.calls) await closeCallFor(trx, call, word.by, now);
    },
    'closeIncident',
  );
}
