/** How far a manuscript of the demonstration has come. */
export type Ending =
  | 'drafting'
  | 'platform'
  | 'publicity'
  | 'leader'
  | 'returned'
  | 'abandoned'
  | 'released'
  | 'scheduled'
  | 'handedOver'
  | 'published'
  | 'takenDown'
  | 'onWechat';

/** One manuscript: which text, whose, how many hours ago it was begun, and where it is by now. */
export interface Story {
  /** Key of an organisation whose procedure is that of counties. */
  readonly organization: string;
  readonly article: number;
  readonly hoursAgo: number;
  readonly ending: Ending;
  /** A finding that the first stage notes. */
  readonly finding?: 'numbers' | 'source' | 'wording' | 'portrait';
}

function of(
  organization: string,
  rows: readonly (readonly [article: number, hoursAgo: number, Ending, Story['finding']?])[],
) {
  return rows.map(
    ([article, hoursAgo, ending, finding]): Story => ({
      organization,
      article,
      hoursAgo,
      ending,
      ...(finding === undefined ? {} : { finding }),
    }),
  );
}

/** What has happened before the demonstration begins: most of it in 五华区, something in three other districts. */
export const stories: readonly Story[] = [
  ...of('wuhua', [
    [11, 2, 'drafting'],
    [6, 5, 'drafting'],
    [8, 30, 'drafting'],
    [0, 3, 'platform'],
    [3, 9, 'platform', 'source'],
    [5, 26, 'platform', 'wording'],
    [1, 6, 'publicity'],
    [9, 12, 'publicity', 'numbers'],
    [2, 10, 'leader'],
    [4, 28, 'leader', 'portrait'],
    [7, 33, 'returned', 'numbers'],
    [10, 50, 'returned'],
    [5, 200, 'abandoned'],
    [4, 20, 'released'],
    [10, 16, 'scheduled'],
    [8, 44, 'scheduled'],
    [6, 22, 'handedOver'],
    [9, 72, 'published'],
    [0, 170, 'published'],
    [2, 340, 'published'],
    [7, 510, 'published'],
    [3, 680, 'published'],
    [1, 120, 'takenDown'],
    [11, 14, 'onWechat'],
    [4, 18, 'onWechat'],
  ]),
  ...of('guandu', [
    [1, 4, 'drafting'],
    [2, 7, 'platform'],
    [9, 15, 'publicity'],
    [0, 96, 'published'],
    [6, 25, 'released'],
  ]),
  ...of('xishan', [
    [7, 8, 'leader', 'source'],
    [3, 31, 'returned'],
    [10, 150, 'published'],
  ]),
  ...of('chenggong', [
    [3, 6, 'drafting'],
    [10, 11, 'platform'],
    [2, 240, 'published'],
  ]),
];
