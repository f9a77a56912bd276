import type { ChannelDuty, ChannelPlatform } from '../channels/index.ts';
import type { Brand, ChannelId, Digest, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type LetterId = Brand<string, 'LetterId'>;

/** Who takes a responsibility upon himself: a unit towards the organisation that commands it, or a person towards his unit (§11). */
export type LetterParty =
  | { readonly kind: 'unit' }
  | { readonly kind: 'person'; readonly person: PersonId; readonly name: string };

/** A channel that the letter is about; the duties are those of the person, none in a unit's letter. */
export interface LetterChannel {
  readonly channel: ChannelId;
  readonly name: string;
  readonly platform: ChannelPlatform;
  readonly duties: readonly { readonly duty: ChannelDuty; readonly deputy: boolean }[];
}

/** A sentence of the letter, with the clause that it comes from. */
export interface LetterArticle {
  readonly clause: string;
  readonly text: string;
}

/** What both sides sign: the digest is over exactly this. */
export interface LetterText {
  readonly organization: OrganizationId;
  readonly organizationName: string;
  readonly issuer: OrganizationId;
  readonly issuerName: string;
  readonly party: LetterParty;
  readonly year: number;
  readonly from: Instant;
  readonly until: Instant;
  readonly channels: readonly LetterChannel[];
  readonly articles: readonly LetterArticle[];
}

export const letterStatuses = ['issued', 'inForce', 'returned', 'withdrawn'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

export interface LetterWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  /** Why, where a reason is asked for; else empty. */
  readonly reason: string;
}

/** 责任书: issued by who commands, signed by who answers, each over the same digest. */
export interface Letter extends LetterText {
  readonly id: LetterId;
  readonly root: OrganizationId;
  readonly digest: Digest;
  readonly status: LetterStatus;
  readonly issued: LetterWord;
  readonly signed: LetterWord | null;
  readonly returned: LetterWord | null;
  readonly withdrawn: LetterWord | null;
}

export type LetterEvent =
  | {
      readonly kind: 'issued';
      readonly letter: LetterId;
      readonly root: OrganizationId;
      readonly digest: Digest;
      readonly text: LetterText;
      readonly word: LetterWord;
    }
  | {
      readonly kind: 'signed' | 'returned' | 'withdrawn';
      readonly letter: LetterId;
      readonly digest: Digest;
      readonly word: LetterWord;
    };

/** The letter after an event; null stands for none before. Pure. */
export function applyLetter(before: Letter | null, event: LetterEvent): Letter {
  if (event.kind === 'issued') {
    const { letter, root, digest, text, word } = event;
    const nothing = { signed: null, returned: null, withdrawn: null };
    return { ...text, id: letter, root, digest, status: 'issued', issued: word, ...nothing };
  }
  if (before === null) throw new TypeError('a letter that nobody issued');
  const status = event.kind === 'signed' ? 'inForce' : event.kind;
  return { ...before, status, [event.kind]: event.word };
}

export type LetterRefusal =
  | 'responsibility.letterExists'
  | 'responsibility.noArticles'
  | 'responsibility.noDuties'
  | 'responsibility.ownLetter'
  | 'responsibility.yearPast'
  | 'responsibility.notTheSigner'
  | 'responsibility.notWaiting'
  | 'responsibility.textChanged'
  | 'responsibility.reasonMissing'
  | 'responsibility.ended';

/** What is known when a letter is issued. */
export interface IssueFacts {
  readonly text: LetterText;
  readonly by: PersonSnapshot;
  /** Letters of the same organisation and year. */
  readonly others: readonly Letter[];
  readonly now: Instant;
}

/** Why a letter may not be issued; null if it may. One letter a year for each party: another one only after the first was withdrawn or returned. */
export function issueRefusal({ text, by, others, now }: IssueFacts): LetterRefusal | null {
  if (text.articles.length === 0) return 'responsibility.noArticles';
  if (text.until <= now) return 'responsibility.yearPast';
  if (text.party.kind === 'person') {
    if (text.party.person === by.person) return 'responsibility.ownLetter';
    if (text.channels.every(({ duties }) => duties.length === 0)) return 'responsibility.noDuties';
  }
  const standing = others.some((one) => isOpen(one) && sameParty(one.party, text.party));
  return standing ? 'responsibility.letterExists' : null;
}

function isOpen({ status }: Letter): boolean {
  return status === 'issued' || status === 'inForce';
}

export function sameParty(a: LetterParty, b: LetterParty): boolean {
  return a.kind === 'person' ? b.kind === 'person' && a.person === b.person : b.kind === 'unit';
}

/** What is known when somebody answers a letter. */
export interface AnswerFacts {
  readonly by: PersonSnapshot;
  /** Whether his office signs for the unit. */
  readonly signsForUnit: boolean;
  /** What he saw. */
  readonly digest: Digest;
  readonly reason: string;
}

/** Why somebody may not sign or send back a letter; null if he may. Nobody signs for the other side what he issued himself. */
export function answerRefusal(
  letter: Letter,
  answer: 'signed' | 'returned',
  { by, signsForUnit, digest, reason }: AnswerFacts,
): LetterRefusal | null {
  const addressed = letter.party.kind === 'person' ? letter.party.person === by.person : signsForUnit;
  if (!addressed) return 'responsibility.notTheSigner';
  if (letter.issued.by.person === by.person) return 'responsibility.ownLetter';
  if (letter.status !== 'issued') return 'responsibility.notWaiting';
  if (letter.digest !== digest) return 'responsibility.textChanged';
  if (answer === 'returned' && reason.trim() === '') return 'responsibility.reasonMissing';
  return null;
}

/** Why a letter can't be taken back; null if it can, by whoever may issue it. */
export function withdrawRefusal(letter: Letter, reason: string): LetterRefusal | null {
  if (!isOpen(letter)) return 'responsibility.ended';
  return reason.trim() === '' ? 'responsibility.reasonMissing' : null;
}
