/** A text in the two languages of the product; zh is what the screen shows first. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

/** A person-readable message with a stable code. */
export interface Message<Code extends string = string> extends LocalizedText {
  readonly code: Code;
}
