import { readWorkbench } from '@sanshen/contract/workbench';
import type { Line } from './lines.ts';

/** Routes of the screens that read across: everybody gets his own workbench. */
export const readingLines: readonly Line[] = [
  {
    route: readWorkbench,
    on: 'his own workbench',
    own: 'operator',
    expected: 'ok ok ok ok ok ok',
    request: () => ({}),
  },
];
