import type { DrillAnswer } from '@sanshen/contract/drills';
import { dayOf, minuteOfDay } from '@sanshen/domain/calendar';
import {
  countReactions,
  type Drill,
  type ExpectationKind,
  type ReactionState,
  reactionsOf,
  type TimelineLine,
  timelineOf,
} from '@sanshen/domain/drills';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { NamedItem } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import { plainReport } from '../../platform/documents/documents.ts';
import { documentDay, type PlainReport } from '../../platform/documents/model.ts';
import { namesOf } from '../organization/public.ts';
import { callOf } from './call-participants.ts';
import { scenarioName } from './read-drill.ts';
import { rulesOf } from './rules.ts';
import { openDrill, refusal, require } from './scene.ts';
import { nameIn } from './show-drill.ts';
import { marked } from './tell.ts';

/**
 * 演练报告 as a document, for who runs or received it once the drill has ended. It is made from the record each time, so it never differs from it.
 * Throws `request.notFound`, `access.forbidden`, `drills.notEnded`.
 */
export async function printReport(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
  form: 'docx' | 'pdf',
): Promise<Uint8Array> {
  const at = clock.now();
  const { drill, part, may, receives } = await openDrill(db, person, id, { at });
  require(part === 'director' || part === 'observer' || receives || may('readDrills'));
  if (drill.finished === null || drill.status !== 'ended') throw refusal('drills.notEnded');
  const receiver = drill.report?.to?.organization;
  const places = receiver === undefined ? [drill.organization] : [drill.organization, receiver];
  const names = await namesOf(db, places, at);
  const report = reportOf(drill, {
    organization: names.get(drill.organization) ?? drill.organization,
    receiver: receiver === undefined ? '' : (names.get(receiver) ?? receiver),
    scenario: (await scenarioName(drill.scenario)).zh,
    items: (await rulesOf(db, drill.organization, at))?.evaluation ?? [],
    call: await callOf(db, drill),
    at,
  });
  return plainReport(report)[form]();
}

interface Names {
  readonly organization: string;
  readonly receiver: string;
  readonly scenario: string;
  readonly items: readonly NamedItem[];
  readonly call: DrillAnswer['call'];
  readonly at: Instant;
}

/** The report's text. Exported for its tests. */
export function reportOf(drill: Drill, names: Names): PlainReport {
  const { organization, receiver, scenario, at } = names;
  const submitted = drill.report?.submitted.at(-1) ?? null;
  const finished = drill.finished?.at ?? at;
  return {
    title: `${organization}应急演练报告`,
    subtitle: marked(drill.title),
    organization,
    sections: [
      { heading: '基本情况', body: [{ kind: 'fields', fields: basics(drill, { scenario, receiver }) }] },
      { heading: '总体情况', body: summary(drill, names) },
      { heading: '处置反应', body: [reactionTable(drill, at)] },
      { heading: '过程记录', body: [courseTable(drill)] },
      { heading: '观察评估', body: evaluation(drill, names.items) },
      { heading: '改进任务', body: [lessonTable(drill)] },
      ...questions(drill),
    ],
    signatures: [{ name: organization }],
    date: dayOf(submitted?.at ?? finished),
    note: '本报告由系统按演练记录生成。演练中的封停、撤稿、说明均在演练沙盒中进行，未触及任何真实账号。',
    madeAt: submitted?.at ?? finished,
  };
}

type Section = PlainReport['sections'][number];
type Body = Section['body'];

function basics(
  { begun, finished, plan, goal, director, observers, participants, roles }: Drill,
  { scenario, receiver }: { readonly scenario: string; readonly receiver: string },
) {
  const roleOf = (role: string) => roles.find(({ id }) => id === role)?.name ?? role;
  return [
    { name: '场景', value: scenario },
    { name: '目的', value: goal === '' ? '—' : goal },
    { name: '所练预案', value: plan === null ? '本单位无现行预案' : `${plan.name}（第${plan.version}版）` },
    { name: '时间', value: spanText(begun?.at, finished?.at) },
    { name: '导调', value: director.name },
    { name: '观察', value: observers.map(({ name }) => name).join('、') || '无' },
    { name: '参演', value: participants.map(({ name, role }) => `${name}（${roleOf(role)}）`).join('、') },
    { name: '报送', value: receiver },
  ];
}

function summary(drill: Drill, { at, call }: Names): Body {
  const { asked, inTime, late, missed } = countReactions(reactionsOf(drill, at));
  const submitted = drill.report?.submitted.at(-1);
  const counted = `共下发情景${drill.delivered.length}条，其中要求处置${asked}条：按时完成${inTime}条，超时完成${late}条，未完成${missed}条。`;
  const texts =
    submitted === undefined ? [] : submitted.note.split(/\n+/).filter((line) => line.trim() !== '');
  const called =
    call === null
      ? []
      : [
          call.silent.length === 0
            ? `演练中呼叫参演人员${call.people}人，全部应答。`
            : `演练中呼叫参演人员${call.people}人，${call.people - call.silent.length}人应答，未应答：${call.silent.join('、')}。`,
        ];
  return [counted, ...called, ...texts].map((text) => ({ kind: 'paragraph', text }));
}

const kindNames: Readonly<Record<ExpectationKind, string>> = {
  receipt: '确认收到',
  answer: '答复',
  freeze: '封停',
  lift: '解除封停',
  takedown: '撤稿',
  statement: '对外说明',
};
const stateNames: Readonly<Record<ReactionState, string>> = {
  waiting: '待完成',
  inTime: '按时',
  late: '超时',
  missed: '未完成',
};

function reactionTable(drill: Drill, at: Instant): Body[number] {
  const whatOf = new Map(drill.delivered.map(({ inject }) => [inject.id, inject.expected?.what ?? '']));
  return {
    kind: 'table',
    columns: [
      { name: '要求', width: 5 },
      { name: '类别', width: 2 },
      { name: '时限', width: 2 },
      { name: '用时', width: 2 },
      { name: '完成人', width: 3 },
      { name: '结果', width: 2 },
    ],
    rows: reactionsOf(drill, at).map(({ inject, kind, withinMinutes, minutes, by, state }) => [
      whatOf.get(inject) ?? '',
      kindNames[kind],
      `${withinMinutes}分钟`,
      minutes === null ? '—' : `${minutes.toFixed(1)}分钟`,
      by?.name ?? '—',
      stateNames[state],
    ]),
    none: '脚本未设处置要求',
  };
}

const lineNames: Readonly<Record<TimelineLine['kind'], string>> = {
  begun: '开始',
  paused: '暂停',
  resumed: '继续',
  delivered: '下发情景',
  ended: '结束',
  aborted: '中止',
  receipt: '确认收到',
  answer: '答复',
  decision: '决定',
  called: '演练呼叫',
  froze: '模拟封停',
  liftProposed: '提出解除模拟封停',
  lifted: '解除模拟封停',
  tookDown: '模拟撤稿',
  stated: '拟写模拟说明',
  statementApproved: '确认模拟说明',
  observed: '观察记录',
};

function courseTable(drill: Drill): Body[number] {
  return {
    kind: 'table',
    columns: [
      { name: '时间', width: 4 },
      { name: '分钟', width: 3 },
      { name: '事项', width: 6 },
      { name: '人员', width: 6 },
      { name: '内容', width: 17 },
    ],
    rows: timelineOf(drill).map(({ at, minute, kind, by, target, text }) => [
      clockText(at),
      String(Math.floor(minute)),
      lineNames[kind],
      by ?? '系统按时',
      [nameIn(drill.sandbox, target) ?? (kind === 'froze' ? '全部模拟账号' : ''), text]
        .filter((part) => part !== '')
        .join('：'),
    ]),
  };
}

function evaluation({ evaluations }: Drill, items: readonly NamedItem[]): Body {
  if (evaluations.length === 0) return [{ kind: 'paragraph', text: '本次演练未设观察评估。' }];
  const marksOf = (item: string) =>
    evaluations.flatMap(({ marks }) => marks.find((one) => one.item === item) ?? []);
  const known = new Set(items.map(({ id }) => id));
  const others = [...new Set(evaluations.flatMap(({ marks }) => marks.map(({ item }) => item)))]
    .filter((item) => !known.has(item))
    .map((id) => ({ id, name: { zh: id, en: id } }));
  return [
    {
      kind: 'table',
      columns: [
        { name: '评估项目', width: 8 },
        { name: '平均分（满分5分）', width: 5 },
        { name: '意见', width: 8 },
      ],
      rows: [...items, ...others].map(({ id, name }) => {
        const marks = marksOf(id);
        const mean = marks.reduce((sum, { mark }) => sum + mark, 0) / Math.max(1, marks.length);
        const notes = marks.map(({ note }) => note).filter((note) => note !== '');
        return [name.zh, marks.length === 0 ? '—' : mean.toFixed(1), notes.join('；')];
      }),
    },
    ...evaluations
      .filter(({ overall }) => overall !== '')
      .map(({ by, overall }) => ({ kind: 'paragraph', text: `${by.name}：${overall}` }) as const),
  ];
}

function lessonTable({ lessons }: Drill): Body[number] {
  return {
    kind: 'table',
    columns: [
      { name: '改进任务', width: 7 },
      { name: '负责人', width: 3 },
      { name: '期限', width: 4 },
      { name: '完成情况', width: 4 },
    ],
    rows: lessons.map(({ text, owner, due, done }) => [
      text,
      owner.name,
      documentDay(due),
      done === null ? '未完成' : `${documentDay(dayOf(done.at))}完成：${done.note}`,
    ]),
    none: '无',
  };
}

function questions({ report }: Drill): readonly Section[] {
  if (report === null || report.questions.length === 0) return [];
  return [
    {
      heading: '上级提出的问题及答复',
      body: report.questions.flatMap(({ note, by }, index) => [
        { kind: 'paragraph' as const, text: `问（${by.name}）：${note}` },
        { kind: 'paragraph' as const, text: `答：${report.submitted[index + 1]?.note ?? '待答复'}` },
      ]),
    },
  ];
}

function clockText(at: Instant): string {
  const minute = minuteOfDay(at);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function timeText(at: Instant): string {
  return `${documentDay(dayOf(at))}${clockText(at)}`;
}

/** From when to when; the day once where it is one. */
function spanText(from: Instant | undefined, to: Instant | undefined): string {
  if (from === undefined || to === undefined) return '—';
  return `${timeText(from)}至${dayOf(from) === dayOf(to) ? clockText(to) : timeText(to)}`;
}
