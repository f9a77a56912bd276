import type { Instant, OrganizationId } from '../kernel/index.ts';

/** What a case behind a number is about. */
export const subjectKinds = [
  'manuscript',
  'patrol',
  'question',
  'channel',
  'right',
  'campaign',
  'drill',
  'person',
  'case',
  'spotCheck',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Where an error was found that was public: in the text, in a mark, in the style, or because the copy is not what was released. */
export const errorSorts = ['text', 'mark', 'style', 'copy'] as const;
export type ErrorSort = (typeof errorSorts)[number];

/**
 * Something that the record shows once and for all. It belongs to the month in which it was settled, so that what comes later does not change a month that is
 * over. Those of one part replace each other within a month: a channel that fell silent is one channel, however often it did.
 */
export type Observation = Where &
  (
    | {
        readonly kind: 'published';
        readonly focus: boolean;
        readonly limited: boolean;
        readonly workDraft: boolean;
        readonly characters: number;
      }
    | { readonly kind: 'released'; readonly complete: boolean }
    | { readonly kind: 'stageSettled'; readonly late: boolean }
    | { readonly kind: 'errorFound'; readonly sort: ErrorSort }
    | { readonly kind: 'patrolSettled'; readonly missed: boolean }
    | { readonly kind: 'questionSettled'; readonly inTime: boolean }
    | { readonly kind: 'channelStood'; readonly dormant: boolean; readonly attestationOverdue: boolean }
    | { readonly kind: 'rightStood'; readonly unqualified: boolean }
    | { readonly kind: 'campaignSettled'; readonly inTime: boolean }
    | { readonly kind: 'drillHeld' }
    | { readonly kind: 'drillReported'; readonly late: boolean }
    | { readonly kind: 'personServed'; readonly minutes: number; readonly trained: boolean }
    | { readonly kind: 'caseSettled'; readonly inTime: boolean }
  );

interface Where {
  readonly at: Instant;
  readonly organization: OrganizationId;
  /** Tells several observations of one subject apart: a stage, a publication, a unit. Empty where there is one. */
  readonly part: string;
  /** What the case is about where that is not the subject itself. */
  readonly about?: { readonly kind: SubjectKind; readonly id: string };
}

export type ObservationKind = Observation['kind'];
