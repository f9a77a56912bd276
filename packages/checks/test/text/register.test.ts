import { Checker } from '@sanshen/checks/text';
import { registerOfRows, rowsOfRegister } from '@sanshen/checks/text/registers/organization';
import { registerRules } from '@sanshen/checks/text/rules/register/index';
import { expect, test } from 'vitest';

// Nobody's names: made of words that no surname list holds.
const register = registerOfRows('测试登记表', {
  people: [
    { 姓名: '甲明远', 职务: '团市委书记', 排序: '1' },
    { 姓名: '乙思齐', 职务: '团市委副书记', 排序: '2' },
    { 姓名: '', 职务: '空行' },
  ],
  names: [{ 规范名称: '昆明市青少年宫活动中心', 简称: '市青宫', 错误写法: '昆明青宫；昆明少年宫' }],
  wordings: [{ 规范表述: '让青春在服务群众中绽放光彩' }],
});

function found(text: string) {
  return new Checker({ rules: registerRules(register) })
    .check(text)
    .map(({ rule, text: one, suggestions }) => `${rule}:${one}→${suggestions[0] ?? ''}`);
}

test('§8 names, titles and order of registered people', () => {
  expect(found('团市委书记甲明远、乙思齐出席。')).toEqual([]);
  expect(found('团市委副书记甲明远出席。')).toEqual(['register/people:副书记→书记']);
  expect(found('原团市委副书记甲明远')).toEqual([]);
  expect(found('甲明亮出席')).toEqual([]);
  expect(found('甲名远出席')).toEqual(['register/people:甲名远→甲明远']);
  expect(found('乙思齐、甲明远出席')).toEqual(['register/people:甲明远→']);
});

test('names and wordings of the register', () => {
  expect(found('在昆明少年宫举行')).toEqual(['register/names:昆明少年宫→昆明市青少年宫活动中心']);
  expect(found('让青春在服务群众中绽放光采')).toEqual([]);
  expect(found('让青春在服务群中绽放光彩')).toEqual([
    'register/wordings:让青春在服务群中绽放光彩→让青春在服务群众中绽放光彩',
  ]);
  expect(found('让青春在服务群众中绽放光彩')).toEqual([]);
});

test('rows of the sheets and the register say the same', () => {
  expect(registerOfRows('测试登记表', rowsOfRegister(register))).toEqual(register);
});
