/** A part of a document's body. Levels are numbered by the layout: 一、（一）1.（1）. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      /** Widths are weights; the columns share the width of the text. */
      readonly columns: readonly { readonly name: string; readonly width: number }[];
      readonly rows: readonly (readonly string[])[];
      /** What stands there when there is no row. */
      readonly none?: string;
    }
  /** Names and what stands beside them: two columns without a head. */
  | {
      readonly kind: 'fields';
      readonly fields: readonly { readonly name: string; readonly value: string }[];
    };

/**
 * 公文 in the layout of GB/T 9704—2012 (party and government organs' official documents). All strings are shown as they are; days are
 * `YYYY-MM-DD`, in Kunming.
 */
export interface OfficialDocument {
  /** 发文机关, as the signature names it: 共青团昆明市委员会. */
  readonly issuer: string;
  /** 发文机关标志, the red head; without it `issuer` with 文件. */
  readonly redHead?: string;
  /** 发文字号: 昆团通〔2026〕12号. */
  readonly number: string;
  readonly title: string;
  /** 主送机关, without the colon. */
  readonly addressees: readonly string[];
  readonly body: readonly Block[];
  /** 附件: named below the body, each on pages of its own behind it. */
  readonly attachments?: readonly { readonly title: string; readonly body: readonly Block[] }[];
  /** 发文机关署名; without it `issuer`. */
  readonly signature?: string;
  /** 成文日期. */
  readonly date: string;
  /** 附注, without brackets. */
  readonly note?: string;
  /** 抄送机关. */
  readonly copyTo?: readonly string[];
  /** 印发机关 and 印发日期; without it no such line. */
  readonly printed?: { readonly by: string; readonly on: string };
  /** Says across the head of the first page that this is no issued document: 征求意见稿. */
  readonly draft?: string;
  /** The moment that the file itself names as its own: the same document gives the same bytes. */
  readonly madeAt: string;
}

/** A report, certificate or letter without a red head: title, organisation, sections, signatures. */
export interface PlainReport {
  readonly title: string;
  readonly subtitle?: string;
  readonly organization: string;
  /** A section with a heading is one of the first level (一、). */
  readonly sections: readonly { readonly heading?: string; readonly body: readonly Block[] }[];
  /** Who signs: one gives the block at the right, several stand side by side with room for a name. */
  readonly signatures?: readonly { readonly name: string; readonly lines?: readonly string[] }[];
  /** The day under the signature, `YYYY-MM-DD`. */
  readonly date?: string;
  /** Small print at the end: how it was made, how it is verified. */
  readonly note?: string;
  readonly madeAt: string;
}

/** Lengths of GB/T 9704—2012, in points unless they say otherwise (5.2.1, 5.2.3, 7.2, 7.3, 7.4, 7.5). */
export const layout = {
  millimetre: 72 / 25.4,
  page: { width: 210, height: 297 },
  /** 天头 37 mm, 订口 28 mm; what is left of 156 mm × 225 mm. In millimetres. */
  margins: { top: 37, left: 28, right: 26, bottom: 35 },
  lines: 22,
  characters: 28,
  /** 三号, 二号, 四号, 小四. */
  size: { body: 16, title: 22, small: 14, table: 12 },
  red: 'D7000F',
} as const;

/** 一、（一）1.（1） for the headings of a body, in their order; a level starts again under each one above it. */
export function headingNumbers(body: readonly Block[]): readonly (string | null)[] {
  const counts = [0, 0, 0, 0, 0];
  return body.map((block) => {
    if (block.kind !== 'heading') return null;
    counts[block.level] = (counts[block.level] ?? 0) + 1;
    counts.fill(0, block.level + 1);
    return numberOf(block.level, counts[block.level] ?? 1);
  });
}

function numberOf(level: 1 | 2 | 3 | 4, count: number): string {
  if (level === 1) return `${chineseNumber(count)}、`;
  if (level === 2) return `（${chineseNumber(count)}）`;
  return level === 3 ? `${count}.` : `（${count}）`;
}

/** 1–99 in Chinese numerals: 一, 十, 十二, 二十一; other numbers in digits. */
export function chineseNumber(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 99) return String(count);
  const digits = '〇一二三四五六七八九';
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return ones === 0 ? ten : `${ten}${digits[ones]}`;
}

/** `2026-03-05` as a document writes it: 2026年3月5日. */
export function documentDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** How wide a text is, in full characters: Latin letters and digits are about half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) < 0x2000 ? 0.56 : 1;
  return width;
}

/** A title in lines of about the same length that break between words (7.3.1: 词意完整, 排列对称). `room` is a line's width in characters. */
export function titleLines(title: string, room: number): readonly string[] {
  const count = Math.ceil(widthOf(title) / room);
  if (count <= 1) return [title];
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(
    (one) => one.segment,
  );
  const goal = widthOf(title) / count;
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line + word;
    const opens =
      /[，。、：；！？）》〉」』”’〕]$/.test(line) || !/^[，。、：；！？）》〉」』”’〕的]/.test(word);
    const full = widthOf(longer) > room || widthOf(line) + widthOf(word) / 2 > goal;
    if (line !== '' && full && opens && lines.length < count - 1) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** All sections as one body, so that their headings are numbered through. */
export function bodyOf({ sections }: PlainReport): readonly Block[] {
  return sections.flatMap(({ heading, body }): readonly Block[] =>
    heading === undefined ? body : [{ kind: 'heading', level: 1, text: heading }, ...body],
  );
}
