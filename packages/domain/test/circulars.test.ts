import { expect, test } from 'vitest';
import {
  applyToCircular,
  type Circular,
  type CircularEvent,
  composeAssessment,
  composeCases,
  envelope,
  envelopeLine,
  issue,
  nextChase,
  numberText,
  replaceBy,
  type SignedText,
} from '../src/circulars/index.ts';
import type { Digest, Instant, ManuscriptId, OrganizationId, PersonId } from '../src/kernel/index.ts';

const at = '2026-11-20T02:00:00.000Z' as Instant;
const word = {
  by: { person: 'p' as PersonId, name: '宣传部负责人', office: null, organization: null, acting: false },
  at,
};
const recipients = [{ unit: 'u' as OrganizationId, name: '共青团昆明市五华区委员会' }];

const draft = (): Circular =>
  applyToCircular(null, {
    kind: 'drafted',
    circular: 'c' as Circular['id'],
    circularKind: 'cases',
    root: 'r' as OrganizationId,
    organization: 'r' as OrganizationId,
    of: null,
    manuscript: 'm' as ManuscriptId,
    prefix: '昆团通',
    envelope: { recipients, copyTo: ['团省委宣传部'] },
    basis: { cases: [], assessments: [] },
    word,
  });
const signed = (change: Partial<SignedText> = {}): SignedText => ({
  released: true,
  digest: 'sha256:1' as Digest,
  revision: 3,
  title: '关于有关问题的通报',
  byline: '共青团昆明市委员会',
  summary: envelopeLine(draft().envelope),
  ...change,
});
const about = { issuerName: '共青团昆明市委员会', of: null, number: 12, year: 2026, receiptHours: 48 };
const refusal = (decided: { readonly event: CircularEvent } | { readonly refusal: string }) =>
  'refusal' in decided ? decided.refusal : null;

test('§12 only a text that every seat signed is issued, to whom and under whose name it says itself', () => {
  const one = draft();
  expect(refusal(issue(one, signed({ released: false }), about, word))).toBe('circulars.notReleased');
  expect(refusal(issue(one, signed({ byline: '别的机关' }), about, word))).toBe('circulars.bylineDiffers');
  const more = {
    ...one,
    envelope: { recipients: [...recipients, { unit: 'v' as OrganizationId, name: '盘龙区' }], copyTo: [] },
  };
  expect(refusal(issue(more, signed(), about, word))).toBe('circulars.envelopeDiffers');
  const decided = issue(one, signed(), about, word);
  if ('refusal' in decided) throw new Error(decided.refusal);
  const issued = applyToCircular(one, decided.event);
  expect(issued.status).toBe('issued');
  expect(issued.issued?.digest).toBe('sha256:1');
  expect(issued.issued === null ? '' : numberText(issued.issued.number)).toBe('昆团通〔2026〕12号');
  expect(refusal(issue(issued, signed(), about, word))).toBe('circulars.notDraft');
  expect(refusal(envelope(issued, { envelope: one.envelope, prefix: 'x' }, word))).toBe('circulars.notDraft');
});

test('§12 a circular is corrected or recalled once, by another circular', () => {
  const first = issue(draft(), signed(), about, word);
  if ('refusal' in first) throw new Error(first.refusal);
  const issued = applyToCircular(draft(), first.event);
  expect(replaceBy(issued, { id: 'd' as Circular['id'], kind: 'recall' }).status).toBe('recalled');
  const corrected = replaceBy(issued, { id: 'd' as Circular['id'], kind: 'correction' });
  expect(corrected).toMatchObject({ status: 'corrected', replacedBy: 'd' });
  expect(refusal(issue(draft(), signed(), { ...about, of: corrected }, word))).toBe('circulars.replaced');
});

test('§12 an addressee that has not signed is reminded when it is due and every day after', () => {
  const due = '2026-11-22T02:00:00.000Z' as Instant;
  expect(nextChase(due, at)).toBe(due);
  expect(nextChase(due, due)).toBe('2026-11-23T02:00:00.000Z');
  expect(nextChase(due, '2026-11-24T03:00:00.000Z' as Instant)).toBe('2026-11-25T02:00:00.000Z');
});

test('§12 a circular drawn from cases names each of them, and one from assessments shows no more than the rule book publishes', () => {
  const told = { period: '2026年度', rules: '《规定》' };
  const cases = composeCases(
    [
      {
        unit: '五华区',
        clauseName: '三审三校',
        title: '未经三审发布',
        gravityName: '较重',
        measures: ['工作通报'],
        closed: true,
      },
    ],
    told,
  );
  const text = JSON.stringify(cases);
  for (const part of ['共核实问题1件', '三审三校1件', '五华区：未经三审发布，情节较重，处理：工作通报。']) {
    expect(text).toContain(part);
  }
  const result = { unit: '五华区', score: null, grade: '优秀', place: null, reasons: [] };
  const graded = composeAssessment([result], told).blocks.find(({ kind }) => kind === 'table');
  expect(graded).toMatchObject({ columns: ['单位', '等次'], rows: [['五华区', '优秀']] });
  const ordered = composeAssessment([{ ...result, score: 95, place: 1 }], told).blocks.find(
    ({ kind }) => kind === 'table',
  );
  expect(ordered).toMatchObject({
    columns: ['名次', '单位', '得分', '等次'],
    rows: [['1', '五华区', '95.0', '优秀']],
  });
});
