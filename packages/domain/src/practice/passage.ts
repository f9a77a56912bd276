import { type TextKind, textKinds } from './kinds.ts';

/** A place of a faultless text that can be replaced by something that is wrong whichever way it is read. */
export interface Slot {
  readonly kind: TextKind;
  /** Offset in UTF-16 units of the faultless text. */
  readonly start: number;
  readonly right: string;
  readonly wrong: string;
}

/** A faultless text (无差错文本) with the places where errors can be planted. Lines: the title first, then the paragraphs. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  readonly slots: readonly Slot[];
}

const place = /⟦([^｜⟧]*)｜([^｜⟧]*)｜([a-zA-Z]+)⟧/gu;

/**
 * Reads a text in which each place for an error is written `⟦right｜wrong｜kind⟧`. Throws TypeError for a kind that nobody knows, and for places without words or
 * without a difference: they would plant nothing.
 */
export function readPassage(id: string, written: string): Passage {
  const slots: Slot[] = [];
  let text = '';
  let from = 0;
  for (const match of written.matchAll(place)) {
    const [whole, right = '', wrong = '', kind = ''] = match;
    const known = textKinds.find((one) => one === kind);
    if (known === undefined || right === '' || wrong === '' || right === wrong) {
      throw new TypeError(`${id}: ${whole} is no place for an error`);
    }
    text += written.slice(from, match.index);
    slots.push({ kind: known, start: text.length, right, wrong });
    text += right;
    from = match.index + whole.length;
  }
  text += written.slice(from);
  if (/[⟦⟧｜]/u.test(text)) throw new TypeError(`${id}: a place for an error is not closed`);
  return { id, text, slots };
}
