import type { Brand, Digest, Instant, ManuscriptId, OrganizationId, PersonId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { FormId } from '../policy/index.ts';
import type { Day } from './period.ts';

export type IdeaId = Brand<string, 'IdeaId'>;

export const ideaOrigins = ['own', 'question', 'calendarEntry', 'campaign', 'workDraft'] as const;
/** Where an idea comes from: one's own head, a young person's question, a date of the calendar, a campaign handed down, a work draft. */
export interface IdeaOrigin {
  readonly kind: (typeof ideaOrigins)[number];
  /** The question, entry or campaign; null for the others. */
  readonly id: string | null;
}

/** 工作稿: a file that the article is to be made from. */
export interface WorkDraft {
  readonly file: Digest;
  readonly name: string;
}

/** What an idea says. */
export interface IdeaContent {
  readonly title: string;
  /** 角度: what it is to tell young people, and why now. */
  readonly angle: string;
  /** Id of a topic of the rule book. */
  readonly topic: string;
  readonly form: FormId;
  readonly plannedOn: Day | null;
  readonly drafts: readonly WorkDraft[];
}

/** Somebody did something, as he stood then. */
export interface IdeaWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly note: string;
}

/** 选题: what an organisation means to write about. */
export interface Idea {
  readonly id: IdeaId;
  readonly organization: OrganizationId;
  readonly content: IdeaContent;
  readonly origin: IdeaOrigin;
  readonly proposed: IdeaWord;
  /** Everybody who put words into it; none of them approves it. */
  readonly hands: readonly PersonId[];
  /** Approvals that the rule book asked for what it says now; 0 for none. */
  readonly approvalsAsked: number;
  readonly approvals: readonly IdeaWord[];
  readonly declined: IdeaWord | null;
  readonly withdrawn: IdeaWord | null;
  readonly claimed: IdeaWord | null;
  readonly converted: (IdeaWord & { readonly manuscript: ManuscriptId }) | null;
}

export const ideaStatuses = ['proposed', 'ready', 'claimed', 'declined', 'withdrawn', 'converted'] as const;
/** `ready`: approved, or no approval is asked; `claimed`: ready, and somebody writes it. */
export type IdeaStatus = (typeof ideaStatuses)[number];

/** How an idea stands. */
export function statusOf(idea: Idea): IdeaStatus {
  if (idea.converted !== null) return 'converted';
  if (idea.withdrawn !== null) return 'withdrawn';
  if (idea.declined !== null) return 'declined';
  if (idea.approvals.length < idea.approvalsAsked) return 'proposed';
  return idea.claimed === null ? 'ready' : 'claimed';
}

/** The ledger's events. */
export type IdeaEvent =
  | {
      readonly kind: 'proposed';
      readonly idea: IdeaId;
      readonly organization: OrganizationId;
      readonly content: IdeaContent;
      readonly origin: IdeaOrigin;
      readonly approvalsAsked: number;
      readonly word: IdeaWord;
    }
  | {
      readonly kind: 'changed';
      readonly idea: IdeaId;
      readonly content: IdeaContent;
      readonly approvalsAsked: number;
      /** The approvals were of other words and no longer count. */
      readonly approvalsVoid: boolean;
      readonly word: IdeaWord;
    }
  | {
      readonly kind: 'approved' | 'declined' | 'claimed' | 'letGo' | 'withdrawn';
      readonly idea: IdeaId;
      readonly word: IdeaWord;
    }
  | {
      readonly kind: 'converted';
      readonly idea: IdeaId;
      readonly manuscript: ManuscriptId;
      readonly word: IdeaWord;
    };

/** The idea after an event; null stands for none before. Pure. */
export function applyIdea(before: Idea | null, event: IdeaEvent): Idea {
  if (event.kind === 'proposed') {
    const { idea: id, organization, content, origin, approvalsAsked, word } = event;
    const nothing = { approvals: [], declined: null, withdrawn: null, claimed: null, converted: null };
    const hands = [word.by.person];
    return { id, organization, content, origin, proposed: word, hands, approvalsAsked, ...nothing };
  }
  if (before === null) throw new TypeError('an idea that was never proposed');
  const { word } = event;
  switch (event.kind) {
    case 'changed': {
      const { content, approvalsAsked } = event;
      const approvals = event.approvalsVoid ? [] : before.approvals;
      const hands = [...new Set([...before.hands, word.by.person])];
      return { ...before, content, approvalsAsked, approvals, hands };
    }
    case 'approved':
      return { ...before, approvals: [...before.approvals, word] };
    case 'declined':
      return { ...before, declined: word };
    case 'claimed':
      return { ...before, claimed: word };
    case 'letGo':
      return { ...before, claimed: null };
    case 'withdrawn':
      return { ...before, withdrawn: word };
    case 'converted':
      return {
        ...before,
        claimed: before.claimed ?? word,
        converted: { ...word, manuscript: event.manuscript },
      };
  }
}
