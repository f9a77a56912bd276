import { type ImportedPicture, type ImportWarning, importHtml, pictureType } from '@sanshen/document';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { editorSchema } from './schema.ts';
import { wordLists } from './word-lists.ts';

/** A picture of a paste that is not stored yet. */
export interface WaitingPicture {
  readonly placeholder: string;
  readonly file: File;
}

/** What is done with files that come with a paste or a drop. */
export interface PasteHandlers {
  readonly upload: (files: readonly File[], pos?: number) => void;
  /** Pictures that came inside the HTML: to be stored, then put in with {@link fillPicture}. */
  readonly fill: (pictures: readonly WaitingPicture[]) => void;
  /** Told what was left out, and how many pictures lie on other sites. */
  readonly noted: (warnings: readonly ImportWarning[], foreign: number) => void;
  /** The clipboard held HTML that cannot be read; its plain text is taken. */
  readonly unreadable: () => void;
}

/** Losses of look nobody has to hear of at each paste; what was said must not be lost silently. */
const tellable = new Set<ImportWarning['code']>([
  'import.elementDropped',
  'import.handlerDropped',
  'import.linkDropped',
  'import.pictureDropped',
  'import.mediaDropped',
]);

/**
 * Pastes and drops: files are uploaded; HTML of Word, WPS, WeChat and layout tools goes through the same import as a file does, which
 * keeps its layout and drops what could run, load or hide. What was copied from this editor keeps everything.
 */
export function pasteProps(handlers: PasteHandlers) {
  const take = (view: EditorView, data: DataTransfer, pos?: number): boolean => {
    const html = data.getData('text/html');
    const files = [...data.files];
    if (files.length > 0 && (html === '' || onlyPicture(html))) {
      handlers.upload(files, pos);
      return true;
    }
    if (html === '' || html.includes('data-pm-slice')) return false;
    const result = importHtml(withoutTitle(wordLists(html)));
    if (!result.ok) {
      handlers.unreadable();
      return view.pasteText(data.getData('text/plain'));
    }
    const { body, pictures, externalPictures, warnings } = result.value;
    const blocks = blocksOf(body);
    if (blocks.length === 0) return false;
    const { slice, waiting } = prepared(blocks, pictures);
    const { tr } = view.state;
    if (pos === undefined) tr.replaceSelection(slice);
    else tr.replaceRange(pos, pos, slice);
    view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
    if (waiting.length > 0) handlers.fill(waiting);
    // Word's page of style rules says nothing: what they lay out has its style inline.
    const told = warnings.filter(({ code, detail }) => tellable.has(code) && detail !== '<style>');
    if (told.length > 0 || externalPictures.length > 0) handlers.noted(told, externalPictures.length);
    return true;
  };
  return {
    // ProseMirror reads what is pasted before it asks; of foreign HTML it is given nothing.
    transformPastedHTML: (html: string): string => (html.includes('data-pm-slice') ? html : ''),
    handlePaste: (view: EditorView, event: ClipboardEvent): boolean =>
      event.clipboardData === null ? false : take(view, event.clipboardData),
    handleDrop: (view: EditorView, event: DragEvent, _slice: Slice, moved: boolean): boolean => {
      if (moved || event.dataTransfer === null) return false;
      const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
      const taken = take(view, event.dataTransfer, pos);
      if (taken) event.preventDefault();
      return taken;
    },
  };
}

/** A browser that copies a picture gives its file and an `img`; the file is what is meant. */
function onlyPicture(html: string): boolean {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  return body.textContent?.trim() === '' && body.querySelectorAll('img').length === 1;
}

/** The importer takes a leading heading for the title of a page; in a paste it is part of the text, so something stands before it. */
function withoutTitle(html: string): string {
  const body = /<body[^>]*>/i.exec(html);
  const at = body === null ? 0 : body.index + body[0].length;
  return `${html.slice(0, at)}<p>${mark}</p>${html.slice(at)}`;
}

const mark = '\u2060sanshen\u2060';

function blocksOf(body: unknown): readonly Node[] {
  // The importer gives a body of the schema whose pictures may still be placeholders; each block is read apart and unchecked.
  const content = (body as { readonly content?: readonly unknown[] }).content ?? [];
  const blocks = content.map((block) => editorSchema.nodeFromJSON(block));
  return blocks.filter((block) => block.textContent !== mark);
}

/** The blocks as a slice. A picture that came as data keeps its place under a placeholder of its own until it has been uploaded. */
function prepared(
  blocks: readonly Node[],
  pictures: readonly ImportedPicture[],
): { readonly slice: Slice; readonly waiting: readonly WaitingPicture[] } {
  const names = new Map(pictures.map(({ placeholder }) => [placeholder, nextPlaceholder()]));
  const renamed = (node: Node): Node => {
    const name = node.type.name === 'image' ? names.get(String(node.attrs.src)) : undefined;
    if (name !== undefined) return node.type.create({ ...node.attrs, src: name }, null, node.marks);
    if (node.isLeaf) return node;
    const children: Node[] = [];
    node.forEach((child) => {
      children.push(renamed(child));
    });
    return node.copy(Fragment.from(children));
  };
  const content = Fragment.from(blocks.map(renamed));
  const only = content.childCount === 1 ? content.firstChild : null;
  // A phrase goes into the line; whole paragraphs stay paragraphs with their look.
  const inline = only?.type.name === 'paragraph' && only.attrs.style === '';
  const waiting = pictures.map(({ bytes, mediaType, placeholder }) => {
    const type = pictureType(bytes) ?? mediaType;
    // A copy, since the bytes of an import may lie in a shared buffer.
    const file = new File([new Uint8Array(bytes)], `picture.${type.split('/')[1]}`, { type });
    return { placeholder: names.get(placeholder) ?? placeholder, file };
  });
  return { slice: inline ? new Slice(content, 1, 1) : new Slice(content, 0, 0), waiting };
}

let last = Math.floor(Math.random() * 400_000);

/** A number that no other paste in this document has. */
function nextPlaceholder(): string {
  last = (last + 1) % 1_000_000;
  return `import:${last}`;
}

/** Puts a stored file where its placeholder stands; null takes the placeholder away. Not a step to undo. */
export function fillPicture(view: EditorView, placeholder: string, file: string | null): void {
  const { tr } = view.state;
  view.state.doc.descendants((node, pos) => {
    if (node.type.name !== 'image' || node.attrs.src !== placeholder) return true;
    const at = tr.mapping.map(pos);
    if (file === null) tr.delete(at, at + node.nodeSize);
    else tr.setNodeMarkup(at, null, { ...node.attrs, src: null, file }, node.marks);
    return false;
  });
  if (tr.docChanged) view.dispatch(tr.setMeta('addToHistory', false));
}
