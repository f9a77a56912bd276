import type { PersonId } from '../kernel/index.ts';

/** How the platform has verified (认证) who stands behind a channel. */
export const verificationKinds = ['none', 'government', 'institution', 'enterprise', 'personal'] as const;
export type VerificationKind = (typeof verificationKinds)[number];

export const bindingRoles = ['administrator', 'operator'] as const;
export const recoveryWays = ['phone', 'email', 'administrator'] as const;

/** Somebody whom the platform itself knows as administrator or operator of the channel. */
export interface Binding {
  readonly person: PersonId;
  readonly role: (typeof bindingRoles)[number];
}

/** A way to get the channel back. Of a number or an address only its ending is kept: enough to tell them apart, no use to anybody else. */
export interface RecoveryContact {
  readonly person: PersonId;
  readonly via: (typeof recoveryWays)[number];
  readonly ending: string;
}

/** 备案: what is filed about a channel with the superior's publicity department. */
export interface Filing {
  readonly verification: {
    readonly kind: VerificationKind;
    /** 认证主体: the body that the platform names. */
    readonly subject: string;
    /** Last day (`YYYY-MM-DD`) of the verification; null where it does not end. */
    readonly validTo: string | null;
  };
  readonly bindings: readonly Binding[];
  readonly recovery: readonly RecoveryContact[];
}

export const filingGaps = ['subject', 'personalVerification', 'administrator', 'recovery', 'handle'] as const;
export type FilingGap = (typeof filingGaps)[number];

/** What a filing lacks before it can be filed; empty when it is complete. A channel of an organisation is not verified as a person's own. */
export function filingLacks(filing: Filing, handle: string): readonly FilingGap[] {
  const { verification, bindings, recovery } = filing;
  const gaps: FilingGap[] = [];
  if (handle.trim() === '') gaps.push('handle');
  if (verification.kind === 'personal') gaps.push('personalVerification');
  if (verification.kind !== 'none' && verification.subject.trim() === '') gaps.push('subject');
  if (!bindings.some(({ role }) => role === 'administrator')) gaps.push('administrator');
  if (recovery.length === 0) gaps.push('recovery');
  return gaps;
}
