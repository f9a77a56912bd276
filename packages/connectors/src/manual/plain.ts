import { decodeReferences } from '../html.ts';

/** HTML as a person would type it: blocks on lines of their own, no tags. */
export function htmlToText(html: string): string {
  const lines = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\b[^>]*>|<\/(?:p|div|section|h[1-6]|li|tr|blockquote)\s*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return decodeReferences(lines)
    .split('\n')
    .map((line) => line.replace(/[\s\u200b]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
