import { readFile } from 'node:fs/promises';
import { type Article, type ArticleFacts, articleOf } from '@sanshen/checks/text';
import {
  type DocumentResult,
  type ImportedDocument,
  importHtml,
  parseBody,
  plainText,
} from '@sanshen/document';
import { decodeText } from '@sanshen/document/decode';
import { importWord } from '@sanshen/document/import-word';
import { DocumentError, WarningList } from '@sanshen/document/messages';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { checkText } from './check-text.ts';

/** Bad use or unreadable input: one clear line, exit code 2. */
export class BadInput extends Error {
  readonly text: LocalizedText;
  constructor(text: LocalizedText) {
    super(text.en);
    this.text = text;
  }
}

function refused(path: string, { zh, en }: LocalizedText): BadInput {
  return new BadInput({ zh: checkText.unreadable(path, zh).zh, en: checkText.unreadable(path, en).en });
}

/** The bytes of a file, or of standard input for `-`. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    if (path !== '-') return await readFile(path);
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(Buffer.from(part));
    return Buffer.concat(parts);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadInput(checkText.unreadable(path, why));
  }
}

/** The text of a file that holds nothing else. */
export function readText(path: string, bytes: Uint8Array): string {
  try {
    return decodeText(bytes, new WarningList(), 'none');
  } catch (error) {
    if (error instanceof DocumentError) throw refused(path, error.refusal);
    throw error;
  }
}

/** The plain text of a file, cut into paragraphs; offsets of findings are the text's. */
export async function readArticle(path: string, facts: ArticleFacts): Promise<Article> {
  const type = path === '-' ? 'txt' : (/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '');
  if (!['txt', 'text', 'md', 'markdown', 'html', 'htm', 'docx'].includes(type)) {
    throw new BadInput(checkText.unknownType(path));
  }
  const bytes = await readInput(path);
  if (type === 'docx') return articleOfDocument(path, await importWord(bytes), facts);
  if (type.startsWith('htm')) return articleOfDocument(path, importHtml(bytes), facts);
  const text = readText(path, bytes);
  if (type.startsWith('m')) return articleOfMarkdown(text, facts);
  const title = titleLine(text);
  return articleOf(text, facts, (line) => (line === title ? 'title' : 'body'));
}

/** The number of the first line that holds anything, if it looks like a headline; −1 otherwise. */
function titleLine(text: string): number {
  const match = /^\s*([^\n]+)\n\s*\S/.exec(text.slice(0, 400));
  const first = match?.[1]?.trim() ?? '';
  if (match === null || first.length > 40 || /[。！？；：]$/.test(first)) return -1;
  return text.slice(0, text.indexOf(first)).split('\n').length - 1;
}

function articleOfDocument(
  path: string,
  result: DocumentResult<ImportedDocument>,
  facts: ArticleFacts,
): Article {
  if (!result.ok) throw refused(path, result.refusal);
  const { title, body } = result.value;
  const { text, blocks } = plainText(parseBody(body));
  const offset = title === null ? 0 : title.length + 1;
  const headings = new Set(
    blocks.filter(({ kind }) => kind === 'heading').map(({ start }) => start + offset),
  );
  return articleOf(title === null ? text : `${title}\n${text}`, facts, (line, start) => {
    if (line === 0 && title !== null) return 'title';
    return headings.has(start) ? 'heading' : 'body';
  });
}

/** Markdown without its marks: what a reader sees, line by line; code and pictures are left out. */
function articleOfMarkdown(source: string, facts: ArticleFacts): Article {
  const kinds: ('title' | 'heading' | 'body')[] = [];
  let inCode = false;
  const lines = source.split('\n').map((line) => {
    const fence = /^\s{0,3}(?:```|~~~)/.test(line);
    if (fence) inCode = !inCode;
    const heading = /^\s{0,3}#{1,6}\s/.test(line) && !inCode;
    kinds.push(heading ? (kinds.includes('title') ? 'heading' : 'title') : 'body');
    return fence || inCode ? '' : withoutMarks(line);
  });
  return articleOf(lines.join('\n'), facts, (line) => kinds[line] ?? 'body');
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)/, '')
    .replace(/!\[[^\][]{0,500}\]\([^()\s]{0,2000}\)/g, '')
    .replace(/\[([^\][]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, '')
    .replace(/\*\*|__|~~|`/g, '');
}
