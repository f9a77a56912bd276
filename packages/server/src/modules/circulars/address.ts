import { circularProblems } from '@sanshen/contract/circulars';
import {
  type CircularEvent,
  type CircularRefusal,
  envelope as decideEnvelope,
  envelopeLine,
} from '@sanshen/domain/circulars';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { checkContent, saveText } from '../content/public.ts';
import { envelopeFor } from './draft.ts';
import { recordCircular } from './record.ts';
import { openCircular } from './scene.ts';
import { textOf } from './text-of-manuscript.ts';

/**
 * Changes whom a draft goes to. The line in its text that names them changes with it, in the same transaction and as an edit of the person who asks, so that
 * sign-offs stand or fall as the procedure says. Throws what the heart refuses, `request.notFound`, `access.forbidden` and the `circulars.*` problems.
 */
export async function addressCircular(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly circular: string;
    readonly prefix: string;
    readonly recipients: readonly OrganizationId[];
    readonly copyTo: readonly string[];
  },
): Promise<void> {
  const { person, prefix } = wish;
  const { one } = await openCircular(context.db, person, wish.circular, context.clock.now());
  const { organization, manuscript } = one;
  const envelope = await envelopeFor(context, context.db, { ...wish, organization });
  const text = await textOf(context.db, one);
  if (text === null) throw platformProblem('server.failed');
  const summary = envelopeLine(envelope);
  const changed = summary !== text.content.summary;
  const about = { organization, person, manuscript };
  const checked = await checkContent(context, { ...text.content, summary }, about);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const scene = await openCircular(trx, person, wish.circular, at, true);
    const grant = scene.standing.grant(organization, 'draftCircular');
    if (grant === null) throw platformProblem('access.forbidden', { organization });
    const word = { by: scene.standing.snapshot(grant), at };
    const event = eventOf(decideEnvelope(scene.one, { envelope, prefix }, word));
    if (changed) {
      const command = { kind: 'revise', by: person, basedOn: text.digest, revision: checked.facts } as const;
      await saveText(trx, manuscript, command, checked.content, at);
    }
    await recordCircular(trx, organization, event);
  });
}

/** Throws the refusal as its problem. */
export function eventOf(
  decided: { readonly event: CircularEvent } | { readonly refusal: CircularRefusal },
): CircularEvent {
  if ('refusal' in decided) throw new Problem(circularProblems[decided.refusal]);
  return decided.event;
}
