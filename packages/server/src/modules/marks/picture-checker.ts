import type { MarkReport } from '@sanshen/checks/marks/report';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { OrganizationLibrary } from './library/library-for.ts';

/** What came of looking at a picture: a report, or why it could not be looked at. */
export type Looked =
  | {
      readonly ok: true;
      readonly report: MarkReport;
      /** Seconds into a film or animation at which each mark is shown best, in the order of the report; absent for a still picture. */
      readonly times?: readonly number[];
    }
  | { readonly ok: false; readonly why: LocalizedText };

/** Looks at pictures, apart from the thread that answers requests. */
export interface PictureChecker {
  /** Another one where it would find other things. */
  readonly version: string;
  check(picture: Uint8Array, own: OrganizationLibrary): Promise<Looked>;
  close(): Promise<void>;
}
