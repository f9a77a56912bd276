/** A part of a circular's text as it is drawn up; people edit it afterwards. */
export type DraftBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface DraftText {
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
}

/** A case as a circular tells it. Chinese names, because a circular is a Chinese document. */
export interface ToldCase {
  readonly unit: string;
  readonly clauseName: string;
  readonly title: string;
  readonly gravityName: string;
  readonly measures: readonly string[];
  readonly closed: boolean;
}

/** A unit's result as a circular tells it. */
export interface ToldResult {
  readonly unit: string;
  /** Null where the rule book publishes no scores. */
  readonly score: number | null;
  readonly grade: string | null;
  readonly place: number | null;
  /** What cost points, one sentence each. */
  readonly reasons: readonly string[];
}

const heading = (text: string): DraftBlock => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): DraftBlock => ({ kind: 'paragraph', text });

const demands = (rules: string) =>
  paragraph(
    `各单位要举一反三，对照${rules}逐条检查，落实三审三校和账号管理责任；被通报单位要按期整改，并将整改情况书面报送本机关。`,
  );

/** Draws a circular up from cases: how many, which ones, what is asked. Pure. */
export function composeCases(
  cases: readonly ToldCase[],
  { period, rules }: { readonly period: string; readonly rules: string },
): DraftText {
  const units = new Set(cases.map(({ unit }) => unit));
  const closed = cases.filter((one) => one.closed).length;
  const byClause = [...new Set(cases.map(({ clauseName }) => clauseName))].map(
    (name) => `${name}${cases.filter((one) => one.clauseName === name).length}件`,
  );
  return {
    title: `关于${period}新媒体工作有关问题的通报`,
    blocks: [
      paragraph(`根据${rules}第十二条，现将${period}核实的有关问题通报如下。`),
      heading('总体情况'),
      paragraph(
        `${period}共核实问题${cases.length}件，涉及${units.size}个单位，已办结${closed}件。${byClause.length === 0 ? '' : `其中，${byClause.join('、')}。`}`,
      ),
      heading('具体问题'),
      ...cases.map(({ unit, title, gravityName, measures }) =>
        paragraph(
          `${unit}：${title}，情节${gravityName}${measures.length === 0 ? '' : `，处理：${measures.join('、')}`}。`,
        ),
      ),
      heading('工作要求'),
      demands(rules),
    ],
  };
}

/** Draws a circular up from assessments: a table of results, what cost points, what is asked. Pure. */
export function composeAssessment(
  results: readonly ToldResult[],
  { period, rules }: { readonly period: string; readonly rules: string },
): DraftText {
  const [first] = results;
  const shown = {
    place: results.some(({ place }) => place !== null),
    score: results.some(({ score }) => score !== null),
    grade: results.some(({ grade }) => grade !== null),
  };
  const columns = [
    ...(shown.place ? ['名次'] : []),
    '单位',
    ...(shown.score ? ['得分'] : []),
    ...(shown.grade ? ['等次'] : []),
  ];
  const rows = results.map(({ unit, score, grade, place }) => [
    ...(shown.place ? [String(place ?? '')] : []),
    unit,
    ...(shown.score ? [score?.toFixed(1) ?? ''] : []),
    ...(shown.grade ? [grade ?? ''] : []),
  ]);
  const lost = results.filter(({ reasons }) => reasons.length > 0);
  return {
    title: `关于${period}新媒体工作考核情况的通报`,
    blocks: [
      paragraph(
        `根据${rules}第十二条，对${results.length === 1 && first !== undefined ? first.unit : `${results.length}个单位`}${period}新媒体工作进行了考核，经公示和申诉复核，现将结果通报如下。`,
      ),
      heading('考核结果'),
      { kind: 'table', columns, rows },
      ...(lost.length === 0 ? [] : [heading('主要扣分情况')]),
      ...lost.map(({ unit, reasons }) => paragraph(`${unit}：${reasons.join('')}`)),
      heading('工作要求'),
      demands(rules),
    ],
  };
}

/** Draws up the circular that corrects or recalls another one. Pure. */
export function composeReplacement(
  kind: 'correction' | 'recall',
  { number, title, reason }: { readonly number: string; readonly title: string; readonly reason: string },
): DraftText {
  return kind === 'recall'
    ? {
        title: `关于撤销${number}通报的通知`,
        blocks: [paragraph(`《${title}》（${number}）因${reason}，现予撤销，自本通知印发之日起停止执行。`)],
      }
    : {
        title: `关于更正${number}通报有关内容的通知`,
        blocks: [
          paragraph(`《${title}》（${number}）有关内容需要更正，现通知如下。`),
          heading('更正内容'),
          paragraph(`${reason}。`),
          paragraph('其余内容不变。'),
        ],
      };
}
