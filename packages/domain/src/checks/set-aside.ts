/** What somebody declared to be no fault in a unit: a rule as a whole, or one text that the rule finds. */
export interface CheckException {
  readonly rule: string;
  /** Null for whatever the rule finds. */
  readonly text: string | null;
}

/** The exception by which a finding is set aside; the one for its text before one for the whole rule. Null if there is none. */
export function exceptionFor<Exception extends CheckException>(
  finding: { readonly rule: string; readonly text: string },
  exceptions: readonly Exception[],
): Exception | null {
  const ofRule = exceptions.filter(({ rule }) => rule === finding.rule);
  return ofRule.find(({ text }) => text === finding.text) ?? ofRule.find(({ text }) => text === null) ?? null;
}
