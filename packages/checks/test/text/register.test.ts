import { Checker } from '@sanshen/checks/text';
import { noRegisters, registerRuleFacts, registerRules } from '@sanshen/checks/text/rules/register/index';
import { expect, test } from 'vitest';

// Nobody's names: made of words that no surname list holds.
const rules = registerRules({
  ...noRegisters,
  key: 'test',
  lists: [
    {
      name: '词库',
      terms: [{ text: '昆明少年宫', category: '', severity: 'error', suggestions: ['市青宫'] }],
    },
  ],
  people: [
    { name: '甲明远', titles: ['团市委书记'] },
    { name: '乙思齐', titles: ['团市委副书记', '团市委常委'] },
  ],
  institutions: ['昆明市青少年宫活动中心'],
  wordings: ['让青春在服务群众中绽放光彩', '短语'],
});

function found(text: string) {
  return new Checker({ rules })
    .check(text)
    .map(({ rule, text: one, suggestions }) => `${rule}:${one}→${suggestions[0] ?? ''}`);
}

test('§5 names, titles and order of registered people', () => {
  expect(found('团市委书记甲明远、乙思齐出席。')).toEqual([]);
  expect(found('团市委副书记甲明远出席。')).toEqual(['register/name-title:团市委副书记→团市委书记']);
  expect(found('原团市委副书记甲明远出席。')).toEqual([]);
  expect(found('甲名远出席')).toEqual(['register/name-spelling:甲名远→甲明远']);
  expect(found('乙思齐、甲明远出席')).toEqual(['register/name-order:乙思齐、甲明远→']);
  expect(found(`乙思齐、${'很长的一段'.repeat(20)}、甲明远`)).toEqual([]);
});

test('§1 words, names and wordings of the register', () => {
  expect(found('在昆明少年宫举行')).toEqual(['lexicon/terms:昆明少年宫→市青宫']);
  expect(found('让青春在服务群众中绽放光彩')).toEqual([]);
  expect(found('让青春在服务群中绽放光彩')).toEqual([
    'register/wording:让青春在服务群中绽放光彩→让青春在服务群众中绽放光彩',
  ]);
  expect(found('昆明市青少年官活动中心')).toEqual([
    'register/wording:昆明市青少年官活动中心→昆明市青少年宫活动中心',
  ]);
});

test('without a register there is no rule; each has its words in both languages', () => {
  expect(registerRules(noRegisters)).toEqual([]);
  for (const { id, title, explanation } of registerRuleFacts) {
    expect(id).toMatch(/^register\//);
    for (const text of [title, explanation])
      expect([text.zh, text.en].every((one) => one.length > 2)).toBe(true);
  }
});
