import type { PlatformFigure, platformSchema } from '@sanshen/contract/preview';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { z } from 'zod';
import { sizeIn } from './count.ts';

export type Platform = z.output<typeof platformSchema>;

/** A length beside its limit. */
export interface Measured {
  readonly size: number;
  readonly most: number;
  readonly over: number;
  readonly refused: boolean;
  readonly verified: boolean;
}

/** Holds a text against a limit; null where there is none. */
export function measure(text: string, figure: PlatformFigure | null): Measured | null {
  if (figure === null) return null;
  const size = sizeIn(text, figure.unit);
  return {
    size,
    most: figure.value,
    over: Math.max(0, size - figure.value),
    refused: figure.excess === 'refused',
    verified: figure.verified,
  };
}

export type LimitCode =
  | 'titleLong'
  | 'summaryLong'
  | 'bylineLong'
  | 'bodyLong'
  | 'coverNeeded'
  | 'picturesMany'
  | 'pictureNeeded';

/** Something that a platform would refuse or that is said of it, with figures for its sentence. */
export interface LimitIssue {
  readonly channel: string;
  readonly code: LimitCode;
  readonly over: number;
  readonly most: number;
  readonly error: boolean;
}

/** What a channel's platform would say of a content, as far as lengths and numbers tell; the server says the rest. */
export function limitIssues(
  channel: string,
  platform: Platform,
  content: Omit<ManuscriptContent, 'body'>,
  body: { readonly text: string; readonly pictures: number },
): readonly LimitIssue[] {
  const { limits, cover, pictures } = platform;
  const variant = content.channels.find((one) => one.channel === channel);
  const issues: LimitIssue[] = [];
  const check = (code: LimitCode, text: string, figure: PlatformFigure | null) => {
    const measured = measure(text, figure);
    if (measured !== null && measured.over > 0)
      issues.push({ channel, code, over: measured.over, most: measured.most, error: measured.refused });
  };
  check('titleLong', variant?.title ?? content.title, limits.titleMax);
  check('summaryLong', variant?.summary ?? content.summary, limits.summaryMax);
  check('bylineLong', content.byline, limits.bylineMax);
  // The size of the HTML is the server's to say.
  if (limits.bodyCounts === 'text') check('bodyLong', body.text, limits.bodyMax);
  const most = limits.picturesMax;
  if (most !== null && body.pictures > most.value)
    issues.push({
      channel,
      code: 'picturesMany',
      over: body.pictures,
      most: most.value,
      error: most.excess === 'refused',
    });
  if (cover.required && content.cover === null)
    issues.push({ channel, code: 'coverNeeded', over: 0, most: 0, error: true });
  if (pictures.required && body.pictures === 0)
    issues.push({ channel, code: 'pictureNeeded', over: 0, most: 0, error: true });
  return issues;
}
