import { attribute, plainText } from '../../html.ts';

/** What the platform does to a draft's HTML: scripts go, pictures from elsewhere go. */
export function filterContent(html: string, isOwnPicture: (path: string) => boolean): string {
  return html
    .replace(/<script\b[\s\S]*?(<\/script\s*>|$)/gi, '')
    .replace(/<\/?(?:iframe|object|embed|form|input|link|meta)\b[^>]*>/gi, '')
    .replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/(href|src)\s*=\s*(["'])\s*javascript:[^"']*\2/gi, '')
    .replace(/<img\b[^>]*>/gi, (tag) => {
      const address = attribute(tag, 'src') ?? attribute(tag, 'data-src');
      const path = address === null ? null : URL.parse(address)?.pathname;
      return path !== null && path !== undefined && isOwnPicture(path) ? tag : '';
    });
}

/** How the platform rewrites HTML when it publishes: lazy pictures, attributes and a wrapper of its own, other white space. */
export function rewriteForReaders(html: string): string {
  const pictures = html.replace(
    /<img\b([^>]*?)\ssrc\s*=\s*"([^"]*)"([^>]*)>/gi,
    (_tag, before, address, after) => {
      const query = address.includes('?') ? '&amp;' : '?';
      const rest = `${before}${after}`.replace(/\/\s*$/, '');
      return `<img${rest} class="rich_pages wxw-img" data-ratio="0.6666" data-src="${address}${query}from=appmsg" data-w="1080" />`;
    },
  );
  return `<section data-role="outer" data-mpa-powered-by="yes">\n${pictures.replace(/></g, '>\n<')}\n</section>`;
}

/** The summary that the platform makes when none is given. */
export function defaultDigest(content: string): string {
  return [...plainText(content)].slice(0, 54).join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
