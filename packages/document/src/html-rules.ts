import type { Json } from '@sanshen/domain/kernel';
import { cleanStyle } from './style.ts';

/** Elements left out with everything in them, with a warning: they run, load, hide, or take input. */
export const droppedTags: ReadonlySet<string> = new Set(
  (
    'script style iframe frame frameset noframes object embed applet noscript template svg math canvas portal ' +
    'input button select textarea option datalist dialog map area link base marquee bgsound plaintext xmp listing ' +
    'noembed isindex keygen command slot'
  ).split(' '),
);

/** Elements that carry nothing of the text; nobody has to hear of them. */
export const silentlySkipped: ReadonlySet<string> = new Set(
  'title meta source track param col colgroup wbr'.split(' '),
);

/** Elements inside a line of text. */
export const phrasingTags: ReadonlySet<string> = new Set(
  (
    'a b strong i em u ins s strike del span font sub sup small big code kbd samp var tt cite q mark label abbr ' +
    'acronym time data dfn bdi bdo ruby rb rt rp nobr picture'
  ).split(' '),
);

/** Elements that begin a new block and mean no more than that. */
export const blockContainers: ReadonlySet<string> = new Set(
  (
    'html head body div section article main header footer nav aside figure figcaption center address details summary ' +
    'hgroup dl dt dd li form fieldset legend caption tbody thead tfoot tr td th'
  ).split(' '),
);

/** The formatting that text inside an element gets. */
export interface InlineState {
  readonly link: { readonly href: string; readonly title: string } | null;
  readonly strong: boolean;
  readonly em: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly style: string;
}

export const noMarks: InlineState = {
  link: null,
  strong: false,
  em: false,
  underline: false,
  strike: false,
  style: '',
};

const formats: Readonly<Record<string, Partial<InlineState>>> = {
  b: { strong: true },
  strong: { strong: true },
  i: { em: true },
  em: { em: true },
  cite: { em: true },
  dfn: { em: true },
  var: { em: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
};

const stylesOfTags: Readonly<Record<string, string>> = {
  sub: 'vertical-align:sub;font-size:smaller',
  sup: 'vertical-align:super;font-size:smaller',
  small: 'font-size:smaller',
  big: 'font-size:larger',
  code: 'font-family:monospace',
  kbd: 'font-family:monospace',
  samp: 'font-family:monospace',
  tt: 'font-family:monospace',
  mark: 'background-color:yellow',
};

/** The formatting inside an inline element: that outside it, plus what the element means, plus its own style. */
export function inlineState(outer: InlineState, tag: string, style: string): InlineState {
  const inner = { ...outer, ...(Object.hasOwn(formats, tag) ? formats[tag] : {}) };
  const byTag = Object.hasOwn(stylesOfTags, tag) ? (stylesOfTags[tag] ?? '') : '';
  return withStyle(withStyle(inner, byTag), style);
}

/** Adds styles; where both name a property, the inner one holds. */
export function withStyle(state: InlineState, style: string): InlineState {
  if (style === '') return state;
  return { ...state, style: cleanStyle(`${state.style};${style}`).style };
}

/** The marks of the schema for a formatting. */
export function marksOf(state: InlineState): readonly Json[] {
  const marks: Json[] = [];
  if (state.link) marks.push({ type: 'link', attrs: state.link });
  if (state.strong) marks.push({ type: 'strong' });
  if (state.em) marks.push({ type: 'em' });
  if (state.underline) marks.push({ type: 'underline' });
  if (state.strike) marks.push({ type: 'strike' });
  if (state.style !== '') marks.push({ type: 'span', attrs: { style: state.style } });
  return marks;
}
