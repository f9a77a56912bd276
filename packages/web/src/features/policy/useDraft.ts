import { useState } from 'react';

/** Text of a rule book that was edited by hand, kept for this tab until it is filed or given up; null for none. */
export function useDraft(organization: string): readonly [string | null, (text: string | null) => void] {
  const key = `sanshen.policyDraft.${organization}`;
  const [text, setText] = useState<string | null>(() => sessionStorage.getItem(key));
  const keep = (next: string | null) => {
    setText(next);
    if (next === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, next);
  };
  return [text, keep];
}
