import { useState } from 'react';

/** Answers that were begun and not sent, as long as the page lives; nothing of them is kept on the machine. */
const drafts = new Map<string, string>();

/** The text of an answer, which a refusal, a refetch or a look at another message does not lose. */
export function useDraft(message: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => drafts.get(message) ?? '');
  return [
    text,
    (next) => {
      if (next === '') drafts.delete(message);
      else drafts.set(message, next);
      setText(next);
    },
  ];
}
