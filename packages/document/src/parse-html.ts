import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import type { ImportLimits } from './import-result.ts';
import { DocumentError } from './messages.ts';

export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlDocument = DefaultTreeAdapterMap['document'];

/**
 * Parses HTML as a browser does (WHATWG HTML). Counts while parsing, since a few kilobytes of unclosed formatting tags
 * make a parser repeat them in every paragraph and grow a tree of millions. Throws {@link DocumentError}
 * `document.tooManyNodes` or `document.tooDeep`.
 */
export function parseHtml(html: string, limits: Pick<ImportLimits, 'maxDepth' | 'maxNodes'>): HtmlDocument {
  let nodes = 0;
  let depth = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > limits.maxNodes) throw new DocumentError('document.tooManyNodes', String(limits.maxNodes));
  };
  const counting: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      count();
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    createCommentNode(data) {
      count();
      return defaultTreeAdapter.createCommentNode(data);
    },
    onItemPush() {
      depth += 1;
      if (depth > limits.maxDepth) throw new DocumentError('document.tooDeep', String(limits.maxDepth));
    },
    onItemPop() {
      depth -= 1;
    },
  };
  return parse(html, { treeAdapter: counting, scriptingEnabled: false });
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is DefaultTreeAdapterMap['textNode'] {
  return node.nodeName === '#text';
}

/** The value of an attribute, or undefined. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** All text inside a node, scripts and styles left out; without recursion, so that no depth is too much for it. */
export function textOf(root: HtmlNode | HtmlDocument): string {
  const parts: string[] = [];
  const waiting: (HtmlNode | HtmlDocument)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    if ('childNodes' in node && node.nodeName !== 'script' && node.nodeName !== 'style') {
      waiting.push(...node.childNodes.toReversed());
    }
  }
  return parts.join('');
}
