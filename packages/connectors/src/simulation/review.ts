/** What a video platform does with an item: takes it, reviews it, shows it, and may take it away later. */
export interface SimItem {
  readonly id: string;
  text: string;
  readonly title: string;
  readonly files: readonly string[];
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970: when the platform's review ends. */
  readonly reviewedAt: number;
  standing: 'public' | 'refused' | 'banned';
}

export interface ReviewMood {
  /** How long the platform's review takes. */
  reviewMilliseconds: number;
  /** What it comes to. */
  verdict: 'public' | 'refused';
  /** Seconds by which the platform's clock goes ahead. */
  skew: number;
}

export function reviewMood(): ReviewMood {
  return { reviewMilliseconds: 0, verdict: 'public', skew: 0 };
}

/** A new item under review. */
export function newItem(mood: ReviewMood, item: Pick<SimItem, 'id' | 'text' | 'title' | 'files'>): SimItem {
  const now = Date.now();
  return {
    ...item,
    createdAt: Math.floor(now / 1000) + mood.skew,
    reviewedAt: now + mood.reviewMilliseconds,
    standing: mood.verdict,
  };
}

/** How an item stands now. */
export function standingOf(item: SimItem): 'reviewing' | SimItem['standing'] {
  return item.reviewedAt > Date.now() ? 'reviewing' : item.standing;
}
