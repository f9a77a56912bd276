import {
  brandId,
  instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import {
  applyIdea,
  approvalsFor,
  decideIdea,
  type Idea,
  type IdeaCommand,
  type IdeaContent,
  type IdeaId,
  type IdeaWord,
  statusOf,
} from '@sanshen/domain/planning';
import type { IdeaRule } from '@sanshen/domain/policy';
import { expect, test } from 'vitest';
import { shipped } from './policy-support.ts';

const shippedRule = shipped('kunming-2023').content.ideas;
if (shippedRule === undefined) throw new Error('the shipped rule book asks for approval');
const rule: IdeaRule = { ...shippedRule, approvals: 2 };

const word = (person: string): IdeaWord => ({
  by: { person: brandId<PersonId>(person), name: person, office: null, organization: null, acting: false },
  at: instant('2026-11-23T02:00:00.000Z'),
  note: '',
});
const content: IdeaContent = {
  title: '把宪法讲给青年听',
  angle: '从租房合同讲起',
  topic: 'theory',
  form: 'original',
  plannedOn: '2026-12-04',
  drafts: [],
};
const proposed = (change: Partial<IdeaContent> = {}): Idea => {
  const said = { ...content, ...change };
  return applyIdea(null, {
    kind: 'proposed',
    idea: brandId<IdeaId>('idea-1'),
    organization: brandId<OrganizationId>('highTech'),
    content: said,
    origin: { kind: 'own', id: null },
    approvalsAsked: approvalsFor(rule, said.topic),
    word: word('writer'),
  });
};
const manuscript = brandId<ManuscriptId>('manuscript-1');

/** Does one thing after the other; what is refused gives its code. */
function play(idea: Idea, ...steps: readonly (readonly [string, IdeaCommand, boolean?])[]): Idea | string {
  let standing = idea;
  for (const [person, command, approver = false] of steps) {
    const decided = decideIdea(standing, command, word(person), { rule, approver });
    if ('refusal' in decided) return decided.refusal;
    standing = applyIdea(standing, decided.event);
  }
  return standing;
}
const after = (...steps: Parameters<typeof play> extends [Idea, ...infer Rest] ? Rest : never) => {
  const came = play(proposed(), ...steps);
  return typeof came === 'string' ? came : statusOf(came);
};
const approve: IdeaCommand = { kind: 'approve' };

test('§2 an idea on a topic that the rule book names waits for as many others as it says', () => {
  expect(after(['lead', approve, true])).toBe('proposed');
  expect(after(['lead', approve, true], ['leader', approve, true])).toBe('ready');
  expect(after(['lead', approve, true], ['lead', approve, true])).toBe('planning.approvedAlready');
  expect(after(['writer', approve, true])).toBe('planning.ownIdea');
  expect(after(['colleague', approve])).toBe('planning.notApprover');
  expect(after(['writer', { kind: 'convert', manuscript }])).toBe('planning.notApproved');
  expect(statusOf(proposed({ topic: 'service' }))).toBe('ready');
  expect(play(proposed({ topic: 'service' }), ['lead', approve, true])).toBe('planning.noApprovalAsked');
});

test('§2 what was approved does not change under its approval, except the day; who changed it does not approve it', () => {
  const both = [
    ['lead', approve, true],
    ['leader', approve, true],
  ] as const;
  const changed = (change: Partial<IdeaContent>): IdeaCommand => ({
    kind: 'change',
    content: { ...content, ...change },
  });
  expect(after(...both, ['writer', changed({ plannedOn: '2026-12-03' })])).toBe('ready');
  for (const change of [
    { title: '别的' },
    { angle: '别的' },
    { topic: 'policy' },
    { form: 'repost' as const },
    { drafts: [{ file: brandId<IdeaContent['drafts'][number]['file']>('sha256:00'), name: '通知' }] },
  ]) {
    expect(after(...both, ['writer', changed(change)]), JSON.stringify(change)).toBe('proposed');
  }
  expect(after(...both, ['writer', changed({ topic: 'service' })])).toBe('ready');
  expect(after(['lead', changed({ angle: '换个角度' }), true], ['lead', approve, true])).toBe(
    'planning.ownIdea',
  );
});

test('§2 who claimed an idea writes it; an approver may free it', () => {
  const claim: IdeaCommand = { kind: 'claim' };
  const ready = [
    ['lead', approve, true],
    ['leader', approve, true],
    ['first', claim],
  ] as const;
  expect(after(...ready)).toBe('claimed');
  expect(after(...ready, ['second', claim])).toBe('planning.claimedByOther');
  expect(after(...ready, ['second', { kind: 'convert', manuscript }])).toBe('planning.claimedByOther');
  expect(after(...ready, ['second', { kind: 'letGo' }])).toBe('planning.claimedByOther');
  expect(after(...ready, ['lead', { kind: 'letGo' }, true])).toBe('ready');
  expect(after(['first', { kind: 'letGo' }])).toBe('planning.notClaimed');
  expect(after(...ready, ['first', { kind: 'convert', manuscript }])).toBe('converted');
});

test('§2 what is closed stays closed, and only its author withdraws it', () => {
  expect(after(['second', { kind: 'withdraw' }])).toBe('planning.notProposer');
  const closing: readonly [string, IdeaCommand, boolean?][] = [
    ['writer', { kind: 'withdraw' }],
    ['lead', { kind: 'decline' }, true],
  ];
  const rest: readonly IdeaCommand[] = [
    { kind: 'change', content },
    approve,
    { kind: 'decline' },
    { kind: 'claim' },
    { kind: 'letGo' },
    { kind: 'withdraw' },
    { kind: 'convert', manuscript },
  ];
  for (const closed of closing)
    for (const command of rest) expect(after(closed, ['lead', command, true])).toBe('planning.ideaClosed');
});
