import type { Declarations, SourceForm } from '../content/index.ts';
import type { ClauseId, LocalizedText } from '../kernel/index.ts';
import type { Employment, Office } from '../organization/index.ts';
import type { Scope, Seat } from './procedure.ts';

/** An item of the rule book that has an id, a name and the clause that it comes from. */
export interface NamedItem {
  readonly id: string;
  readonly name: LocalizedText;
  readonly clause: ClauseId;
}

/** Offices, any of which will do, looked for in one scope. */
export interface OfficeAt {
  readonly offices: readonly Office[];
  readonly scope: Scope;
}

/** §1, §2: what a manuscript is about. `focus` topics are those the rule book wants to stand out. */
export interface Topic extends NamedItem {
  readonly focus: boolean;
}

export const forms = ['original', 'adapted', 'repost', 'workDraft'] as const;
/** §2: how a manuscript came to be: 原创, 改编, 转载, 工作稿转发. */
export type FormId = (typeof forms)[number];
export interface Form extends NamedItem {
  readonly id: FormId;
}

export const periods = ['week', 'month', 'quarter', 'year'] as const;
export type TargetPeriod = (typeof periods)[number];

/** §1, §2: a share of what an organisation publishes in a period, 0 to 1; every article counts once, on however many channels. */
export interface Target extends NamedItem {
  readonly of: { readonly topics: readonly string[] } | { readonly forms: readonly FormId[] };
  readonly bound: 'atLeast' | 'atMost';
  readonly share: number;
  readonly period: TargetPeriod;
}

/** §2: 选题审批. Ideas of these topics need the word of another who holds one of these offices before they are written. */
export interface IdeaRule {
  readonly clause: ClauseId;
  readonly topics: readonly string[];
  readonly approveBy: readonly OfficeAt[];
  readonly approvals: number;
}

export interface ContentRules {
  readonly topics: readonly Topic[];
  readonly forms: readonly Form[];
  readonly targets: readonly Target[];
  /** Share of an article's text (0 to 1) that may come from one work draft before it counts as 黑板报. */
  readonly blackboard: { readonly clause: ClauseId; readonly overlap: number };
  /** Left out where ideas may be written without anybody's approval. */
  readonly ideas?: IdeaRule;
}

/** §3: a mark whose correct version has to be shown. */
export interface MarkItem extends NamedItem {
  /** The publication that says how the mark must look. */
  readonly standard: string;
}
export interface MarkRules {
  readonly clause: ClauseId;
  readonly marks: readonly MarkItem[];
  /** Every mark found needs a reviewer's ruling before the stage can be signed. */
  readonly rulingRequired: boolean;
}

export const severities = ['info', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];
export const styleKinds = [
  'personalView',
  'privateMatter',
  'infantilised',
  'vulgar',
  'clickbait',
  'mixedRegister',
  'evasion',
] as const;
export type StyleKind = (typeof styleKinds)[number];
/** §1, §4, §8: a fault of style that checks report; a severity of error needs a ruling. */
export interface StyleRule extends NamedItem {
  readonly kind: StyleKind;
  readonly severity: Severity;
}

export const interactionActions = [
  'follow',
  'unfollow',
  'like',
  'comment',
  'reply',
  'forward',
  'directMessage',
  'pin',
  'elect',
  'hideComment',
] as const;
export type InteractionAction = (typeof interactionActions)[number];
/** §6: who lets an official account act towards users; a standing approval is a template with a limit. */
export interface InteractionRule extends NamedItem {
  readonly id: InteractionAction;
  readonly approveBy: readonly OfficeAt[];
  readonly approvals: number;
  readonly standing: { readonly maxPerDay: number; readonly validDays: number } | null;
}
export interface InteractionRules {
  readonly actions: readonly InteractionRule[];
  readonly patrol: {
    readonly clause: ClauseId;
    readonly timesPerDay: number;
    readonly correctWithinHours: number;
    readonly offices: readonly Office[];
    /** What who patrols must hold besides; left out where it takes nothing. */
    readonly qualifications?: readonly string[];
    readonly checklist: readonly LocalizedText[];
  };
  /** Hiding or deleting a comment needs one of these reasons. */
  readonly hidingReasons: readonly NamedItem[];
  /** What is kept of a member of the public, at most. */
  readonly publicData: { readonly clause: ClauseId; readonly retentionDays: number };
}

/** §7: channels, publishing rights, devices and credentials. */
export interface ChannelRules {
  readonly registration: {
    readonly clause: ClauseId;
    readonly approveBy: readonly OfficeAt[];
    readonly fileWith: Scope;
  };
  readonly dormancy: { readonly clause: ClauseId; readonly dormantDays: number };
  readonly publishingRights: {
    readonly clause: ClauseId;
    readonly employment: readonly Employment[];
    readonly qualifications: readonly string[];
  };
  readonly devices: {
    readonly clause: ClauseId;
    readonly personalPhones: boolean;
    readonly attestEveryDays: number;
  };
  readonly credentials: {
    readonly clause: ClauseId;
    readonly approvals: number;
    readonly checkoutMaxMinutes: number;
    readonly rotateWithinHours: { readonly afterReturn: number; readonly afterDeparture: number };
    /** Days after which a credential is changed even if nobody saw it. */
    readonly rotateEveryDays: number;
  };
}

/** §8: what the author declares, as part of what is signed. */
export interface DeclarationRule extends NamedItem {
  readonly id: keyof Declarations;
  readonly text: LocalizedText;
  readonly required: boolean;
}
export interface DisciplineRules {
  readonly declarations: readonly DeclarationRule[];
  /** The seat that reviews secrecy where findings or the declaration ask for it; null where the rule book has none. */
  readonly secrecyReview: { readonly clause: ClauseId; readonly seat: Seat | null };
  /** Fewest sources that a manuscript of one of the forms must name. */
  readonly sources: {
    readonly clause: ClauseId;
    readonly minimum: number;
    readonly forms: readonly SourceForm[];
  };
  readonly interestRegister: { readonly clause: ClauseId; readonly renewMonths: number };
}

/** §9: a scenario for which organisations keep a plan (预案). */
export interface PlanRule extends NamedItem {
  readonly reviewEveryMonths: number;
  /** Whether an organisation without one lacks something; left out, it does. */
  readonly compulsory?: boolean;
}
/** §9: who puts a plan in force, when its end is announced, how soon people answer a call and how often they prove that they can be reached. */
export interface PlanningRules {
  readonly clause: ClauseId;
  /** Offices of the organisation that commands the one whose plan it is (§11); never who submitted it. */
  readonly approveOffices: readonly Office[];
  readonly remindDaysBefore: readonly number[];
  readonly confirmEveryMonths: number;
  readonly answerWithinMinutes: number;
}
/** A date near which a drill is due: every year on `monthDay` (`MM-DD`). */
export interface KeyDate extends NamedItem {
  readonly monthDay: string;
  readonly drillWithinDaysBefore: number;
}
export interface EmergencyRules {
  readonly plans: readonly PlanRule[];
  /** Left out where the rule book says nothing of it. */
  readonly planning?: PlanningRules;
  readonly drills: {
    readonly clause: ClauseId;
    readonly perYear: number;
    readonly keyDates: readonly KeyDate[];
    readonly reportTo: OfficeAt;
    readonly reportWithinDays: number;
    /** What observers judge a drill by, each item from 1 to 5; left out where the rule book says nothing. */
    readonly evaluation?: readonly NamedItem[];
  };
  readonly freeze: {
    readonly clause: ClauseId;
    readonly orderBy: readonly OfficeAt[];
    readonly liftBy: readonly OfficeAt[];
    readonly liftApprovals: number;
  };
}

/** Hours of the day in China, `HH:MM`, in which nothing is posted; `from` belongs to them, `to` does not; over midnight where `to` comes first. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}
/** §1, §2: when is posted, which days are days of mourning, and how campaigns are handed down. */
export interface CalendarRules {
  readonly posting: {
    readonly clause: ClauseId;
    /** Minutes between two posts of one channel, at least; 0 for any. */
    readonly minimumMinutes: number;
    readonly quietHours: QuietHours | null;
  };
  /** Ids of the key dates on which everything planned is looked at again for its tone. */
  readonly mourning: { readonly clause: ClauseId; readonly keyDates: readonly string[] };
  readonly campaigns: {
    readonly clause: ClauseId;
    /** Hours from the handing down within which a unit claims a campaign or declines it. */
    readonly claimWithinHours: number;
    /** Hours before the deadline at which a unit that has not completed is reminded. */
    readonly remindHoursBefore: readonly number[];
  };
}
/** What stands for rule books that were filed before there were such rules: they ask for nothing. */
export const noCalendarRules = (clause: ClauseId): CalendarRules => ({
  posting: { clause, minimumMinutes: 0, quietHours: null },
  mourning: { clause, keyDates: [] },
  campaigns: { clause, claimWithinHours: 8760, remindHoursBefore: [] },
});

/** §10: a qualification (资格), how long it holds and how it is earned. */
export interface QualificationKind extends NamedItem {
  readonly validMonths: number;
  readonly trainingHours: number;
  /** Out of 100. */
  readonly passScore: number;
}
/** Whose practice a leader sees, from the loosest: what each person shared besides the unit's figures, or those alone. */
export const practiceFigures = ['shared', 'unitOnly'] as const;
export interface TrainingRules {
  readonly selection: {
    readonly clause: ClauseId;
    readonly criteria: readonly LocalizedText[];
    /** Months for which somebody works under a mentor, at least, before he is confirmed; left out where none are asked for. */
    readonly probationMonths?: number;
    /** Days after its end for which what was written about a candidate is kept, at most. */
    readonly keepDays?: number;
  };
  readonly annualHours: { readonly clause: ClauseId; readonly hours: number };
  readonly assessment: { readonly clause: ClauseId; readonly everyMonths: number };
  /** Proofreading practice: whether leaders see what a person shared, or the unit's figures only; how long results are kept. */
  readonly practice?: {
    readonly clause: ClauseId;
    readonly figures: (typeof practiceFigures)[number];
    readonly keepDays: number;
  };
  /** Days before the end of a qualification, employment or appointment at which the person and his leader are told. */
  readonly lapse?: { readonly clause: ClauseId; readonly remindDaysBefore: readonly number[] };
}

export const commandHolders = ['publicityDepartment', 'ownDepartment', 'territorialSuperior', 'own'] as const;
export type CommandHolder = (typeof commandHolders)[number];
/** §11: who commands the channels of some kinds of organisation, and who guides without command. */
export interface JurisdictionRule extends NamedItem {
  readonly kinds: readonly string[];
  readonly command: CommandHolder;
  readonly guidance: 'publicityDepartment' | null;
}
