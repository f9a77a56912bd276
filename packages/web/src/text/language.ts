import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';

/** A text in both languages; a function where something is filled in. */
export type Text = string | ((...given: never[]) => string);

/** A table of texts: a key without one of the languages does not compile. */
export type Texts = Readonly<Record<string, { readonly zh: Text; readonly en: Text }>>;

/** The texts of a table in one language. */
export type Chosen<T extends Texts> = { readonly [Key in keyof T]: T[Key]['zh'] };

/** Declares the texts of a screen; English functions take what the Chinese ones take. */
export function defineTexts<
  const T extends { readonly [Key in keyof T]: { readonly zh: Text; readonly en: Text } },
>(table: T & { readonly [Key in keyof T]: { readonly en: SameKind<T[Key]['zh']> } }): T {
  return table;
}

type SameKind<Z> = Z extends (...given: infer Given) => string ? (...given: Given) => string : string;

export const LanguageContext = createContext<Language>('zh');

/** The language of the screen. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

const chosen = new WeakMap<object, Record<Language, unknown>>();

/** The texts of a table in the language of the screen. */
export function useTexts<const T extends Texts>(table: T): Chosen<T> {
  return textsIn(table, useLanguage());
}

/** The texts of a table in a language; the same object each time. */
export function textsIn<const T extends Texts>(table: T, language: Language): Chosen<T> {
  let both = chosen.get(table);
  if (both === undefined) {
    const pick = (one: Language) =>
      Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[one]]));
    both = { zh: pick('zh'), en: pick('en') };
    chosen.set(table, both);
  }
  // Same keys as the table; both languages of a key have the same kind.
  return both[language] as Chosen<T>;
}

/** One text that the server gave in both languages. */
export function useLocalized(): (text: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return (text) => text[language];
}
