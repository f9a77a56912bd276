import { RefusedRequest } from '@sanshen/contract/client';
import { useCallback } from 'react';
import { defineTexts, type Language, textsIn, useLanguage } from '../text/language.ts';
import { Unreachable } from './api.ts';

/** A reason that is already worded for the person who reads it. */
export class Told extends Error {}

const texts = defineTexts({
  unreachable: {
    zh: '网络不通，操作没有完成。请检查网络后重试；您填写的内容还在。',
    en: 'There is no connection and nothing was done. Check it and try again; what you entered is still here.',
  },
  unexpected: {
    zh: '出现了意外的错误，操作没有完成。请重试；仍不行时请把下面的编号告诉管理员。',
    en: 'Something unexpected happened and nothing was done. Try again; if it stays, tell the administrator the number below.',
  },
});

/** What went wrong and what to do next, in one language. Refusals of the server carry their own text. */
export function explain(
  error: unknown,
  language: Language,
): { readonly text: string; readonly reference: string | null } {
  const t = textsIn(texts, language);
  if (error instanceof RefusedRequest) {
    const { messages, instance } = error.problem;
    return { text: messages[language], reference: error.problem.status >= 500 ? (instance ?? null) : null };
  }
  if (error instanceof Told) return { text: error.message, reference: null };
  if (error instanceof Unreachable) return { text: t.unreachable, reference: null };
  return { text: t.unexpected, reference: error instanceof Error ? error.message.slice(0, 200) : null };
}

/** {@link explain} in the language of the screen. */
export function useExplain(): (error: unknown) => {
  readonly text: string;
  readonly reference: string | null;
} {
  const language = useLanguage();
  return useCallback((error: unknown) => explain(error, language), [language]);
}
