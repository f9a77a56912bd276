/** Gives one of two languages. */
export type Localized = (text: { readonly zh: string; readonly en: string }) => string;
