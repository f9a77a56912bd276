import { type Passage, readPassage } from '@sanshen/domain/practice';
import { passages as campus } from './campus.ts';
import { passages as league } from './league.ts';
import { passages as service } from './service.ts';

/** What the product brings to practise on: its own faultless texts, none of them about real people or events. */
export const passages: readonly Passage[] = Object.entries({ ...league, ...campus, ...service }).map(
  ([id, text]) => readPassage(id, text.trim()),
);
