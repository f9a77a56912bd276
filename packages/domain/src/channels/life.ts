import type { Digest, Instant } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { ChannelStatus } from './channel.ts';
import type { DutyHolder } from './duties.ts';
import type { Filing } from './filing.ts';

/** What rules need to know of one channel's life; the fold of its events. */
export interface ChannelLife {
  readonly status: ChannelStatus;
  readonly handle: string;
  readonly purpose: string;
  /** Null for a channel that was on the register before applications were made here. */
  readonly applicant: PersonSnapshot | null;
  readonly approvedBy: PersonSnapshot | null;
  readonly filing: Filing | null;
  readonly filedBy: PersonSnapshot | null;
  /** Who acknowledged the filing; null where nobody stands above, or not yet. */
  readonly acceptedBy: PersonSnapshot | null;
  readonly duties: readonly DutyHolder[];
  /** Why it is as it is, where somebody had to say. */
  readonly reason: string;
  readonly evidence: Digest | null;
  readonly since: Instant;
}

/** One step of a channel's life, as the ledger keeps it. */
export type LifeEvent =
  | {
      readonly kind: 'approved';
      readonly by: PersonSnapshot;
      readonly note: string;
    }
  | { readonly kind: 'refused'; readonly by: PersonSnapshot; readonly reason: string }
  | {
      readonly kind: 'filed';
      readonly by: PersonSnapshot;
      readonly handle: string;
      readonly filing: Filing;
      /** Nobody stands above to file it with, so it runs at once. */
      readonly runs: boolean;
    }
  | { readonly kind: 'filingAccepted'; readonly by: PersonSnapshot }
  | { readonly kind: 'filingReturned'; readonly by: PersonSnapshot; readonly reason: string }
  /** The filed particulars of a channel that runs, as they are now. */
  | { readonly kind: 'filingAmended'; readonly by: PersonSnapshot; readonly filing: Filing }
  | {
      readonly kind: 'dutiesSet';
      readonly by: PersonSnapshot;
      readonly duties: readonly DutyHolder[];
    }
  /** Found by the clock: `lastAt` is its last publication, or since when it runs. */
  | { readonly kind: 'wentDormant'; readonly lastAt: Instant; readonly days: number }
  | { readonly kind: 'suspended'; readonly by: PersonSnapshot; readonly reason: string }
  | { readonly kind: 'resumed'; readonly by: PersonSnapshot; readonly reason: string }
  | {
      readonly kind: 'closed';
      readonly by: PersonSnapshot;
      readonly reason: string;
      readonly evidence: Digest;
    };

export type LifeEventKind = LifeEvent['kind'];

/** A channel's life after one more event, which happened at `at`. */
export function evolveLife(life: ChannelLife, event: LifeEvent, at: Instant): ChannelLife {
  const to = (status: ChannelStatus, more: Partial<ChannelLife> = {}): ChannelLife => ({
    ...life,
    reason: '',
    ...more,
    status,
    since: at,
  });
  switch (event.kind) {
    case 'approved':
      return to('approved', { approvedBy: event.by, reason: event.note });
    case 'refused':
      return to('refused', { reason: event.reason });
    case 'filed':
      return to(event.runs ? 'active' : 'filed', {
        handle: event.handle,
        filing: event.filing,
        filedBy: event.by,
        acceptedBy: null,
      });
    case 'filingAccepted':
      return to('active', { acceptedBy: event.by });
    case 'filingReturned':
      return to('approved', { reason: event.reason });
    case 'filingAmended':
      return { ...life, filing: event.filing, filedBy: event.by };
    case 'dutiesSet':
      return { ...life, duties: event.duties };
    case 'wentDormant':
      return to('dormant');
    case 'suspended':
      return to('suspended', { reason: event.reason });
    case 'resumed':
      return to('active', { reason: event.reason });
    case 'closed':
      return to('closed', { reason: event.reason, evidence: event.evidence });
  }
}
