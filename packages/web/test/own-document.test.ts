import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Policy, resolvePolicy, validatePolicy } from '@sanshen/domain/policy';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ownDocument, policyIdOf } from '../src/features/policy/own-document.ts';
import { bookOf, pathWords, valueWords } from '../src/features/policy/path-words.ts';
import { applyWishes, isEmpty, noWishes } from '../src/features/policy/wishes.ts';
import { yamlText } from '../src/features/policy/yaml-text.ts';

const folder = join(import.meta.dirname, '../../../policies/kunming-2023');
const city = read();
const heading = {
  id: 'county-rules',
  version: 1,
  title: { zh: '县细则', en: 'Rules of the county' },
  source: { document: '《县细则》', issuer: '县团委', issuedOn: '2026-01-01' },
  extends: { policy: city.id, version: city.version },
};

function read(): Policy {
  const { include, ...head } = parse(readFileSync(join(folder, 'policy.yaml'), 'utf8'));
  const rest = include.map((name: string) => parse(readFileSync(join(folder, name), 'utf8')));
  const validation = validatePolicy(Object.assign(head, ...rest));
  if (!('policy' in validation)) throw new Error('the rule book of the city does not hold');
  return validation.policy;
}

const wishes = {
  ...noWishes('county'),
  deadlines: { platform: 4 },
  twoPeople: ['publicity/publicityLead'],
  extraSeats: { leader: 'publicityLead' },
  noEmergency: true,
};

test('a rule book without wishes is its heading alone', () => {
  expect(isEmpty(noWishes('county'))).toBe(true);
  expect(ownDocument(city, city, heading)).toEqual(heading);
});

test('what is written for wishes comes out as wished on top of the superior’s', () => {
  const wished = applyWishes(city, wishes);
  const text = yamlText(ownDocument(wished, city, heading));
  const document = parse(text);
  expect(Object.keys(document)).toEqual([...Object.keys(heading), 'procedures']);
  expect(document.procedures).toHaveLength(1);
  const resolved = validatePolicy(resolvePolicy(document, city).data);
  expect(resolved).toEqual({ policy: { ...wished, ...heading } });
  const [county] = document.procedures;
  expect(county.stages[0]).toMatchObject({ deadlineHours: 4, remindHours: [2] });
  expect(county.stages[1].composition.seats[0].twoPeople).toBe(true);
  expect(county.stages[2].composition.seats.map(({ id }: { id: string }) => id)).toEqual([
    'leader',
    'publicityLeadMore',
  ]);
  expect(county.emergency).toBeNull();
});

test('the whole rule book of the top survives being written as text', () => {
  const { id, version, title, source, extends: above } = city;
  const text = yamlText(ownDocument(city, null, { id, version, title, source, extends: above }));
  expect(parse(text)).toEqual(JSON.parse(JSON.stringify(city)));
});

test('texts that YAML would take for something else are quoted', () => {
  for (const value of [
    'true',
    'no',
    '1',
    '1e3',
    '- a',
    'a: b',
    '#x',
    ' x',
    'x\n y\n',
    'a\n\nb',
    '§5',
    '',
    '中：文',
  ]) {
    expect(parse(yamlText({ value, list: [value], deep: { list: [{ id: 'a', value }] } }))).toEqual({
      value,
      list: [value],
      deep: { list: [{ id: 'a', value }] },
    });
  }
});

test('a place and a value are told in words', () => {
  const book = bookOf(city);
  const words = pathWords('procedures/county/stages/platform/deadlineHours', book).map(({ zh }) => zh);
  expect(words).toEqual(['审校规程', '县（市）区团委审核基本规程', '第一审、第一校', '时限（小时）']);
  expect(valueWords(['platformLead', 'mainLeader'], book).zh).toBe('新媒体平台负责同志、团组织主要负责同志');
  expect(valueWords(null, book).en).toBe('none');
});

test('a unit’s rule book has an id that the schema takes', () => {
  for (const unit of ['organization-fumin', 'organization-wuhuaYouthCentre', '0f9b7c1e-1234', '县'])
    expect(policyIdOf(unit)).toMatch(/^[a-z][a-z0-9-]{1,59}$/);
});
