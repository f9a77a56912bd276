import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { assemble } from '../src/modules/policy/assemble.ts';
import { checkPolicy } from '../src/modules/policy/check-policy.ts';
import { problemLine } from '../src/modules/policy/file-problem.ts';
import { readPolicies, shippedFolder, shippedPolicyFiles } from '../src/modules/policy/read-folder.ts';
import { maxFileBytes, readYaml } from '../src/modules/policy/read-yaml.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function folderWith(files: Readonly<Record<string, string>>, name = 'book'): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'policy-'));
  folders.push(parent);
  const folder = join(parent, name);
  await mkdir(folder);
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}

/** The files of a shipped rule book with one text in one of them replaced; the text must be there. */
async function changed(id: string, file: string, from: string, to: string) {
  const files = Object.fromEntries((await shippedPolicyFiles(id)).map((one) => [one.name, one.text]));
  const text = files[file] ?? '';
  expect(text).toContain(from);
  return { ...files, [file]: text.replace(from, to) };
}

test.each(['kunming-2023', 'youth-centre', 'county-government', 'university'])(
  'the shipped rule book %s passes',
  async (id) => {
    const [read] = await readPolicies([shippedFolder(id)]);
    expect(read?.result).toHaveProperty('policy.id', id);
  },
);

describe('YAML that a rule book does not need is refused with its line', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  ].join('\n');
  test.each<[string, string, string, number, number]>([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'yaml.duplicateKey', 3, 1],
    ['a merge key', 'a: &x { b: 1 }\nc:\n  <<: *x\n', 'yaml.mergeKey', 3, 3],
    ['a known tag', 'a: !!str 1\n', 'yaml.tag', 1, 10],
    ['an unknown tag', 'a:\n  b: !ruby/object 1\n', 'yaml.tag', 2, 6],
    ['a tag on a mapping', 'a: !!map\n  b: 1\n', 'yaml.tag', 2, 3],
    ['an alias without an anchor', 'a: 1\nb: *nowhere\n', 'yaml.alias', 2, 4],
    ['an alias into itself', 'a: &a\n  - *a\n', 'yaml.aliasBomb', 2, 3],
    ['an alias bomb', bomb, 'yaml.aliasBomb', 1, 1],
    ['a key that is no text', '1: a\n', 'yaml.key', 1, 1],
    ['a key that would change the prototype', 'a:\n  __proto__: { b: 1 }\n', 'yaml.key', 2, 3],
    ['a number without end', 'a: .inf\n', 'yaml.number', 1, 4],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml.manyDocuments', 2, 1],
    ['broken syntax', 'a: [1, 2\nb: 3\n', 'yaml.syntax', 2, 1],
    ['a list in place of a mapping', '- a\n', 'yaml.notAMap', 1, 1],
    ['nesting without end', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, 'yaml.tooDeep', 0, 0],
  ])('%s', (_, text, code, line, column) => {
    const read = readYaml('policy.yaml', bytes(text));
    const problems = 'value' in read ? [] : read;
    const found = problems.find((problem) => problem.code === code);
    expect(found, JSON.stringify(problems.slice(0, 3))).toBeDefined();
    if (code !== 'yaml.aliasBomb' && code !== 'yaml.syntax')
      expect([found?.line, found?.column]).toEqual([line, column]);
  });

  test('too large, and not UTF-8', () => {
    expect(readYaml('p', bytes('#'.repeat(maxFileBytes + 1)))).toMatchObject([{ code: 'file.tooLarge' }]);
    expect(readYaml('p', Uint8Array.of(0x61, 0xff))).toMatchObject([{ code: 'file.encoding' }]);
  });
});

describe('files of a rule book', () => {
  const source = (files: Record<string, string>) =>
    assemble(Object.entries(files).map(([name, text]) => ({ name, label: name, bytes: bytes(text) })));

  test.each<[string, Record<string, string>, object]>([
    ['no policy.yaml', { 'a.yaml': 'a: 1' }, { code: 'file.missing' }],
    [
      'an included file that is not there',
      { 'policy.yaml': 'id: a\ninclude: [b.yaml]' },
      { code: 'file.missing', line: 2, column: 11 },
    ],
    [
      'a file that nothing includes',
      { 'policy.yaml': 'id: a', 'b.yaml': 'b: 1' },
      { code: 'file.notIncluded', file: 'b.yaml' },
    ],
    [
      'a section in two files',
      { 'policy.yaml': 'style: []\ninclude: [b.yaml]', 'b.yaml': '# two\nstyle: []' },
      { code: 'file.sectionTwice', file: 'b.yaml', line: 2 },
    ],
  ])('%s', (_, files, problem) => {
    expect(source(files)).toMatchObject([problem]);
  });
});

describe('the schema and the types are in step', () => {
  test.each<[string, string, string, string, string]>([
    [
      'an unknown member',
      'scope: own',
      'scope: own\n              colour: red',
      'shape.unknownMember',
      'procedures.yaml',
    ],
    ['a missing member', 'twoPeople: false\n', '\n', 'shape.missing', 'procedures.yaml'],
    ['a wrong type', 'deadlineHours: 24', 'deadlineHours: soon', 'shape.type', 'procedures.yaml'],
    ['a word out of no list', 'amend: recheck', 'amend: maybe', 'shape.choice', 'procedures.yaml'],
    [
      'an unknown nature of employment',
      'employment: [formalCadre, longTermStaff]',
      'employment: [intern]',
      'shape.choice',
      'procedures.yaml',
    ],
    ['a negative deadline', 'deadlineHours: 24', 'deadlineHours: -1', 'shape.range', 'procedures.yaml'],
    ['a clause without its sign', 'clause: §5', 'clause: five', 'shape.form', 'procedures.yaml'],
    [
      'an item without its clause',
      '  - id: county\n    clause: §5\n',
      '  - id: county\n',
      'shape.missing',
      'procedures.yaml',
    ],
    [
      'a value twice in a set',
      'duties: [review, proofread]\n',
      'duties: [review, review]\n',
      'shape.repeated',
      'procedures.yaml',
    ],
    [
      '§5 a count where named seats stand',
      'rule: all\n',
      'rule: { kind: atLeast, count: 1 }\n',
      'policy.countOverSeats',
      'procedures.yaml',
    ],
    ['a share above one', 'share: 0.05', 'share: 5', 'shape.range', 'content.yaml'],
    ['a month without its day', 'monthDay: "05-04"', 'monthDay: "5-4"', 'shape.form', 'emergency.yaml'],
    [
      'an unknown measure',
      'measure: topicShare',
      'measure: happiness',
      'shape.choice',
      'accountability.yaml',
    ],
  ])('%s', async (_, from, to, code, file) => {
    const folder = await folderWith(await changed('kunming-2023', file, from, to));
    const [read] = await readPolicies([folder]);
    const problems = read !== undefined && 'problems' in read.result ? read.result.problems : [];
    const found = problems.find((problem) => problem.code === code);
    expect(found, JSON.stringify(problems.slice(0, 3))).toBeDefined();
    expect(found?.file.endsWith(file)).toBe(true);
    expect(found?.line).toBeGreaterThan(1);
  });
});

describe('problems of meaning say where they stand', () => {
  test('§5 an unknown office', async () => {
    const files = await changed(
      'kunming-2023',
      'procedures.yaml',
      'offices: [publicityLead]',
      'offices: [emperor]',
    );
    const folder = await folderWith(files);
    const [read] = await readPolicies([folder]);
    const [problem] = read !== undefined && 'problems' in read.result ? read.result.problems : [];
    const lines = files['procedures.yaml']?.split('\n') ?? [];
    expect(lines[(problem?.line ?? 0) - 1]).toContain('emperor');
    expect(problem && problemLine(problem, 'zh')).toMatch(
      /procedures\.yaml:\d+:\d+: policy\.unknownOffice: 职务“emperor”未在 offices 中定义/,
    );
  });

  test('§5 a derived rule book that loosens is refused with the line that loosens', async () => {
    const files = await changed('youth-centre', 'policy.yaml', 'deadlineHours: 12', 'deadlineHours: 48');
    const [read] = await readPolicies([await folderWith(files)]);
    const problems = read !== undefined && 'problems' in read.result ? read.result.problems : [];
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(files['policy.yaml']?.split('\n')[(problem?.line ?? 0) - 1]).toContain('deadlineHours: 48');
    expect(problem?.code).toBe('policy.looser');
    expect(problem?.message.en).toContain('24 → 48');
  });

  test('§5 a removed seat is shown at the list that lost it', async () => {
    const text = readFileSync(join(shippedFolder('youth-centre'), 'policy.yaml'), 'utf8');
    const start = text.indexOf('      - id: publicity\n');
    const end = text.indexOf('      - id: leader\n');
    const folder = await folderWith({ 'policy.yaml': text.slice(0, start) + text.slice(end) });
    const [read] = await readPolicies([folder]);
    const problems = read !== undefined && 'problems' in read.result ? read.result.problems : [];
    expect(problems.map(({ code, pointer }) => [code, pointer])).toContainEqual([
      'policy.tooFewStages',
      '/procedures/3/stages',
    ]);
  });

  test('a rule book that extends what is not there, and one whose base is broken', async () => {
    const gone = await changed('youth-centre', 'policy.yaml', 'version: 1 }', 'version: 99 }');
    const [read] = await readPolicies([await folderWith(gone)]);
    expect(read?.result).toMatchObject({ problems: [{ code: 'policy.baseUnknown', line: 7 }] });
  });
});

test('no text makes the reader throw: every file of kunming-2023, cut anywhere, gives problems or a rule book', async () => {
  const files = await shippedPolicyFiles('kunming-2023');
  for (const { name, text } of files) {
    for (let part = 1; part < 8; part += 1) {
      const cut = files.map((file) => ({
        name: file.name,
        label: file.name,
        bytes: bytes(file.name === name ? text.slice(0, Math.floor((text.length * part) / 8)) : file.text),
      }));
      const assembled = assemble(cut);
      const result = 'document' in assembled ? checkPolicy(assembled, null) : { problems: assembled };
      expect('policy' in result || result.problems.length > 0).toBe(true);
    }
  }
});
