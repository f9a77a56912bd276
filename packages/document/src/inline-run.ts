import type { Json } from '@sanshen/domain/kernel';

type JsonNode = { readonly [key: string]: Json };

/**
 * Gathers inline content into textblocks, and closes the current one whenever a block comes between. White space is
 * collapsed as a browser shows it.
 */
export class InlineRun {
  readonly blocks: JsonNode[] = [];
  readonly #textblock: JsonNode;
  #inline: JsonNode[] = [];
  /** True at the start of a line and after a space: further spaces are not shown there. */
  #skipSpace = true;
  /** Whether the last text was collapsed, so that a space at its end may go. */
  #collapsed = true;

  /** `textblock` is the node, without content, that loose inline content is put into. */
  constructor(textblock: JsonNode) {
    this.#textblock = textblock;
  }

  text(raw: string, marks: readonly Json[], keepSpace: boolean): void {
    this.#collapsed = !keepSpace;
    if (keepSpace) {
      raw.split(/\r\n?|\n/).forEach((line, index) => {
        if (index > 0) this.lineBreak();
        this.#push(line, marks);
      });
      return;
    }
    const collapsed = raw.replaceAll(/[ \t\n\r\f]+/g, ' ');
    this.#push(this.#skipSpace ? collapsed.replace(/^ /, '') : collapsed, marks);
  }

  lineBreak(): void {
    this.#trimEnd();
    this.#inline.push({ type: 'hardBreak' });
    this.#skipSpace = true;
  }

  /** An inline node that is no text. */
  atom(node: JsonNode): void {
    this.#inline.push(node);
    this.#skipSpace = false;
  }

  block(node: JsonNode): void {
    this.close();
    this.blocks.push(node);
  }

  /** Ends the current textblock; nothing happens where there is none. */
  close(): void {
    this.#trimEnd();
    const only = this.#inline.length === 1 ? this.#inline[0] : undefined;
    // A lone line break is how HTML writes an empty line.
    const content = only?.type === 'hardBreak' ? [] : this.#inline;
    if (this.#inline.length > 0)
      this.blocks.push({ ...this.#textblock, ...(content.length > 0 ? { content } : {}) });
    this.#inline = [];
    this.#skipSpace = true;
  }

  #push(text: string, marks: readonly Json[]): void {
    if (text === '') return;
    this.#inline.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
    this.#skipSpace = text.endsWith(' ');
  }

  #trimEnd(): void {
    const last = this.#inline.at(-1);
    if (!this.#collapsed || typeof last?.text !== 'string' || !last.text.endsWith(' ')) return;
    const text = last.text.replace(/ $/, '');
    this.#inline.pop();
    if (text !== '') this.#inline.push({ ...last, text });
  }
}
