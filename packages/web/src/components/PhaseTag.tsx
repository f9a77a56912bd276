import type { phaseSchema } from '@sanshen/contract/content';
import type { z } from 'zod';
import { defineTexts, useTexts } from '../text/language.ts';
import { Tag, type Tone } from './Tag.tsx';

export type Phase = z.output<typeof phaseSchema>;

export const phaseTexts = defineTexts({
  drafting: { zh: '撰写中', en: 'Drafting' },
  inReview: { zh: '审校中', en: 'In review' },
  returned: { zh: '已退回', en: 'Returned' },
  released: { zh: '已签发', en: 'Released' },
  publishing: { zh: '发布中', en: 'Publishing' },
  published: { zh: '已发布', en: 'Published' },
  takenDown: { zh: '已撤稿', en: 'Taken down' },
  abandoned: { zh: '已终止', en: 'Abandoned' },
});

const tone: Readonly<Record<Phase, Tone>> = {
  drafting: 'plain',
  inReview: 'accent',
  returned: 'cinnabar',
  released: 'jade',
  publishing: 'accent',
  published: 'jade',
  takenDown: 'amber',
  abandoned: 'plain',
};

/** Where a manuscript stands. */
export function PhaseTag({ phase }: { readonly phase: Phase }) {
  const t = useTexts(phaseTexts);
  return <Tag tone={tone[phase]}>{t[phase]}</Tag>;
}
