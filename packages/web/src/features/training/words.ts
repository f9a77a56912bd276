import { itemKinds, itemTopics } from '@sanshen/domain/training';
import { useTexts } from '../../text/language.ts';
import { bankTexts } from './bank-texts.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** What kinds, topics and difficulties are called, with lists to choose from. */
export function useBankWords() {
  const t = useTexts(bankTexts);
  const topic = (id: string) => {
    if (id === 'proofreading') return t.proofreadingTopic;
    const number = Number(id.slice(1));
    return t.clause(t.yes === '对' ? (numerals[number - 1] ?? '') : String(number));
  };
  const difficulties = { 1: t.easy, 2: t.medium, 3: t.hard } as const;
  return {
    topic,
    kind: (kind: (typeof itemKinds)[number]) => t[kind],
    difficulty: (level: 1 | 2 | 3) => difficulties[level],
    kinds: itemKinds.map((kind) => ({ value: kind, label: t[kind] })),
    topics: itemTopics.map((id) => ({ value: id, label: topic(id) })),
    difficulties: ([1, 2, 3] as const).map((level) => ({ value: level, label: difficulties[level] })),
  };
}
