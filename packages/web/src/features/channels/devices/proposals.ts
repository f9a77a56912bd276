export const personal = 'personal';
export const unregistered = 'unregistered';

/** A row as it stands in the form. */
export interface EnteredLogin {
  readonly label: string;
  /** A device's id, or one of the two words above. */
  readonly which: string;
}

/** The rows with what was read in a screenshot: empty ones give way, and nothing that a person entered is changed or doubled. */
export function withProposals(
  before: readonly (Partial<EnteredLogin> | undefined)[],
  read: readonly { readonly label: string; readonly device: string | null }[],
): readonly EnteredLogin[] {
  const kept = before.flatMap((row) => {
    const label = row?.label?.trim() ?? '';
    return label === '' ? [] : [{ label, which: row?.which ?? unregistered }];
  });
  const known = new Set(kept.map(({ label }) => label));
  const fresh = read.filter(({ label }) => !known.has(label));
  return [...kept, ...fresh.map(({ label, device }) => ({ label, which: device ?? unregistered }))];
}
