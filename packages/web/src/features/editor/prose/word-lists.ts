const listParagraph = /<p\b[^>]*mso-list:\s*l\d+\s+level(\d)[^>]*>([\s\S]*?)<\/p>/gi;
/** The mark or number that Word writes before the words for programs that know no lists. */
const writtenMark =
  /<!\[if !supportLists\]>([\s\S]*?)<!\[endif\]>|<span[^>]*mso-list:\s*Ignore[^>]*>([\s\S]*?<\/span>)\s*<\/span>/i;
const nothingBetween = /^(?:\s|<!--[\s\S]*?-->|<\/?o:p>)*$/;

interface Item {
  readonly level: number;
  readonly ordered: boolean;
  readonly html: string;
}

/**
 * Word and WPS put lists into the clipboard as paragraphs with a number typed before each. Makes lists of them again, as deep as they
 * were; other HTML comes back as it is.
 */
export function wordLists(html: string): string {
  if (!/mso-list:/i.test(html)) return html;
  const out: string[] = [];
  let run: Item[] = [];
  let end = 0;
  const flush = () => {
    if (run.length > 0) out.push(listHtml(run));
    run = [];
  };
  for (const match of html.matchAll(listParagraph)) {
    const between = html.slice(end, match.index);
    if (!nothingBetween.test(between)) flush();
    out.push(...(run.length === 0 ? [between] : []));
    const [whole, level, inner = ''] = match;
    const mark = writtenMark.exec(inner)?.[0] ?? '';
    const words = mark.replaceAll(/<[^>]*>|&nbsp;|\s/g, '');
    run.push({
      level: Number(level),
      ordered: /[\d一-十a-z][.)、．]|[①-⑳]/i.test(words),
      html: inner.replace(mark, ''),
    });
    end = match.index + whole.length;
  }
  flush();
  return `${out.join('')}${html.slice(end)}`;
}

function listHtml(items: readonly Item[]): string {
  const parts: string[] = [];
  const open: string[] = [];
  for (const { level, ordered, html } of items) {
    while (open.length > level) parts.push(`</li></${open.pop()}>`);
    if (open.length === level) parts.push('</li>');
    while (open.length < level) {
      const tag = ordered ? 'ol' : 'ul';
      parts.push(open.length === level - 1 ? `<${tag}>` : `<${tag}><li>`);
      open.push(tag);
    }
    parts.push(`<li><p>${html}</p>`);
  }
  while (open.length > 0) parts.push(`</li></${open.pop()}>`);
  return parts.join('');
}
