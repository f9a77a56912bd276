import {
  type makeDigest as makeRoute,
  questionProblems,
  type digestSources as route,
} from '@sanshen/contract/questions';
import type { RouteOutput } from '@sanshen/contract/route';
import { emptyContent } from '@sanshen/domain/content';
import type { Json, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { findNamed, maskPlaces, type Question } from '@sanshen/domain/questions';
import type { CommandKey } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { findInText } from '../checks/public.ts';
import { createManuscript } from '../content/public.ts';
import { requireGrant } from '../organization/public.ts';
import { groundOf, kindName } from './ground.ts';
import { findQuestion, groupOf, toQuestion } from './question-store.ts';
import { readNotes, readText } from './text-store.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly why: LocalizedText;
}

/** The checks' rules that are about personal data. */
const personalRules: ReadonlySet<string> = new Set([
  'secrecy/phone-number',
  'secrecy/id-number',
  'secrecy/bank-card',
  'secrecy/home-address',
  'secrecy/contact-data',
]);

/** The newest answered questions of an organisation with what names their askers masked. Throws `access.forbidden`, `questions.noRuleBook`. */
export async function digestSources(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof route>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'handleQuestions', now);
  const ground = await groundOf(db, organization, now);
  const rows = await db
    .selectFrom('question')
    .select('question')
    .where('organization_id', '=', organization)
    .where('state', '=', 'answered')
    .where('lead_id', 'is', null)
    .where('purged_at', 'is', null)
    .orderBy('settled_at', 'desc')
    .limit(30)
    .execute();
  const items: RouteOutput<typeof route>['items'] = [];
  for (const question of rows.map((row) => toQuestion(row.question))) {
    // What somebody wrote in distress is never published.
    if (question.distress !== null) continue;
    const texts = await textsOf(context, question);
    if (texts === null) continue;
    const found = await personalIn(context, person, organization, [texts.asked, texts.answer]);
    const [asked = [], answer = []] = found;
    const masked = [
      ...asked.map(({ start, end, why }) => ({ text: texts.asked.slice(start, end), why })),
      ...answer.map(({ start, end, why }) => ({ text: texts.answer.slice(start, end), why })),
    ];
    items.push({
      question: question.id,
      kindName: kindName(ground, question.kind),
      answeredAt: question.settledAt ?? now,
      grouped: (await groupOf(db, question.id)).length,
      asked: maskPlaces(texts.asked, asked),
      answer: maskPlaces(texts.answer, answer),
      masked,
    });
  }
  return { items };
}

type Item = {
  readonly question: string;
  readonly asked: string;
  readonly answer: string;
  readonly keep: readonly string[];
};

/**
 * Makes the draft of a digest (你问我答) of questions and answers that the person confirmed one by one; it is reviewed like every manuscript. Throws
 * `access.forbidden`, `questions.notForDigest`, `questions.personalDataLeft` with the places.
 */
export async function makeDigest(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly title: string;
    readonly items: readonly Item[];
  },
): Promise<RouteOutput<typeof makeRoute>> {
  const { person, organization, title, items } = wish;
  const now = context.clock.now();
  await requireGrant(context.db, person, organization, 'handleQuestions', now);
  const { policy } = await groundOf(context.db, organization, now);
  for (const { question: id } of items) {
    const question = await findQuestion(context.db, id);
    const usable = question?.organization === organization && question.state === 'answered';
    if (!usable || question.distress !== null) throw new Problem(questionProblems['questions.notForDigest']);
  }
  await refusePersonal(context, person, organization, items);
  const topics = policy.content.topics.map(({ id }) => id);
  const content = {
    ...emptyContent,
    title,
    topic: topics.includes('answers') ? 'answers' : (topics[0] ?? ''),
    body: bodyOf(items),
  };
  return { manuscript: await createManuscript(context, key, { organization, person, content }) };
}

async function refusePersonal(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  items: readonly Item[],
): Promise<void> {
  const texts = items.flatMap(({ asked, answer }) => [asked, answer]);
  const found = await personalIn(context, person, organization, texts);
  const left = texts.flatMap((text, index) => {
    const keep = items[Math.floor(index / 2)]?.keep ?? [];
    return (found[index] ?? [])
      .map(({ start, end, why }) => ({ item: Math.floor(index / 2), text: text.slice(start, end), why }))
      .filter((place) => !keep.includes(place.text));
  });
  if (left.length > 0) throw new Problem(questionProblems['questions.personalDataLeft'], { left });
}

/** Places in texts that tell who somebody is: by the checks' rules on personal data, and by how askers name themselves. */
async function personalIn(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  texts: readonly string[],
): Promise<readonly (readonly Place[])[]> {
  const findings = await findInText(context, {
    person,
    organization,
    paragraphs: texts.map((text) => ({ kind: 'body' as const, text })),
    whole: false,
    signal: AbortSignal.timeout(20_000),
  });
  return texts.map((text, index) => {
    const found = findings
      .filter(({ rule, paragraph }) => paragraph === index && personalRules.has(rule))
      .map(({ start, end, title }) => ({ start, end, why: title }));
    // The checks know their places better; what they say of one is not said twice.
    const beside = findNamed(text).filter((one) => !found.some((other) => overlap(one, other)));
    return [...found, ...beside].toSorted((a, b) => a.start - b.start);
  });
}

function overlap(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

async function textsOf(context: AppContext, { id, answer }: Question) {
  const asked = (await readText(context.db, id))?.text;
  const answered = answer === null ? null : (await readNotes(context.db, id)).text(answer.id);
  return asked === undefined || answered === null ? null : { asked, answer: answered };
}

function bodyOf(items: readonly Item[]): Json {
  const paragraphs = (text: string): Json[] =>
    text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line.trim() }] }));
  return {
    type: 'doc',
    content: items.flatMap(({ asked, answer }) => {
      const [first = '', ...rest] = asked.split(/\n+/).filter((line) => line.trim() !== '');
      const heading: Json = {
        type: 'heading',
        attrs: { level: 2 },
        content: [{ type: 'text', text: `问：${first.trim()}` }],
      };
      return [heading, ...paragraphs(rest.join('\n')), ...paragraphs(`答：${answer}`)];
    }),
  };
}
