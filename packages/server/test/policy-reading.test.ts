import { compareWithSuperior, readPolicyAsText, readVocabulary } from '@sanshen/contract/policy-reading';
import { rulesInWords } from '@sanshen/contract/policy-sentences';
import { partOf, parts } from '@sanshen/contract/regulation-map';
import { expect, test } from 'vitest';
import { shippedPolicy } from '../src/modules/policy/public.ts';
import { clausesOf } from '../src/modules/regulation/read-regulation.ts';
import { addStranger, organizationIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const leader = await city.as('wuhua', 'mainLeader');
const params = { organization: organizationIn('wuhua') };
const books = ['kunming-2023', 'county-government', 'university', 'youth-centre'];

test.each(books)(
  '§0: every clause of %s has its capability, and every rule its place, sentence and clause',
  async (id) => {
    const { policy } = await shippedPolicy(id);
    const clauses = new Set(policy.clauses.map((clause) => String(clause.id)));
    const rules = rulesInWords(policy);
    expect(new Set(rules.map(({ pointer }) => pointer)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(clauses.has(rule.clause), `${rule.pointer} ${rule.clause}`).toBe(true);
      expect(partOf(rule.pointer), rule.pointer).not.toBeNull();
      expect(rule.sentence.zh, rule.pointer).toMatch(/[。：！；]$/);
      expect(JSON.stringify(rule), rule.pointer).not.toMatch(/undefined|NaN|\[object|""/);
    }
    for (const clause of clausesOf(policy)) expect(clause.capabilities, clause.id).not.toEqual([]);
  },
);

test('§0: no part of the map speaks of a place that no rule book has', async () => {
  const all = await Promise.all(books.map(shippedPolicy));
  const pointers = all.flatMap(({ policy }) => rulesInWords(policy).map(({ pointer }) => pointer));
  for (const part of parts)
    expect(
      pointers.some((pointer) => partOf(pointer) === part),
      part.place,
    ).toBe(true);
});

test('§5: the rule book reads without knowing its form: clauses with their rules, procedures with names for every id', async () => {
  const read = await leader.call(readPolicyAsText, { params });
  expect(read.clauses.map(({ id }) => id)).toEqual([...Array(13).keys()].map((n) => `§${n}`));
  const fifth = read.clauses.find(({ id }) => id === '§5');
  expect(fifth?.text).toMatch(/^5\.严格审校制度/);
  expect(fifth?.rules.length).toBeGreaterThan(20);
  const [used] = read.procedures;
  expect(used).toMatchObject({ inUse: true, open: true, id: 'county' });
  expect(used?.stages.map(({ from }) => from?.id ?? null)).toEqual([
    null,
    null,
    null,
    'important',
    'wholeLeague',
  ]);
  expect(used?.stages[0]?.seats[0]).toMatchObject({
    offices: [{ id: 'platformLead', name: { zh: '新媒体平台负责同志' } }],
    scope: { id: 'own', name: { zh: '本组织' } },
    duties: [{ id: 'review' }, { id: 'proofread' }],
  });
  expect(used?.stages[0]?.checklist.review.length).toBeGreaterThan(0);
  expect(read.filedBy.name).toMatch(/昆明/);
});

test('the rule book is compared with the superior’s in force, item by item, with the clause of each', async () => {
  const same = await leader.call(compareWithSuperior, { params });
  expect(same).toMatchObject({ inherited: true, superior: { organization: organizationIn('kunming') } });
  expect(same.items.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
  const centre = await city.as('wuhuaYouthCentre', 'mainLeader');
  const own = await centre.call(compareWithSuperior, {
    params: { organization: organizationIn('wuhuaYouthCentre') },
  });
  expect(own.items.some(({ verdict }) => verdict === 'looser' || verdict === 'incomparable')).toBe(false);
  if (!own.inherited) {
    const stricter = own.items.filter(({ verdict }) => verdict === 'stricter');
    expect(own.counts.stricter).toBe(stricter.length);
    expect(stricter.length).toBeGreaterThan(0);
    expect(stricter.some(({ clause }) => clause !== null)).toBe(true);
  }
  const root = await (await city.as('kunming', 'mainLeader')).call(compareWithSuperior, {
    params: { organization: organizationIn('kunming') },
  });
  expect(root).toMatchObject({ superior: null, items: [] });
});

test('one answer names offices, topics, forms, importance and what the system itself calls things', async () => {
  const words = await leader.call(readVocabulary, { params });
  const named = (list: readonly { id: string; name: { zh: string } }[], id: string) =>
    list.find((word) => word.id === id)?.name.zh;
  expect(named(words.offices, 'platformLead')).toBe('新媒体平台负责同志');
  expect(named(words.employments, 'formalCadre')).toBe('正式干部');
  expect(named(words.importance, 'important')).toBe('重要内容');
  expect(named(words.phases, 'inReview')).toBe('审校中');
  expect(named(words.stages, 'platform')).toBeDefined();
  for (const list of Object.values(words)) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});

test('§11: strangers and neighbours read neither', async () => {
  for (const caller of [await addStranger(city), await city.as('panlong', 'mainLeader')]) {
    for (const route of [readPolicyAsText, compareWithSuperior, readVocabulary]) {
      expectRefusal(await caller.send(route, { params }), 403, 'access.forbidden');
    }
  }
});
