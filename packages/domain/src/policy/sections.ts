import type { Declarations, SourceForm } from '../content/index.ts';
import type { ClauseId, LocalizedText } from '../kernel/index.ts';
import type { Employment, Office } from '../organization/index.ts';
import type { AssessmentRules, CircularRules } from './assessment-rules.ts';
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

/** §2: a kind of young people's questions, who takes them up within an organisation, and within how many hours they are answered. */
export interface QuestionKind extends NamedItem {
  readonly dueHours: number;
  readonly offices: readonly Office[];
}
/** Whom the duty officer can call in distress or danger. */
export interface HelpContact extends NamedItem {
  readonly contact: string;
  readonly hours: LocalizedText;
}
/** §2: how young people's questions (青年关切) are taken up, answered and forgotten. */
export interface QuestionRules {
  readonly kinds: readonly QuestionKind[];
  /** Who lets an answer out; never its writer. */
  readonly answers: { readonly clause: ClauseId; readonly approveBy: readonly OfficeAt[] };
  readonly handover: { readonly clause: ClauseId; readonly acceptWithinHours: number };
  readonly reminders: { readonly clause: ClauseId; readonly everyHours: number };
  /** Signs of distress or danger: who is told at once, until when a person decides, the local rule, and who can help. */
  readonly distress: {
    readonly clause: ClauseId;
    readonly offices: readonly OfficeAt[];
    readonly decideWithinMinutes: number;
    readonly rule: LocalizedText;
    readonly contacts: readonly HelpContact[];
  };
  /** The public form: questions that one address may send in an hour, and what who asks agrees to. */
  readonly form: {
    readonly clause: ClauseId;
    readonly perHour: number;
    readonly consent: LocalizedText;
  };
  /** Days after which all that names or quotes who asked is deleted: after the question was settled, and in any case after it came. */
  readonly personalData: {
    readonly clause: ClauseId;
    readonly afterSettledDays: number;
    readonly longestDays: number;
  };
}

/** Of a rule book that says nothing of questions: nothing can be asked or answered by it. */
export const noQuestionRules = (clause: ClauseId): QuestionRules => ({
  kinds: [],
  answers: { clause, approveBy: [] },
  handover: { clause, acceptWithinHours: 720 },
  reminders: { clause, everyHours: 720 },
  distress: { clause, offices: [], decideWithinMinutes: 1440, rule: { zh: '', en: '' }, contacts: [] },
  form: { clause, perHour: 1000, consent: { zh: '', en: '' } },
  personalData: { clause, afterSettledDays: 36_500, longestDays: 36_500 },
});

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

export const indicatorMeasures = [
  'topicShare',
  'limitedShare',
  'workDraftShare',
  'answersInTime',
  'markFaults',
  'styleFaults',
  'reviewComplete',
  'editedAfterApproval',
  'overdueSignOffs',
  'patrolsMissed',
  'unqualifiedHolders',
  'dormantChannels',
  'attestationsOverdue',
  'errorsAfterPublication',
  'escapesPerTenThousand',
  'declarationsMissing',
  'drillsHeld',
  'drillReportsLate',
  'trainingHours',
  'peopleTrained',
  'guidanceAnswered',
  'casesRectified',
] as const;
export type IndicatorMeasure = (typeof indicatorMeasures)[number];
/** §12: a number that the system computes from its own evidence, and the points that it can cost. */
export interface Indicator extends NamedItem {
  readonly measure: IndicatorMeasure;
  readonly better: 'higher' | 'lower';
  readonly threshold: number;
  readonly points: number;
}
/** The mildest first. */
export const measureIds = ['reminder', 'circular', 'assessment', 'accountability'] as const;
export type MeasureId = (typeof measureIds)[number];
/** §12: 提醒谈话, 工作通报, 考核扣分, 追究责任. */
export interface AccountabilityMeasure extends NamedItem {
  readonly id: MeasureId;
  readonly within: { readonly days: number };
}
/** How long records are kept: `atLeast` for evidence, `atMost` for what names members of the public. */
export interface RetentionRule extends NamedItem {
  readonly personal: boolean;
  readonly bound: 'atLeast' | 'atMost';
  readonly days: number;
}
export const gravities = ['minor', 'ordinary', 'serious', 'grave'] as const;
/** §12: 轻微, 一般, 较重, 严重. */
export type Gravity = (typeof gravities)[number];
/** How a case (案件) of a gravity is dealt with: days for each step, the points it costs, the measures that may be taken. */
export interface GravityRule extends NamedItem {
  readonly id: Gravity;
  readonly verifyDays: number;
  readonly notifyDays: number;
  readonly answerDays: number;
  readonly rectifyDays: number;
  readonly checkDays: number;
  readonly points: number;
  readonly measures: readonly MeasureId[];
}
/** §12: how cases are dealt with, and what they cost in the assessment. */
export interface CaseRules {
  readonly clause: ClauseId;
  readonly gravities: readonly GravityRule[];
  /** Points that each deadline which the unit missed adds to a case whose points count. */
  readonly overduePoints: number;
  /** Points that one case can cost at most. */
  readonly mostPoints: number;
  /** Who may read accountability records of a unit's people, besides the person himself; seen from that unit. */
  readonly recordsReadBy: readonly OfficeAt[];
}
/** §12: 抽查 of published items. */
export interface SpotCheckRules {
  readonly clause: ClauseId;
  /** Spot checks that an organisation with others below holds in a year, at least. */
  readonly perYear: number;
  /** Two inspectors see neither each other's answers nor the names of who wrote and signed. */
  readonly doubleBlind: boolean;
  /** What inspectors answer about each item. */
  readonly lines: readonly NamedItem[];
}
export interface AccountabilityRules {
  readonly indicators: readonly Indicator[];
  readonly measures: readonly AccountabilityMeasure[];
  readonly appealDays: { readonly clause: ClauseId; readonly days: number };
  readonly retention: readonly RetentionRule[];
  /** Left out where the rule book leaves deadlines and points of cases open. */
  readonly cases?: CaseRules;
  /** Left out where the rule book asks for no spot checks. */
  readonly spotChecks?: SpotCheckRules;
  /** Left out where units are not assessed. */
  readonly assessment?: AssessmentRules;
  /** Left out where the rule book says nothing of circulars. */
  readonly circulars?: CircularRules;
}

const gravityNames: Readonly<Record<Gravity, LocalizedText>> = {
  minor: { zh: '轻微', en: 'minor' },
  ordinary: { zh: '一般', en: 'ordinary' },
  serious: { zh: '较重', en: 'serious' },
  grave: { zh: '严重', en: 'grave' },
};

/** Of a rule book that says nothing of cases: a month for each step, a reminder and nothing more. */
export const noCaseRules = (clause: ClauseId): CaseRules => ({
  clause,
  gravities: gravities.map((id) => ({
    ...{ id, clause, name: gravityNames[id], points: 0, measures: ['reminder'] },
    ...{ verifyDays: 30, notifyDays: 30, answerDays: 30, rectifyDays: 30, checkDays: 30 },
  })),
  overduePoints: 0,
  mostPoints: 0,
  recordsReadBy: [],
});

/** Of a rule book that says nothing of spot checks: they may be held, with one question. */
export const noSpotCheckRules = (clause: ClauseId): SpotCheckRules => ({
  clause,
  perYear: 0,
  doubleBlind: true,
  lines: [
    { id: 'content', clause, name: { zh: '内容是否符合制度要求', en: 'The content keeps to the rules' } },
  ],
});
