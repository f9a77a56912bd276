import { addHours, type OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import {
  decideQuestion,
  findDistress,
  type Question,
  type QuestionEvent,
  type QuestionId,
  type QuestionSource,
} from '@sanshen/domain/questions';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { factsOf } from './facts.ts';
import { type Ground, groundOf, requireKind } from './ground.ts';
import { recordAny, recordQuestion } from './record.ts';
import { deskOf, dutyOf, tellOf } from './tell.ts';
import { keepText } from './text-store.ts';

/** Something asked, wherever it came from. */
export interface Asked {
  readonly organization: OrganizationId;
  readonly source: QuestionSource;
  readonly kind: string;
  readonly text: string;
  readonly contact?: string;
  /** The message of the public that it is made from. */
  readonly message?: string;
  /** Of the code that the asker holds. */
  readonly codeDigest?: string;
  /** Who took it down; null where it came by itself. */
  readonly by: PersonSnapshot | null;
}

/**
 * Takes a question in: keeps the text apart, records that it came, looks for signs of distress and tells those who take it up. Nothing goes to the asker.
 * Throws `request.notFound`, `questions.noRuleBook`, `questions.kindUnknown`.
 */
export async function receiveQuestion(
  trx: Transaction,
  context: Pick<AppContext, 'clock' | 'vault'>,
  asked: Asked,
): Promise<Question> {
  const now = context.clock.now();
  const { organization, source, text, by } = asked;
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const ground = await groundOf(trx, organization, now);
  const kind = requireKind(ground, asked.kind);
  const question = newId<QuestionId>();
  const place = { question, root, organization };
  const { contact = '', codeDigest = null } = asked;
  const digest = await keepText(trx, context.vault, { ...place, text, contact, codeDigest, at: now });
  const came: QuestionEvent = {
    ...place,
    kind: 'received',
    source,
    questionKind: kind.id,
    message: asked.message ?? null,
    text: digest,
    dueAt: addHours(now, kind.dueHours),
    by,
    at: now,
  };
  const received = await recordQuestion(trx, [came]);
  const noticed = await noticeDistress(trx, context, ground, received, text);
  if (noticed === received) {
    const desk = await deskOf(trx, ground, kind.id, now);
    const others = desk.filter((person) => person !== by?.person);
    await tellOf(trx, 'questionArrived', others, received, now);
  }
  return noticed;
}

/** Looks for signs of distress in a text of a question; new ones are recorded and told at once to who is on duty. Gives the question as it stands then. */
export async function noticeDistress(
  trx: Transaction,
  { clock }: Pick<AppContext, 'clock'>,
  ground: Ground,
  question: Question,
  text: string,
): Promise<Question> {
  const signs = [...new Set(findDistress(text).map(({ rule }) => rule))];
  if (signs.length === 0) return question;
  const now = clock.now();
  const { decideWithinMinutes } = ground.rules.distress;
  const facts = factsOf({ now });
  const decided = decideQuestion(question, { kind: 'noticeDistress', signs, decideWithinMinutes }, facts);
  if (!decided.ok || decided.events.length === 0) return question;
  const after = await recordAny(trx, question, decided.events);
  await tellOf(trx, 'questionDistress', await dutyOf(trx, ground, now), after, now);
  return after;
}
