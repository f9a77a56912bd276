import type { letterSchema } from '@sanshen/contract/responsibility';
import type { z } from 'zod';
import { Tag } from '../../components/Tag.tsx';
import { useTexts } from '../../text/language.ts';
import { responsibilityTexts } from './texts.ts';

type Letter = Pick<z.output<typeof letterSchema>, 'status' | 'ended'>;

const tones = { issued: 'amber', inForce: 'jade', returned: 'cinnabar', withdrawn: 'plain' } as const;

/** How a letter stands. */
export function LetterTag({ letter }: { readonly letter: Letter }) {
  const t = useTexts(responsibilityTexts);
  if (letter.status === 'inForce' && letter.ended) return <Tag>{t.ended}</Tag>;
  return <Tag tone={tones[letter.status]}>{t[letter.status]}</Tag>;
}
