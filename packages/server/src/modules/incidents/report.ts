import { gravityTexts, takedownStateTexts } from '@sanshen/contract/incidents-texts';
import type { Evidence, Incident } from '@sanshen/domain/incidents';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { documentMedia, plainReport } from '../../platform/documents/documents.ts';
import type { Block, PlainReport } from '../../platform/documents/model.ts';
import { namesOf } from '../organization/public.ts';
import { type Loaded, loadDesk, shownGap } from './read-incident.ts';

/** The report of an incident as a file; of an open one, as far as it has come. Throws `request.notFound`, `access.forbidden`. */
export async function downloadReport(
  context: AppContext,
  person: PersonId,
  id: string,
  form: 'docx' | 'pdf',
): Promise<{ readonly name: string; readonly media: string; readonly bytes: Buffer }> {
  const desk = await loadDesk(context, person, id);
  const { incident, now } = desk;
  const unit = (await namesOf(context.db, [incident.organization], now)).get(incident.organization) ?? '';
  const bytes = await plainReport(reportOf(desk, unit))[form]();
  const name = `突发事件处置报告-${kunming(incident.declared.at).slice(0, 10)}.${form}`;
  return { name, media: documentMedia[form], bytes: Buffer.from(bytes) };
}

/** What the report says: facts, time line, what was done, what worked, what failed, lessons with owners. Pure. */
export function reportOf(desk: Loaded, unit: string): PlainReport {
  const { incident, words, concerned, timeline } = desk;
  const { closed, declared, gravity } = incident;
  const said = (id: string | undefined) => words.get(id ?? '') ?? '';
  const scenario = concerned.names.scenario.zh;
  return {
    title: closed === null ? '突发事件处置情况（处置中）' : '突发事件处置总结报告',
    subtitle: `${scenario}（${gravityTexts[gravity].zh}）`,
    organization: unit,
    madeAt: closed?.word.at ?? timeline.at(-1)?.at ?? declared.at,
    ...(closed === null ? {} : { date: kunming(closed.word.at).slice(0, 10) }),
    signatures: [{ name: unit }],
    note: '时间线由系统按台账自动生成；人工记录的文字另行留存，台账存有其摘要。',
    sections: [
      {
        heading: '基本情况',
        body: [factsOf(desk), ...paragraphs(said(closed?.facts.id ?? incident.known.id))],
      },
      { heading: '处置经过', body: [timelineTable(desk)] },
      { heading: '预案步骤', body: [stepsTable(incident, words)] },
      { heading: '统一撤稿', body: [takedownTable(desk)] },
      ...(closed === null
        ? []
        : [
            { heading: '有效做法', body: paragraphs(said(closed.worked.id)) },
            { heading: '存在问题', body: paragraphs(said(closed.failed.id)) },
          ]),
      { heading: '未能办理的事项', body: [gapTable(desk)] },
      { heading: '整改措施', body: [lessonTable(incident, words)] },
    ],
  };
}

function factsOf({ incident, concerned, freezes }: Loaded): Block {
  const { declared, closed, lead, plan, channels } = incident;
  const names = channels.map(concerned.names.channel);
  const stopped = freezes.map(({ channel, organization }) =>
    channel === null ? concerned.names.organization(organization) : concerned.names.channel(channel),
  );
  return {
    kind: 'fields',
    fields: [
      { name: '登记', value: `${kunming(declared.at)}　${declared.by?.name ?? ''}` },
      { name: '现场负责人', value: lead.name },
      { name: '启动预案', value: plan === null ? '无生效预案' : `《${plan.name.zh}》第${plan.version}版` },
      { name: '涉及账号', value: names.join('、') || '无' },
      { name: '封停范围', value: stopped.join('、') || '未封停' },
      {
        name: '结束',
        value: closed === null ? '处置中' : `${kunming(closed.word.at)}　${closed.word.by?.name ?? ''}`,
      },
    ],
  };
}

function timelineTable({ timeline }: Loaded): Block {
  return {
    kind: 'table',
    columns: [
      { name: '时间', width: 3 },
      { name: '人员', width: 3 },
      { name: '事项', width: 9 },
    ],
    rows: timeline.map(({ at, name, text, words }) => [
      kunming(at),
      name ?? '系统',
      words === null ? text.zh : `${text.zh}：${words}`,
    ]),
  };
}

/** A limit as people say it. Pure. */
function limitText(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}天`;
  return minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`;
}

const outcomes = { done: '已办', skipped: '不办', impossible: '无法办理' } as const;

function stepsTable({ steps, declared }: Incident, words: Loaded['words']): Block {
  return {
    kind: 'table',
    columns: [
      { name: '步骤', width: 6 },
      { name: '时限', width: 2 },
      { name: '办理', width: 5 },
    ],
    rows: steps.map(({ title, minutes, dueAt, taken }) => {
      const after =
        taken === null ? null : Math.round((Date.parse(taken.word.at) - Date.parse(declared.at)) / 60_000);
      const late = taken !== null && dueAt !== null && taken.word.at > dueAt ? '，超过时限' : '';
      const said = words.get(taken?.words?.id ?? '');
      return [
        title,
        minutes === null ? '—' : limitText(minutes),
        taken === null
          ? '未登记'
          : `${outcomes[taken.outcome]}（第${after}分钟${late}，${taken.word.by?.name ?? ''}）${said === undefined ? '' : `：${said}`}`,
      ];
    }),
    none: '没有生效的预案',
  };
}

function takedownTable({ incident, concerned }: Loaded): Block {
  return {
    kind: 'table',
    columns: [
      { name: '内容与账号', width: 6 },
      { name: '结果', width: 3 },
      { name: '撤稿前证据', width: 4 },
      { name: '撤稿后证据', width: 4 },
    ],
    rows: incident.takedowns.map(({ publication, state, before, after }) => [
      concerned.names.publication(publication),
      takedownStateTexts[state].zh,
      evidenceText(before),
      evidenceText(after),
    ]),
    none: '未撤稿',
  };
}

const evidenceNames = {
  copy: '页面副本',
  earlierCopy: '此前核验的副本',
  screenshot: '截图',
  none: '无',
} as const;

/** The kind of proof, when it was had, and the beginning of its digest, by which the file is found. */
function evidenceText(evidence: Evidence | null): string {
  if (evidence === null) return '—';
  const { kind, file, word } = evidence;
  return file === null ? '未能保存' : `${evidenceNames[kind]} ${kunming(word.at)} ${file.slice(0, 19)}…`;
}

/** What stood open; of a closed incident, what it ended with. */
function gapTable(desk: Loaded): Block {
  const { gaps, incident } = desk;
  const open = gaps.map((gap) => shownGap(gap, desk).text.zh);
  return {
    kind: 'table',
    columns: [{ name: '事项', width: 1 }],
    rows: (incident.status === 'closed' ? leftUndone(desk) : open).map((text) => [text]),
    none: '无',
  };
}

/** What stayed undone when the incident was closed: the desk lists no gaps any more, the report keeps them. */
function leftUndone({ incident, concerned, calls }: Loaded): string[] {
  const { plan, takedowns, steps } = incident;
  const publication = concerned.names.publication;
  const silent = calls.flatMap(({ people }) => people.filter(({ acknowledged }) => acknowledged === null));
  return [
    ...(plan === null ? ['登记时没有生效的预案'] : []),
    ...takedowns
      .filter(({ state }) => ['failed', 'refused', 'stillPublic'].includes(state))
      .map((one) => `${publication(one.publication)}：${takedownStateTexts[one.state].zh}`),
    ...takedowns
      .filter(({ before }) => before === null || before.kind === 'none')
      .map((one) => `${publication(one.publication)}：撤稿前未能保存页面`),
    ...steps
      .filter(({ taken }) => taken?.outcome !== 'done')
      .map(({ title, taken }) => `步骤“${title}”：${taken === null ? '未登记' : outcomes[taken.outcome]}`),
    ...[...new Set(silent.map(({ name }) => name))].map((name) => `${name}未应答呼叫`),
  ];
}

function lessonTable({ lessons }: Incident, words: Loaded['words']): Block {
  return {
    kind: 'table',
    columns: [
      { name: '措施', width: 7 },
      { name: '责任人', width: 3 },
      { name: '期限', width: 3 },
      { name: '完成', width: 3 },
    ],
    rows: lessons.map((lesson) => [
      words.get(lesson.words.id) ?? '',
      lesson.owner.name,
      lesson.dueOn,
      lesson.done === null ? '未完成' : kunming(lesson.done.at).slice(0, 10),
    ]),
    none: '尚未登记',
  };
}

function paragraphs(text: string): Block[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => ({ kind: 'paragraph', text: line.trim() }));
}

/** `YYYY-MM-DD HH:MM` in Kunming, eight hours ahead of UTC the whole year. */
function kunming(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
