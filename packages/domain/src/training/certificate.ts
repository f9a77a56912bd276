import { dayOf } from '../calendar/index.ts';
import type { Brand, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { QualificationKind } from '../policy/index.ts';
import type { AttemptId } from './examination.ts';

export type CertificateId = Brand<string, 'CertificateId'>;

/** A certificate (证书) of a qualification. */
export interface Certificate {
  readonly id: CertificateId;
  readonly root: OrganizationId;
  /** The holder's own. */
  readonly organization: OrganizationId;
  readonly person: PersonId;
  readonly name: string;
  readonly qualification: string;
  /** Unique in a tree of organisations. */
  readonly number: string;
  readonly score: number;
  readonly attempt: AttemptId;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  /** The row that it added to the person's qualifications. */
  readonly entry: string;
  readonly revoked: { readonly by: PersonSnapshot; readonly at: Instant; readonly reason: string } | null;
}

export type CertificateEvent =
  | { readonly kind: 'certificateIssued'; readonly certificate: Certificate; readonly at: Instant }
  | {
      readonly kind: 'certificateRevoked';
      readonly certificate: CertificateId;
      readonly by: PersonSnapshot;
      readonly reason: string;
      readonly at: Instant;
    };

/** Hours of training of one person, by a course or in a classroom. */
export interface HoursCredited {
  readonly kind: 'hoursCredited';
  readonly id: string;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly person: PersonId;
  readonly hours: number;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  readonly title: string;
  /** A course with its version; null for what was recorded by hand. */
  readonly course: { readonly id: string; readonly version: number } | null;
  readonly at: Instant;
}

/** What stands between a passed examination and its certificate; null if nothing does. Pure. */
export function certificateLacks(
  kind: Pick<QualificationKind, 'passScore' | 'trainingHours'>,
  { score, hours }: { readonly score: number; readonly hours: number },
): 'score' | 'hours' | null {
  if (score < kind.passScore) return 'score';
  return hours < kind.trainingHours ? 'hours' : null;
}

/** 证书编号: the year in China and a running number of the tree. Pure. */
export function certificateNumber(at: Instant, running: number): string {
  return `SJ${dayOf(at).slice(0, 4)}-${String(running).padStart(5, '0')}`;
}

export { addMonths } from '../kernel/index.ts';
