import type { MaterialField } from '@sanshen/domain/content';
import type { Json, LocalizedText } from '@sanshen/domain/kernel';
import type { BlockChange, BodyDiff, FieldChange } from './diff.ts';
import type { TextRun } from './text-runs.ts';

/** What people call the fields of a manuscript. */
export const fieldNames: Readonly<Record<MaterialField, LocalizedText>> = {
  title: { zh: '标题', en: 'Title' },
  byline: { zh: '署名', en: 'Byline' },
  summary: { zh: '摘要', en: 'Summary' },
  body: { zh: '正文', en: 'Body' },
  cover: { zh: '封面', en: 'Cover' },
  attachments: { zh: '附件', en: 'Attachments' },
  channels: { zh: '发布账号', en: 'Channels' },
  schedule: { zh: '定时发布', en: 'Schedule' },
  source: { zh: '稿件来源', en: 'Source' },
  topic: { zh: '选题', en: 'Topic' },
  declarations: { zh: '声明', en: 'Declarations' },
};

const words = {
  inserted: { zh: '新增第{n}段', en: 'Paragraph {n} inserted' },
  deleted: { zh: '删除第{n}段', en: 'Paragraph {n} deleted' },
  changed: { zh: '修改第{n}段', en: 'Paragraph {n} changed' },
  formatted: {
    zh: '第{n}段文字未变，样式或图片有变',
    en: 'Paragraph {n}: same words, other format or pictures',
  },
  mediaAdded: { zh: '新增图片或音视频', en: 'Picture or media added' },
  mediaRemoved: { zh: '删除图片或音视频', en: 'Picture or media removed' },
  layout: { zh: '版式结构有变', en: 'The layout around the text changed' },
  none: { zh: '无', en: 'none' },
} satisfies Record<string, LocalizedText>;

type Language = keyof LocalizedText;

/** How many unchanged characters stand around a change, so that a reader finds the place. */
const around = 20;

/**
 * A comparison as lines that a person can read: `[-deleted-]` and `{+inserted+}` in their surroundings. Deterministic, so
 * it can stand in an archive.
 */
export function diffText(changes: readonly FieldChange[], language: Language): string {
  return changes.map((change) => fieldText(change, language)).join('\n');
}

function fieldText(change: FieldChange, language: Language): string {
  const lines = [`${fieldNames[change.field][language]}`];
  if (change.runs.length > 0) lines.push(`  ${runsText(change.runs)}`);
  for (const { path, before, after } of change.values) {
    lines.push(`  ${path}: [-${shown(before, language)}-] {+${shown(after, language)}+}`);
  }
  if (change.body) lines.push(...bodyLines(change.body, language));
  return lines.join('\n');
}

function bodyLines(body: BodyDiff, language: Language): readonly string[] {
  return [
    ...body.changes.map((change) => blockText(change, language)),
    ...body.mediaRemoved.map((name) => `  ${words.mediaRemoved[language]} [-${name}-]`),
    ...body.mediaAdded.map((name) => `  ${words.mediaAdded[language]} {+${name}+}`),
    ...(body.layoutChanged ? [`  ${words.layout[language]}`] : []),
  ];
}

function blockText(change: BlockChange, language: Language): string {
  const place = change.after ?? change.before;
  const heading = words[change.kind][language].replace('{n}', String((place?.index ?? 0) + 1));
  const text = runsText(change.runs);
  return text === '' ? `  ${heading}` : `  ${heading}\n    ${text}`;
}

/** The runs of one text in one line; long unchanged stretches are shortened. */
export function runsText(runs: readonly TextRun[]): string {
  return runs
    .map(({ kind, text }, index) => {
      const line = text.replaceAll('\n', '⏎');
      if (kind === 'deleted') return `[-${line}-]`;
      if (kind === 'inserted') return `{+${line}+}`;
      const start = index === 0 ? '' : line.slice(0, around);
      const end = index === runs.length - 1 ? '' : line.slice(-around);
      return line.length <= 2 * around ? line : `${start}…${end}`.toWellFormed();
    })
    .join('');
}

function shown(value: Json, language: Language): string {
  if (value === null || value === '') return words.none[language];
  return typeof value === 'string' ? value : JSON.stringify(value);
}
