import { parseBody } from '@sanshen/document';
import type { DraftBlock } from '@sanshen/domain/circulars';
import type { Json } from '@sanshen/domain/kernel';
import { type Block, headingNumbers } from '../../platform/documents/model.ts';
import { blocksOfText } from '../../platform/documents/text-blocks.ts';

const textNode = (text: string): Json[] => (text === '' ? [] : [{ type: 'text', text }]);
const paragraphNode = (text: string): Json => ({ type: 'paragraph', content: textNode(text) });

/** The body of a manuscript from what was drawn up, with the numbers of its headings, as reviewers should see them. */
export function bodyFrom(blocks: readonly DraftBlock[]): Json {
  const numbers = headingNumbers(
    blocks.map((block): Block => (block.kind === 'heading' ? block : { kind: 'paragraph', text: '' })),
  );
  return {
    type: 'doc',
    content: blocks.map((block, index): Json => {
      if (block.kind === 'paragraph') return paragraphNode(block.text);
      if (block.kind === 'heading') {
        const text = `${numbers[index] ?? ''}${block.text}`;
        return { type: 'heading', attrs: { level: block.level + 1 }, content: textNode(text) };
      }
      const row = (cells: readonly string[], type: 'tableHeader' | 'tableCell'): Json => ({
        type: 'tableRow',
        content: cells.map((text) => ({ type, content: [paragraphNode(text)] })),
      });
      const rows = block.rows.map((cells) => row(cells, 'tableCell'));
      return { type: 'table', content: [row(block.columns, 'tableHeader'), ...rows] };
    }),
  };
}

type Node = ReturnType<typeof parseBody>;

/** The blocks of an official document from the signed body: nothing of its words is left out. Headings lose the numbers that the layout gives. */
export function blocksFrom(body: Json): readonly Block[] {
  return childrenOf(parseBody(body)).flatMap(blocksOfNode);
}

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(child);
  });
  return children;
}

function wordsOf(node: Node): string {
  return node.textBetween(0, node.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''));
}

function blocksOfNode(node: Node): readonly Block[] {
  switch (node.type.name) {
    case 'heading':
      return headingOf(node);
    case 'paragraph':
      return blocksOfText(wordsOf(node));
    case 'table':
      return [tableOf(node)];
    case 'orderedList':
    case 'bulletList':
      return childrenOf(node).flatMap((item, index) =>
        listItem(item, node.type.name === 'orderedList' ? `${Number(node.attrs.start) + index}. ` : ''),
      );
    case 'blockquote':
    case 'section':
      return childrenOf(node).flatMap(blocksOfNode);
    default:
      return [];
  }
}

function headingOf(node: Node): readonly Block[] {
  const text = wordsOf(node).replaceAll('\n', '').trim();
  const [named] = blocksOfText(text);
  if (named === undefined) return [];
  // A heading that numbers itself says its level by that; titles begin at the second level of the editor.
  if (named.kind === 'heading') return [named];
  const level = Math.min(4, Math.max(1, Number(node.attrs.level) - 1));
  return [{ kind: 'heading', level: level === 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4, text }];
}

function listItem(item: Node, number: string): readonly Block[] {
  return childrenOf(item)
    .flatMap(blocksOfNode)
    .map((block, index) =>
      index === 0 && (block.kind === 'paragraph' || block.kind === 'heading')
        ? { kind: 'paragraph', text: `${number}${block.text}` }
        : block,
    );
}

function tableOf(node: Node): Block {
  const rows = childrenOf(node).map((row) => childrenOf(row).map((cell) => wordsOf(cell)));
  const [head = [], ...rest] = rows;
  const count = Math.max(1, ...rows.map((row) => row.length));
  const cellsOf = (row: readonly string[]) => Array.from({ length: count }, (_, index) => row[index] ?? '');
  const columns = cellsOf(head).map((name, index) => {
    const longest = Math.max(4, ...rows.map((row) => (row[index] ?? '').length));
    return { name, width: Math.min(20, longest) };
  });
  return { kind: 'table', columns, rows: rest.map(cellsOf) };
}
