import MarkdownIt from 'markdown-it';
import { decodeText } from './decode.ts';
import { escapeHtml } from './export-html.ts';
import { importHtml } from './import-html.ts';
import { defaultImportLimits, type ImportedDocument, type ImportLimits } from './import-result.ts';
import { asResult, DocumentError, type DocumentResult, WarningList } from './messages.ts';

/** Units of a Markdown file at most: many times an article, and few enough that no input keeps the parser long. */
const longest = 256 * 1024;

/**
 * Imports Markdown (CommonMark with GitHub's tables, strikethrough and task lists). It becomes HTML, which {@link importHtml} then holds
 * against its rules: raw HTML, links and pictures in it get no further than they would in an HTML file. A heading of level 1 at the
 * beginning is the title, as is `title` of a front matter. Never throws on bad input.
 */
export function importMarkdown(
  source: Uint8Array | string,
  limits: ImportLimits = defaultImportLimits,
): DocumentResult<ImportedDocument> {
  const warnings = new WarningList();
  const html = asResult(() => toPage(read(source, limits, warnings)));
  return html.ok ? importHtml(html.value, limits, { warnings }) : html;
}

function read(source: Uint8Array | string, limits: ImportLimits, warnings: WarningList): string {
  const most = Math.min(limits.maxBytes, longest);
  if (source.length > most) throw new DocumentError('document.tooLarge', String(most));
  const text = typeof source === 'string' ? source : decodeText(source, warnings, 'none');
  if (text.includes('\u0000')) throw new DocumentError('document.notText');
  if (!text.isWellFormed()) throw new DocumentError('document.loneSurrogate');
  if (text.trim() === '') throw new DocumentError('document.empty');
  return text.replace(/^\ufeff/, '');
}

function toPage(text: string): string {
  const { title, rest } = splitFrontMatter(text);
  const html = markdown.render(rest);
  return title === null ? html : `<title>${escapeHtml(title)}</title>${html}`;
}

/** The head of settings that static site tools put before a text: only its title is of use here. */
function splitFrontMatter(text: string): { readonly title: string | null; readonly rest: string } {
  const found = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (found === null) return { title: null, rest: text };
  const line = /^title:[ \t]*(.+?)[ \t]*$/m.exec(found[1] ?? '')?.[1] ?? '';
  const title = line.replace(/^(["'])(.*)\1$/, '$2').trim();
  return { title: title === '' ? null : title, rest: text.slice(found[0].length) };
}

const markdown = new MarkdownIt('default', { html: true });

/** Boxes of task lists as signs; controls of a form have no place in an article. */
markdown.core.ruler.push('taskLists', ({ tokens }) => {
  for (const [index, token] of tokens.entries()) {
    const first = token.children?.[0];
    if (token.type !== 'inline' || first === undefined || tokens[index - 2]?.type !== 'list_item_open')
      continue;
    first.content = first.content.replace(/^\[ \] /, '☐ ').replace(/^\[[xX]\] /, '☑ ');
  }
});

// A line's end within a paragraph is a space in HTML; Chinese has none between its characters.
markdown.renderer.rules.softbreak = (tokens, index) => {
  const before = tokens[index - 1]?.content ?? '';
  const after = tokens[index + 1]?.content ?? '';
  return endsChinese.test(before) && beginsChinese.test(after) ? '' : '\n';
};

const endsChinese = /[\p{Script=Han}，。！？；：、”’》）】]$/u;
const beginsChinese = /^[\p{Script=Han}“‘《（【]/u;
