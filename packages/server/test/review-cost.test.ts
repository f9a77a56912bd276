import * as contract from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { asOwner } from './harness.ts';
import { personIn, startCity } from './organization-support.ts';
import { trySign, writeAndSubmit } from './review-support.ts';
import { watchStatements } from './statements.ts';

const city = await startCity();
const { harness } = city;

test('a sign-off takes eleven statements, session, idempotency and commit included', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  const platformLead = await city.as('wuhua', 'platformLead');
  // A process reads the procedure of a run once.
  await platformLead.call(contract.readReview, { params: await writeAndSubmit(operator, 'wuhua') });
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const statements: string[] = [];
  const answer = await watchStatements(
    (text) => statements.push(text.trim().split(/\s+/).slice(0, 4).join(' ')),
    () => trySign(platformLead, manuscript, 'platform', 'platformLead', { digest: digest ?? '', round: 1 }),
  );
  expect(answer.statusCode, answer.body).toBe(200);
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(11);
});

test('the inbox reads an index, whatever else waits: 100,000 seats that wait beside it', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  for (let n = 0; n < 3; n++) await writeAndSubmit(operator, 'wuhua');
  await asOwner(harness.ownerUrl, async (client) => {
    await client.query(`
      insert into review_task (manuscript_id, root_id, owner_id, pin, stage, seat, organization_id, office, duties, recheck, round, digest, due_at, since,
        barred, employment, qualifications)
      select gen_random_uuid(), 'organization-kunming', 'organization-wuhua', (select min(pin) from review_task), 'platform', 'platformLead',
        case when n % 50 = 0 then 'organization-wuhua' else 'organization-' || (n % 400) end, 'platformLead', '{review}', false, 1,
        'sha256:' || repeat('0', 64), now() + interval '1 hour' + random() * interval '90 days', now(), '{}', '{formalCadre}', '{}'
      from generate_series(1, 100000) n`);
    await client.query(`
      insert into manuscript (manuscript_id, root_id, organization_id, author_id, phase, revision, round, title, created_at, changed_at, state)
      select manuscript_id, root_id, organization_id, '${personIn('wuhua', 'operator', 1)}', 'inReview', 1, 1, '稿件', now(), now(), '{}'
      from review_task where organization_id = 'organization-wuhua' and barred = '{}'`);
    await client.query('vacuum analyze review_task');
    await client.query('vacuum analyze manuscript');
  });
  const platformLead = await city.as('wuhua', 'platformLead');
  const seen: { text: string }[] = [];
  const page = await watchStatements(
    (text) => {
      if (text.includes('review_task')) seen.push({ text });
    },
    () => platformLead.call(contract.readInbox, { query: {} }),
  );
  expect(page.items).toHaveLength(20);
  expect(page.items.map((one) => one.dueAt)).toEqual(page.items.map((one) => one.dueAt).toSorted());
  expect(seen).toHaveLength(1);
  const plan = await asOwner(harness.ownerUrl, async (client) => {
    const values = writtenOut(seen[0]?.text ?? '', personIn('wuhua', 'platformLead'), harness.clock.now());
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${values}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('review_task_inbox');
  expect(plan).not.toContain('Seq Scan on review_task');
  // Of the whole statement; the planner's own reading comes after it.
  const [read] = [...plan.matchAll(/Buffers: shared hit=(\d+)/g)].map((match) => Number(match[1]));
  expect(read, plan).toBeLessThan(200);
});

/** The statement with its parameters written out: the beginning of the list, the person, the time or the page size. */
function writtenOut(text: string, person: string, now: string): string {
  return text.replace(/\$\d+(::\w+)?/g, (_whole, cast: string | undefined, offset: number) => {
    if (cast === '::timestamptz') return "'-infinity'::timestamptz";
    if (cast === '::uuid') return "'00000000-0000-0000-0000-000000000000'::uuid";
    if (cast !== undefined) return `''${cast}`;
    const before = text.slice(Math.max(0, offset - 40), offset);
    if (/limit\s+$/.test(before)) return '21';
    return /(valid_from <=|valid_to >)\s*$/.test(before) ? `'${now}'` : `'${person}'`;
  });
}
