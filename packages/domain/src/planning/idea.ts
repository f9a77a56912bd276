import type { ManuscriptId } from '../kernel/index.ts';
import type { IdeaRule } from '../policy/index.ts';
import { type Idea, type IdeaContent, type IdeaEvent, type IdeaWord, statusOf } from './idea-state.ts';

/** What somebody wants of an idea that is there. */
export type IdeaCommand =
  | { readonly kind: 'change'; readonly content: IdeaContent }
  | { readonly kind: 'approve' | 'decline' | 'claim' | 'letGo' | 'withdraw' }
  | { readonly kind: 'convert'; readonly manuscript: ManuscriptId };

/** What the rules need to know beside the idea. */
export interface IdeaFacts {
  /** The rule of the rule book in force; null where it has none. */
  readonly rule: IdeaRule | null;
  /** Whether the caller holds an office that the rule names. */
  readonly approver: boolean;
}

export const ideaRefusals = [
  'planning.ideaClosed',
  'planning.noApprovalAsked',
  'planning.notApprover',
  'planning.ownIdea',
  'planning.approvedAlready',
  'planning.notApproved',
  'planning.claimedByOther',
  'planning.notClaimed',
  'planning.notProposer',
] as const;
export type IdeaRefusal = (typeof ideaRefusals)[number];

/** How many approvals the rule book asks for an idea of a topic; 0 for none. */
export function approvalsFor(rule: IdeaRule | null, topic: string): number {
  return rule?.topics.includes(topic) === true ? rule.approvals : 0;
}

/**
 * What follows when somebody wants something of an idea (选题). Who put words into it never approves it; what an approval was given for does not
 * change under it, except the day; only who claimed it writes it. Pure.
 */
export function decideIdea(
  idea: Idea,
  command: IdeaCommand,
  word: IdeaWord,
  facts: IdeaFacts,
): { readonly event: IdeaEvent } | { readonly refusal: IdeaRefusal } {
  const status = statusOf(idea);
  if (status === 'declined' || status === 'withdrawn' || status === 'converted')
    return { refusal: 'planning.ideaClosed' };
  const person = word.by.person;
  const claimant = idea.claimed?.by.person ?? null;
  const done = (kind: 'approved' | 'declined' | 'claimed' | 'letGo' | 'withdrawn') => ({
    event: { kind, idea: idea.id, word },
  });
  switch (command.kind) {
    case 'change':
      return { event: change(idea, command.content, word, facts) };
    case 'approve':
    case 'decline': {
      if (idea.approvalsAsked === 0) return { refusal: 'planning.noApprovalAsked' };
      if (!facts.approver) return { refusal: 'planning.notApprover' };
      if (idea.hands.includes(person)) return { refusal: 'planning.ownIdea' };
      if (command.kind === 'decline') return done('declined');
      const again = idea.approvals.some(({ by }) => by.person === person);
      return again || status !== 'proposed' ? { refusal: 'planning.approvedAlready' } : done('approved');
    }
    case 'claim':
      return claimant === null ? done('claimed') : { refusal: 'planning.claimedByOther' };
    case 'letGo':
      if (claimant === null) return { refusal: 'planning.notClaimed' };
      return claimant === person || facts.approver ? done('letGo') : { refusal: 'planning.claimedByOther' };
    case 'withdraw':
      return idea.proposed.by.person === person ? done('withdrawn') : { refusal: 'planning.notProposer' };
    case 'convert':
      if (status === 'proposed') return { refusal: 'planning.notApproved' };
      if (claimant !== null && claimant !== person) return { refusal: 'planning.claimedByOther' };
      return { event: { kind: 'converted', idea: idea.id, manuscript: command.manuscript, word } };
  }
}

function change(idea: Idea, content: IdeaContent, word: IdeaWord, { rule }: IdeaFacts): IdeaEvent {
  const { title, angle, topic, form, drafts } = idea.content;
  const sameDrafts =
    drafts.length === content.drafts.length &&
    drafts.every(({ file }, index) => content.drafts[index]?.file === file);
  const same =
    title === content.title &&
    angle === content.angle &&
    topic === content.topic &&
    form === content.form &&
    sameDrafts;
  const approvalsAsked = approvalsFor(rule, content.topic);
  return { kind: 'changed', idea: idea.id, content, approvalsAsked, approvalsVoid: !same, word };
}
