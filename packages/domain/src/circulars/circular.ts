import type { Brand, Digest, Instant, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type CircularId = Brand<string, 'CircularId'>;

/** What a circular is drawn from: cases, assessments, nothing; or it corrects or recalls another one. */
export const circularKinds = ['cases', 'assessment', 'free', 'correction', 'recall'] as const;
export type CircularKind = (typeof circularKinds)[number];

export const circularStatuses = ['draft', 'issued', 'corrected', 'recalled', 'abandoned'] as const;
export type CircularStatus = (typeof circularStatuses)[number];

export interface CircularWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

/** 主送 and 抄送: whom it is delivered to, with the names under which the signed text names them; further offices by name only. */
export interface CircularEnvelope {
  readonly recipients: readonly { readonly unit: OrganizationId; readonly name: string }[];
  readonly copyTo: readonly string[];
}

/** 发文字号: numbered through for each organisation and year. */
export interface CircularNumber {
  readonly prefix: string;
  readonly year: number;
  readonly number: number;
}

/** 通报. Its text is a manuscript: the review procedure signs that, and nothing else is issued. */
export interface Circular {
  readonly id: CircularId;
  readonly root: OrganizationId;
  /** Who issues it. */
  readonly organization: OrganizationId;
  readonly kind: CircularKind;
  /** The circular that it corrects or recalls. */
  readonly of: CircularId | null;
  readonly manuscript: ManuscriptId;
  /** 机关代字, before the year: 昆团通. */
  readonly prefix: string;
  readonly envelope: CircularEnvelope;
  /** Cases and assessments that it was drawn from. */
  readonly basis: { readonly cases: readonly string[]; readonly assessments: readonly string[] };
  readonly status: CircularStatus;
  readonly drafted: CircularWord;
  readonly issued: (CircularWord & Issue) | null;
  readonly abandoned: CircularWord | null;
  /** The circular that corrected or recalled it. */
  readonly replacedBy: CircularId | null;
}

/** What was issued: the signed text by its digest, the number, when receipts are due. */
export interface Issue {
  readonly number: CircularNumber;
  /** Digest of the released content, which every sign-off is bound to. */
  readonly digest: Digest;
  readonly revision: number;
  readonly title: string;
  readonly receiptDue: Instant;
}

export type CircularEvent = { readonly circular: CircularId } & (
  | ({ readonly kind: 'drafted'; readonly word: CircularWord } & Pick<
      Circular,
      'root' | 'organization' | 'manuscript' | 'prefix' | 'envelope' | 'basis' | 'of'
    > & { readonly circularKind: CircularKind })
  | {
      readonly kind: 'enveloped';
      readonly envelope: CircularEnvelope;
      readonly prefix: string;
      readonly word: CircularWord;
    }
  | { readonly kind: 'issued'; readonly issue: Issue; readonly word: CircularWord }
  | { readonly kind: 'abandoned'; readonly word: CircularWord }
  /** 签收: the first of a unit is the unit's receipt, later ones say who else read it. */
  | { readonly kind: 'received'; readonly unit: OrganizationId; readonly word: CircularWord }
);
export type CircularEventKind = CircularEvent['kind'];

/** `昆团通〔2026〕12号`; before it is issued with room for the number. */
export function numberText({
  prefix,
  year,
  number,
}: Omit<CircularNumber, 'number'> & { readonly number: number | null }): string {
  return `${prefix}〔${year}〕${number ?? '　'}号`;
}

/**
 * The line by which the signed text names whom it goes to; it stands in the manuscript's summary, so that every sign-off covers it. One spelling for one
 * envelope.
 */
export function envelopeLine({ recipients, copyTo }: CircularEnvelope): string {
  const copies = copyTo.length === 0 ? '' : `抄送：${copyTo.join('，')}。`;
  return `主送：${recipients.map(({ name }) => name).join('，')}。${copies}`;
}

/** A 机关代字 to begin with where an organisation has issued nothing yet: 共青团昆明市委员会 with 通 gives 昆团通. People change it as their office is used to. */
export function suggestedPrefix(name: string, word: string): string {
  const place = /^共青团(\p{Script=Han})/u.exec(name)?.[1];
  if (place !== undefined) return `${place}团${word}`;
  const first = /\p{Script=Han}/u.exec(name)?.[0] ?? '';
  return `${first}${word}`;
}
