import type { ClauseId, LocalizedText, PolicyId } from '../kernel/index.ts';
import type { Office, OfficeStanding } from '../organization/index.ts';
import type { AccountabilityRules } from './accountability-rules.ts';
import type { Duty, Procedure } from './procedure.ts';
import type { QuestionRules } from './question-rules.ts';
import type {
  CalendarRules,
  ChannelRules,
  ContentRules,
  DisciplineRules,
  EmergencyRules,
  InteractionRules,
  JurisdictionRule,
  MarkRules,
  NamedItem,
  QualificationKind,
  StyleRule,
  TrainingRules,
} from './sections.ts';

/** A clause of the document that a rule book puts into effect. */
export interface Clause {
  readonly id: ClauseId;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** The document's own words, where the rule book states them; in the document's language. */
  readonly text?: string;
}

/** An office (职务) that seats may name, and what it counts for in the table of rights. */
export interface OfficeDefinition extends NamedItem {
  readonly id: Office;
  readonly standsFor: OfficeStanding;
}

/** A level of importance, lowest first in the rule book; procedures choose from these, in this order. */
export interface ImportanceLevel extends NamedItem {
  readonly meaning: LocalizedText;
}

/** Which procedure serves the channels of a kind of organisation, and which others such an organisation may choose instead. */
export interface Assignment {
  readonly kind: string;
  readonly procedure: string;
  readonly choices: readonly string[];
  readonly clause: ClauseId;
}

/** 三审三校: the fewest base stages of any procedure, and the duties that each stage must cover. */
export interface ReviewPrinciple {
  readonly clause: ClauseId;
  readonly stages: number;
  readonly duties: readonly Duty[];
}

/** A complete rule book: what stands after everything inherited has been filled in. */
export interface Policy {
  readonly id: PolicyId;
  readonly version: number;
  readonly title: LocalizedText;
  readonly source: { readonly document: string; readonly issuer: string; readonly issuedOn: string };
  readonly extends: PolicyBase | null;
  readonly clauses: readonly Clause[];
  readonly offices: readonly OfficeDefinition[];
  readonly organizationKinds: readonly NamedItem[];
  readonly importance: readonly ImportanceLevel[];
  readonly qualifications: readonly QualificationKind[];
  readonly reviews: ReviewPrinciple;
  readonly procedures: readonly Procedure[];
  readonly assignments: readonly Assignment[];
  readonly content: ContentRules;
  readonly marks: MarkRules;
  readonly style: readonly StyleRule[];
  readonly interaction: InteractionRules;
  readonly questions: QuestionRules;
  readonly channels: ChannelRules;
  readonly discipline: DisciplineRules;
  readonly emergency: EmergencyRules;
  readonly calendar: CalendarRules;
  readonly training: TrainingRules;
  readonly jurisdiction: readonly JurisdictionRule[];
  readonly accountability: AccountabilityRules;
}

/** The rule book, and its version, that another one makes stricter. */
export interface PolicyBase {
  readonly policy: PolicyId;
  readonly version: number;
}

type Heading = 'id' | 'version' | 'title' | 'source' | 'extends';

/**
 * A rule book as it is written. Without `extends` every section must be there. With it, what is left out is inherited: a list item stated
 * again replaces the item of the same id as a whole, other members of an object replace their namesakes; nothing can be removed.
 */
export type PolicyDocument = Pick<Policy, Heading> & DeepSections<Omit<Policy, Heading>>;

type DeepSections<T> = { readonly [K in keyof T]?: T[K] extends readonly unknown[] ? T[K] : Partial<T[K]> };
