import { RefusedRequest } from '@sanshen/contract/client';
import { useCallback } from 'react';
import { defineTexts, type Language, textsIn, useLanguage } from '../text/language.ts';
import { Unreachable } from './api.ts';
import { unforeseen } from './unforeseen.ts';

/** A reason that is already worded for the person who reads it. */
export class Told extends Error {}

const texts = defineTexts({
  unreachable: {
    zh: '网络不通，操作没有完成。请检查网络后重试；您填写的内容还在。',
    en: 'There is no connection and nothing was done. Check it and try again; what you entered is still here.',
  },
  unexpected: {
    zh: '出现了意外的错误，操作没有完成。请重试；仍不行时请把代码和编号告诉管理员。',
    en: 'Something unexpected happened and nothing was done. Try again; if it stays, tell the administrator the code and the number.',
  },
  outdated: {
    zh: '本页面读不懂服务器的回答，多半是系统刚升级、页面还是旧的。请刷新页面，再看操作是否已完成；仍不行时请把代码和编号告诉管理员。',
    en: 'This page cannot read what the server answered, probably because the system was just renewed. Reload the page and see whether it was done; if it stays, tell the administrator the code and the number.',
  },
  reference: {
    zh: (code: string, number: string) => `代码 ${code}，编号 ${number}`,
    en: (code: string, number: string) => `code ${code}, number ${number}`,
  },
});

/**
 * What went wrong and what to do next, in one language. Refusals of the server carry their own text.
 * The reference is what one reads out to an administrator; null where the text says all.
 */
export function explain(
  error: unknown,
  language: Language,
): { readonly text: string; readonly reference: string | null } {
  const t = textsIn(texts, language);
  if (error instanceof RefusedRequest) {
    const { messages, instance, status, code } = error.problem;
    const named = status >= 500 && instance !== undefined;
    return { text: messages[language], reference: named ? t.reference(code, instance) : null };
  }
  if (error instanceof Told) return { text: error.message, reference: null };
  if (error instanceof Unreachable) return { text: t.unreachable, reference: null };
  const { code, number } = unforeseen(error);
  const text = code === 'page.outdated' ? t.outdated : t.unexpected;
  return { text, reference: t.reference(code, number) };
}

/** {@link explain} in the language of the screen. */
export function useExplain(): (error: unknown) => {
  readonly text: string;
  readonly reference: string | null;
} {
  const language = useLanguage();
  return useCallback((error: unknown) => explain(error, language), [language]);
}
