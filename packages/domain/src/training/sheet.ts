import type { SheetItem } from './draw.ts';
import type { Item, ItemKind } from './item.ts';
import type { Answer } from './mark.ts';

/** A question as its taker sees it: nothing of what is right. Options are in the order of his sheet. */
export interface Asked {
  readonly kind: ItemKind;
  readonly stem: string;
  readonly points: number;
  readonly options: readonly string[];
  readonly blanks: number;
  readonly page: string | null;
}

/** Takes what is right away from a question. Pure. */
export function askedOf(item: Item, place: SheetItem): Asked {
  const { content, stem } = item;
  const options = content.kind === 'single' || content.kind === 'multiple' ? content.options : [];
  return {
    kind: content.kind,
    stem,
    points: place.points,
    options: place.options.map((index) => options[index] ?? ''),
    blanks: content.kind === 'fill' ? content.blanks.length : 0,
    page: content.kind === 'proofreading' ? content.page : null,
  };
}

/** An answer by the places of the taker's own sheet, as one by the places of the item. Pure. */
export function fromSheet(answer: Answer, { options }: SheetItem): Answer {
  const back = (shown: number) => options[shown] ?? -1;
  if (answer.kind === 'single') return { ...answer, choice: back(answer.choice) };
  if (answer.kind === 'multiple') return { ...answer, choices: answer.choices.map(back) };
  return answer;
}

/** The other way round. Pure. */
export function toSheet(answer: Answer, { options }: SheetItem): Answer {
  const forth = (index: number) => options.indexOf(index);
  if (answer.kind === 'single') return { ...answer, choice: forth(answer.choice) };
  if (answer.kind === 'multiple') return { ...answer, choices: answer.choices.map(forth) };
  return answer;
}
