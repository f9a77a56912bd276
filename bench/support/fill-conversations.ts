import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { searchedOf } from '@sanshen/server/modules/conversations/searched';
import { newId } from '@sanshen/server/platform/new-id';
import type pg from 'pg';
import { type CopyValue, copyIn } from './copy.ts';

/** Whose inbox is read. */
export const inboxOf = { key: 'wuhua', office: 'operator' } as const;

const subjects = [
  '青年夜校',
  '志愿服务',
  '就业见习',
  '人才公寓',
  '团员证',
  '入团申请',
  '暑期实践',
  '婚恋交友',
  '心理咨询',
  '法律援助',
  '创业贷款',
  '助学金',
  '反诈宣传',
  '红领巾讲解员',
  '社区托管',
  '献血活动',
  '读书会',
  '招聘会',
  '青年之家',
  '研学基地',
];
const questions = [
  '什么时候开始报名',
  '需要带什么材料',
  '在哪里办理',
  '线上可以申请吗',
  '名额还有多少',
  '外地户口能参加吗',
  '结果什么时候公布',
  '有没有年龄限制',
  '周末开放吗',
  '可以带孩子吗',
  '怎么联系负责人',
  '为什么一直没有回音',
];
const openings = [
  '请问',
  '想了解一下',
  '支持',
  '有个建议：',
  '麻烦问一下',
  '看了文章，',
  '上次去现场，',
  '我是大学生，',
  '家长问：',
  '',
];
const endings = ['谢谢', '辛苦了', '希望尽快回复', '期待', '为你们点赞', '没看懂', '已转给同学', ''];
const places = [
  '五华',
  '盘龙',
  '官渡',
  '西山',
  '呈贡',
  '翠湖',
  '南屏街',
  '大观楼',
  '滇池',
  '金马坊',
  '昆明站',
  '大学城',
];
const rare = ['轮椅通道', '手语翻译', '盲文资料', '夜间班车', '清真食堂', '宠物寄养'];

/** A number below `below` that looks random and is the same in every run. */
function chance(seed: number, below: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) % below;
}

function pick(list: readonly string[], seed: number): string {
  return list[chance(seed, list.length)] ?? '';
}

/** What somebody writes: ordinary comments of some thirty characters; one in two thousand asks for something rare. */
export function commentText(n: number): string {
  const asked = chance(n * 7 + 5, 2000) === 0 ? `有${pick(rare, n * 7 + 6)}吗` : pick(questions, n * 7 + 2);
  return `${pick(openings, n * 7)}${pick(places, n * 7 + 1)}${pick(subjects, n * 7 + 3)}${asked}？${pick(endings, n * 7 + 4)}（第${n}号）`;
}

/** Fills the inbox of one organisation: half a year, five channels, one message to nineteen comments, one in fifty still open. */
export async function fillConversations(client: pg.Client, count: number): Promise<void> {
  const organization = demonstrationOrganizationId(inboxOf.key);
  const { rows: channels } = await client.query<{ channel_id: string; root_id: string }>(
    'select channel_id, root_id from channel where organization_id = $1 order by channel_id limit 5',
    [organization],
  );
  const root = channels[0]?.root_id ?? '';
  const end = Date.now();
  const step = (170 * 86_400_000) / count;
  const ids: string[] = [];
  const at = (n: number) => new Date(end - Math.round((count - n) * step)).toISOString();
  for (let n = 0; n < count; n += 1) ids.push(String(newId(Date.parse(at(n)))));
  await client.query("set session_replication_role = 'replica'");
  await client.query('drop index public_message_text_search');
  const messages = function* (): Generator<readonly CopyValue[]> {
    for (let n = 0; n < count; n += 1) {
      const recent = n > count * 0.95;
      const open = chance(n + 11, recent ? 3 : 100) === 0;
      const state = open
        ? 'open'
        : (['answered', 'noAnswerNeeded', 'noAnswerNeeded', 'hidden'][chance(n + 13, 4)] ?? 'answered');
      const read = open && chance(n + 17, 2) === 0 ? null : at(n);
      const kind = chance(n + 19, 20) === 0 ? 'message' : 'comment';
      const channel = channels[chance(n + 23, channels.length)]?.channel_id ?? '';
      yield [
        ids[n] ?? '',
        root,
        organization,
        channel,
        kind,
        `k${n}`,
        '7F3A',
        commentText(n),
        at(n),
        at(n),
        at(n),
        state,
        at(n),
        read,
      ];
    }
  };
  await copyIn(
    client,
    'public_message',
    [
      'message_id',
      'root_id',
      'organization_id',
      'channel_id',
      'kind',
      'platform_key',
      'pseudonym',
      'body',
      'written_at',
      'received_at',
      'seen_at',
      'state',
      'state_at',
      'read_at',
    ],
    messages(),
  );
  const texts = function* (): Generator<readonly CopyValue[]> {
    for (let n = 0; n < count; n += 1) {
      const { folded, lexemes } = searchedOf(organization, commentText(n));
      const vector = lexemes.map((one) => `'${one.replaceAll("'", "''")}'`).join(' ');
      yield [ids[n] ?? '', root, organization, at(n), folded, vector];
    }
  };
  await copyIn(
    client,
    'public_message_text',
    ['message_id', 'root_id', 'organization_id', 'written_at', 'folded', 'search'],
    texts(),
  );
  await client.query('create index public_message_text_search on public_message_text using gin (search)');
  await client.query(`insert into conversation_count (organization_id, root_id, channel_id, kind, state, messages, unread)
    select min(organization_id), min(root_id), channel_id, kind, state, count(*), count(*) filter (where read_at is null)
    from public_message group by channel_id, kind, state`);
  await client.query("set session_replication_role = 'origin'");
  await client.query('vacuum analyze public_message');
  await client.query('vacuum analyze public_message_text');
  await client.query('vacuum analyze conversation_count');
}

/** The channel that the storm comes to. */
export const stormChannel = demonstrationChannelId('panlong', 'mastodon');
