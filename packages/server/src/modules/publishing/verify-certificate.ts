import {
  type ChannelId,
  canonicalJson,
  type Digest,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
} from '@sanshen/domain/kernel';
import { type NoteKey, openNote, type Suites } from '@sanshen/domain/ledger';
import type { PolicyReference } from '@sanshen/domain/policy';
import type { EmergencyState, SignOff } from '@sanshen/domain/review';

export const certificateFormat = 'sanshen-release/1';

/** 签发证书: what was released, by whose sign-offs, under which rule book. */
export interface ReleaseCertificate {
  readonly format: typeof certificateFormat;
  readonly release: string;
  readonly manuscript: ManuscriptId;
  readonly organization: OrganizationId;
  readonly digest: Digest;
  readonly round: number;
  readonly kind: 'reviewed' | 'emergency';
  readonly importance: string | null;
  readonly policy: PolicyReference | null;
  readonly signOffs: readonly SignOff[];
  /** Who asked and who confirmed, where no sign-offs were waited for. */
  readonly emergency: Pick<EmergencyState, 'requestedBy' | 'requestedAt' | 'confirmedBy' | 'reason'> | null;
  readonly channels: readonly ChannelId[];
  readonly notBefore: Instant | null;
  readonly releasedAt: Instant;
}

export type VerifiedCertificate =
  | { readonly ok: true; readonly certificate: ReleaseCertificate; readonly keys: readonly NoteKey[] }
  | { readonly ok: false; readonly why: 'malformed' | 'unknownKey' | 'badSignature' | 'notCanonical' };

/**
 * Opens a release certificate and checks its signature against known keys; needs neither database nor network. `notCanonical`: signed, but
 * not in the one spelling (RFC 8785) that a certificate has. Whether its sign-offs are the ones that the procedure asks for is another question.
 */
export function verifyCertificate(
  suites: Suites,
  keys: readonly NoteKey[],
  note: string,
): VerifiedCertificate {
  const opened = openNote(suites, keys, note);
  if (!opened.ok) return opened;
  const certificate = readCertificateText(opened.text);
  if (certificate === null) return { ok: false, why: 'malformed' };
  if (`${canonicalJson(certificate)}\n` !== opened.text) return { ok: false, why: 'notCanonical' };
  return { ok: true, certificate, keys: opened.keys };
}

/** The certificate in a note's text without looking at signatures; null when it is none. */
export function readCertificateText(text: string): ReleaseCertificate | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  // Only this module writes certificates; the format says which members it has, and the signature covers them.
  const certificate = value as ReleaseCertificate;
  const known =
    certificate.format === certificateFormat &&
    typeof certificate.release === 'string' &&
    typeof certificate.digest === 'string' &&
    Array.isArray(certificate.signOffs) &&
    Array.isArray(certificate.channels);
  return known ? certificate : null;
}

/** The text of a note (what is signed), without its signatures. */
export function textOfNote(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}
