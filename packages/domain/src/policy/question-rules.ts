import type { ClauseId, LocalizedText } from '../kernel/index.ts';
import type { Office } from '../organization/index.ts';
import type { NamedItem, OfficeAt } from './sections.ts';

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
