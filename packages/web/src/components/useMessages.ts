import { App } from 'antd';
import { useMemo } from 'react';
import { useExplain } from '../app/refusal.ts';

/** Tells what was done, and what was not and why. */
export function useMessages() {
  const { message } = App.useApp();
  const explain = useExplain();
  return useMemo(
    () => ({
      done: (text: string) => void message.success(text),
      /** For `onError` of a command. */
      refused: (error: unknown) => {
        const { text, reference } = explain(error);
        void message.error(reference === null ? text : `${text} (${reference})`, 8);
      },
    }),
    [message, explain],
  );
}
