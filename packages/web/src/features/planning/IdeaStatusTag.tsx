import type { IdeaShown } from '@sanshen/contract/planning-ideas';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { useTexts } from '../../text/language.ts';
import { ideaTexts } from './texts.ts';

const looks = {
  proposed: ['amber', 'statusProposed'],
  ready: ['accent', 'statusReady'],
  claimed: ['accent', 'statusClaimed'],
  declined: ['cinnabar', 'statusDeclined'],
  withdrawn: ['plain', 'statusWithdrawn'],
  converted: ['jade', 'statusConverted'],
} as const satisfies Record<IdeaShown['status'], readonly [Tone, keyof typeof ideaTexts]>;

/** How an idea stands. */
export function IdeaStatusTag({ status }: { readonly status: IdeaShown['status'] }) {
  const t = useTexts(ideaTexts);
  const [tone, text] = looks[status];
  return <Tag tone={tone}>{t[text]}</Tag>;
}
