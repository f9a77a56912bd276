import { listManuscripts } from '@sanshen/contract/content';
import { expect, test } from 'vitest';
import { fold } from '../src/modules/content/search/fold.ts';
import { lexemesOf } from '../src/modules/content/search/lexemes.ts';
import { asOwner } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';

// Takes a minute, so only when asked for: SANSHEN_SCALE=50000 npx vitest run --project database …/content-search-scale.test.ts
const rows = Number(process.env.SANSHEN_SCALE ?? '0');

const places = ['社区', '校园', '企业', '乡村', '商圈', '车站', '医院', '公园', '滇池边', '翠湖'];
const doings = [
  '志愿服务',
  '主题团日',
  '青年学习',
  '反诈宣传',
  '植树护绿',
  '团干培训',
  '就业帮扶',
  '红色研学',
];

test.skipIf(rows === 0)(
  'a page of a large list is read in a moment, whatever is asked',
  { timeout: 600_000 },
  async () => {
    const city = await startCity();
    const { harness } = city;
    const root = organizationIn('kunming');
    const districts = ['wuhua', 'panlong', 'guandu'].map((key) => organizationIn(key));
    await asOwner(harness.ownerUrl, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      for (let from = 0; from < rows; from += 1000) {
        const batch = Array.from({ length: 1000 }, (_, index) => lineOf(from + index));
        await client.query(
          `insert into manuscript (manuscript_id, root_id, organization_id, author_id, phase, revision, round, title, topic, created_at, changed_at, state)
         select id::uuid, '${root}', organization, author, phase, 1, 1, title, topic, at::timestamptz, at::timestamptz, '{}'
         from json_to_recordset($1) as row (id text, organization text, author text, phase text, title text, topic text, at text)`,
          [JSON.stringify(batch)],
        );
        await client.query(
          `insert into manuscript_text (manuscript_id, root_id, organization_id, form, channels, folded_title, folded, search)
         select id::uuid, '${root}', organization, 'original', '{}', title, folded, array_to_tsvector(array(select json_array_elements_text(lexemes)))
         from json_to_recordset($1) as row (id text, organization text, title text, folded text, lexemes json)`,
          [JSON.stringify(batch)],
        );
      }
      await client.query('vacuum analyze manuscript; ').catch(() => {});
      await client.query('vacuum analyze manuscript_text');
    });
    const lead = await city.as('kunming', 'mainLeader');
    const operator = await city.as('wuhua', 'operator', 1);
    const all = { organization: root, subtree: 'true' } as const;
    const own = { organization: organizationIn('wuhua') };
    const asked: [string, typeof operator, Record<string, string>][] = [
      ['newest of an organisation', operator, own],
      ['newest of a tree', lead, all],
      ['one phase', operator, { ...own, phase: 'returned' }],
      ['frequent word', lead, { ...all, q: '志愿服务' }],
      ['rare word', lead, { ...all, q: '第4217号' }],
      ['rare word of an organisation', operator, { ...own, q: '第4200号' }],
      ['across words', operator, { ...own, q: '愿服' }],
      ['two words', lead, { ...all, q: '翠湖 反诈' }],
      ['nothing', lead, { ...all, q: '不存在的词' }],
      ['rare topic', operator, { ...own, topic: 'rare' }],
      ['person', operator, { ...own, person: personIn('wuhua', 'operator', 2) }],
      ['created', operator, { ...own, sort: 'created' }],
    ];
    for (const [name, who, query] of asked) {
      const times: number[] = [];
      let found = 0;
      for (let n = 0; n < 5; n += 1) {
        const start = performance.now();
        const page = await who.call(listManuscripts, { query: { ...query, limit: 50 } as never });
        times.push(performance.now() - start);
        found = page.count?.value ?? 0;
      }
      const median = times.sort((a, b) => a - b)[2] ?? 0;
      console.log(`${name.padEnd(30)} ${median.toFixed(0).padStart(5)} ms  ${found}`);
      expect(median, name).toBeLessThan(400);
    }

    function lineOf(n: number) {
      const organization = districts[n % 3] ?? root;
      const title = `${doings[n % 8]}走进${places[n % 10]}第${n}号`;
      const body =
        `近日，团组织在${places[(n * 7) % 10]}开展${doings[(n * 5) % 8]}活动，${n % 97}名青年参加。`.repeat(
          4,
        );
      const author = personIn(['wuhua', 'panlong', 'guandu'][n % 3] ?? 'wuhua', 'operator', 1 + (n % 2));
      const topic = n % 5000 === 0 ? 'rare' : 'work';
      return {
        id: `0193${String(n).padStart(4, '0').slice(-4)}-0000-7000-8000-${String(n).padStart(12, '0')}`,
        organization,
        author,
        topic,
        title,
        phase: ['drafting', 'inReview', 'published', 'published', 'published', 'released'][n % 6],
        at: new Date(Date.UTC(2026, 0, 1) + n * 500_000).toISOString(),
        folded: fold(`${title}\n${body}`),
        lexemes: lexemesOf({
          organization,
          root,
          author,
          topic,
          form: 'original',
          channels: [],
          title,
          body,
        }),
      };
    }
  },
);
