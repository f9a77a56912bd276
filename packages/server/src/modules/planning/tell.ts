import type { PersonId } from '@sanshen/domain/kernel';
import { type Idea, statusOf } from '@sanshen/domain/planning';
import type { Transaction } from '../../platform/db/database.ts';
import { recipientsOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import type { IdeaScene } from './scene.ts';

/** Tells those who may approve an idea that it waits for them; nobody who put words into it. */
export async function tellApprovers(trx: Transaction, scene: IdeaScene, idea: Idea): Promise<void> {
  if (statusOf(idea) !== 'proposed' || scene.rule === null) return;
  const people: PersonId[] = [];
  for (const { scope, offices } of scene.rule.approveBy) {
    const organization = scene.scopes[scope];
    if (organization === undefined) continue;
    const { recipients } = await recipientsOf(trx, organization, offices, scene.now);
    people.push(...recipients.map(({ person }) => person));
  }
  const others = [...new Set(people)].filter((person) => !idea.hands.includes(person));
  await tellAbout(trx, 'ideaWaits', others, idea, scene);
}

/** Tells whoever proposed an idea what was decided about it. */
export async function tellProposer(trx: Transaction, scene: IdeaScene, idea: Idea): Promise<void> {
  if (statusOf(idea) === 'proposed') return;
  await tellAbout(trx, 'ideaDecided', [idea.proposed.by.person], idea, scene);
}

async function tellAbout(
  trx: Transaction,
  kind: 'ideaWaits' | 'ideaDecided',
  people: readonly PersonId[],
  idea: Idea,
  { now }: IdeaScene,
): Promise<void> {
  const details = { idea: idea.id, organization: idea.organization, title: idea.content.title };
  if (people.length > 0) await tell(trx, { kind, people, details }, now);
}
