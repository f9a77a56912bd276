/** What {@link cleanStyle} kept and what it left out. */
export interface CleanStyle {
  /** `property:value` pairs joined by `;`, in the order given; empty when nothing is left. */
  readonly style: string;
  /** The declarations left out, shortened. */
  readonly dropped: readonly string[];
}

type ValueTest = (value: string) => boolean;

const number = String.raw`[+-]?(?:\d{1,5}(?:\.\d{1,6})?|\.\d{1,6})`;
const length = `(?:${number}(?:px|em|rem|%|vw|pt|ch)|[+-]?0(?:\\.0+)?)`;
const calc = String.raw`calc\((?:[\d.+\-*/% ]|px|em|rem|vw)+\)`;
const colour = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|rgba|hsl|hsla)\([\d.,%/ +-]+(?:deg)?[\d.,%/ +-]*\))`;
const gradient = String.raw`(?:repeating-)?(?:linear|radial)-gradient\((?:[\w.,%# +-]|(?:rgba?|hsla?)\([\d.,%/ ]+\))+\)`;
const shapeFunctions = String.raw`(?:rotate|rotatex|rotatey|rotatez|scale|scalex|scaley|skew|skewx|skewy|translate|translatex|translatey|translate3d|perspective)\([\d.,%\- +a-z]+\)`;

const whole = (pattern: string): ValueTest => {
  const expression = new RegExp(`^(?:${pattern})$`, 'i');
  return (value) => expression.test(value);
};
const words = (list: string): ValueTest => {
  const known = new Set(list.split(' '));
  return (value) => known.has(value.toLowerCase());
};
const either =
  (...tests: readonly ValueTest[]): ValueTest =>
  (value) =>
    tests.some((test) => test(value));
const both =
  (...tests: readonly ValueTest[]): ValueTest =>
  (value) =>
    tests.every((test) => test(value));

/** Offsets that push text out of sight are refused; layouts use far smaller ones. */
const withinSight: ValueTest = (value) =>
  [...value.matchAll(/[+-]?\d*\.?\d+/g)].every((match) => Number(match[0]) > -600 && Number(match[0]) < 5000);
/** Words that are shrunk to a line or turned on edge are there and cannot be read; layouts turn by halves and shrink little. */
const readableShape: ValueTest = (value) =>
  [...value.matchAll(/(scale|rotate)[xy]?\(([^)]*)\)/gi)].every(([whole, name, amounts = '']) =>
    amounts
      .split(/[ ,]+/)
      .filter((amount) => amount !== '')
      .every((amount) => {
        if (name?.toLowerCase() === 'scale') return Math.abs(Number(amount)) >= 0.3;
        // About the axis that points at the reader, words stay as they are.
        return !/^rotate[xy]/i.test(whole) || Math.abs(Math.cos(radians(amount))) >= 0.3;
      }),
  );
const turns: Readonly<Record<string, number>> = { deg: 360, grad: 400, rad: 2 * Math.PI, turn: 1 };
const radians = (angle: string): number =>
  (Number.parseFloat(angle) / (turns[/[a-z]+$/i.exec(angle)?.[0].toLowerCase() ?? 'deg'] ?? Number.NaN)) *
  2 *
  Math.PI;
const notZero: ValueTest = (value) => !/^[+-]?0*\.?0*(?:px|em|rem|%|vw|pt|ch)?$/i.test(value);

const lengths = both(whole(`(?:${length}|auto|${calc})(?: (?:${length}|auto|${calc})){0,3}`), withinSight);
const oneLength = both(whole(`${length}|auto|none|fit-content|max-content|min-content|${calc}`), withinSight);
const inherited = words('inherit initial unset');
const borderParts = whole(
  `(?:none|(?:(?:${length}|thin|medium|thick|solid|dashed|dotted|double|groove|ridge|inset|outset|none|${colour})(?: |$)){1,4})`,
);
const lineStyles = whole(
  '(?:(?:none|solid|dashed|dotted|double|groove|ridge|inset|outset|hidden)(?: |$)){1,4}',
);
const colours = whole(colour);
const colourList = whole(`${colour}(?: ${colour}){0,3}`);
const visibleColour = both(colours, (value) => value.toLowerCase() !== 'transparent');
const shadow = both(whole(`none|(?:inset )?(?:(?:${length}|${colour}|inset|,)[ ,]*){1,12}`), withinSight);
const anyNumber = both(whole(number), withinSight);
const fontNames = whole(String.raw`[\w\u4e00-\u9fff\- ,']{1,300}`);

const tests = new Map<string, ValueTest>();
const allow = (names: string, test: ValueTest): void => {
  for (const name of names.split(' ')) tests.set(name, either(test, inherited));
};

allow('color -webkit-text-fill-color', visibleColour);
allow('background-color', colours);
allow('background background-image', whole(`none|${colour}|${gradient}`));
allow(
  'font-size',
  either(both(oneLength, notZero), words('small medium large x-large xx-large smaller larger x-small')),
);
allow('font-family', fontNames);
allow('font-weight', either(words('normal bold bolder lighter'), whole('[1-9]00')));
allow('font-style', words('normal italic oblique'));
allow('font-variant', words('normal small-caps'));
allow('text-align text-align-last', words('left right center justify start end'));
allow('text-justify', words('auto inter-character inter-ideograph inter-word distribute'));
allow(
  'text-decoration text-decoration-line',
  whole(`(?:(?:none|underline|line-through|overline|solid|dashed|dotted|wavy|double|${colour})(?: |$)){1,3}`),
);
allow('text-decoration-color', colours);
allow('text-decoration-style', words('solid dashed dotted wavy double'));
allow(
  'text-indent',
  both(oneLength, (value) => !value.startsWith('-'), withinSight),
);
allow('text-shadow box-shadow', shadow);
allow('text-transform', words('none uppercase lowercase capitalize'));
allow('line-height letter-spacing word-spacing', either(oneLength, anyNumber, words('normal')));
allow(
  'vertical-align',
  either(words('baseline top middle bottom super sub text-top text-bottom'), oneLength),
);
allow('white-space', words('normal pre-wrap pre-line nowrap pre'));
allow('word-break', words('normal break-all keep-all break-word'));
allow('overflow-wrap word-wrap', words('normal break-word anywhere'));
allow('writing-mode', words('horizontal-tb vertical-rl vertical-lr'));
allow('margin margin-top margin-right margin-bottom margin-left', lengths);
allow('padding padding-top padding-right padding-bottom padding-left', lengths);
allow('width height max-width min-width max-height min-height', oneLength);
allow('border border-top border-right border-bottom border-left', borderParts);
allow('border-color border-top-color border-right-color border-bottom-color border-left-color', colourList);
allow('border-style border-top-style border-right-style border-bottom-style border-left-style', lineStyles);
allow('border-width border-top-width border-right-width border-bottom-width border-left-width', lengths);
allow('border-radius', whole(`${length}(?:[ /]+${length}){0,7}`));
allow(
  'border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius',
  lengths,
);
allow('border-collapse', words('collapse separate'));
allow('border-spacing', lengths);
allow('box-sizing', words('border-box content-box'));
allow(
  'display',
  words('block inline inline-block flex inline-flex grid table table-cell table-row list-item'),
);
allow('float', words('left right none'));
allow('clear', words('left right both none'));
allow('flex', whole('(?:none|auto|[\\d.]+)(?: [\\d.]+)?(?: (?:auto|[\\d.]+(?:px|%|em)?))?'));
allow(
  'flex-flow flex-direction flex-wrap',
  whole('(?:(?:row|column|row-reverse|column-reverse|wrap|nowrap|wrap-reverse)(?: |$)){1,2}'),
);
allow('flex-grow flex-shrink order', whole('\\d{1,3}(?:\\.\\d{1,4})?'));
allow('flex-basis gap row-gap column-gap', either(lengths, words('auto content normal')));
allow(
  'justify-content align-items align-self align-content',
  words(
    'flex-start flex-end center start end space-between space-around space-evenly stretch baseline normal auto',
  ),
);
allow(
  'list-style list-style-type',
  words(
    'none disc circle square decimal lower-alpha upper-alpha lower-roman upper-roman cjk-ideographic simp-chinese-informal',
  ),
);
allow('opacity', whole('1(?:\\.0+)?|0?\\.[1-9]\\d*'));
allow('overflow overflow-x overflow-y', words('visible hidden auto scroll'));
allow('position', words('static relative'));
allow('table-layout', words('auto fixed'));
allow(
  'transform -webkit-transform',
  both(whole(`none|${shapeFunctions}(?: ${shapeFunctions}){0,3}`), withinSight, readableShape),
);
allow('transform-origin', either(lengths, whole('(?:(?:left|right|center|top|bottom)(?: |$)){1,2}')));
allow('object-fit', words('contain cover fill none scale-down'));
allow('text-size-adjust -webkit-text-size-adjust', either(words('none auto'), oneLength));

const mostStyle = 4_000;
const clips = /^(?:hidden|scroll|auto)$/i;
const smallBox = /^(?:[+-]?[0-7](?:\.\d+)?(?:px|pt)?|0?\.\d+(?:px|em|rem|pt|%)?|0(?:em|rem|%|vw))$/i;

/**
 * Keeps of an inline style what lays text out and drops the rest: nothing that loads (`url()`, `@import`), runs
 * (`expression`, `behavior`), leaves its place on the page (`position: fixed` or `absolute`) or hides text from a
 * reviewer (`display: none`, zero size, text pushed far outside). Idempotent: cleaning its own output changes nothing.
 */
export function cleanStyle(raw: string): CleanStyle {
  const kept = new Map<string, string>();
  const dropped: string[] = [];
  if (raw.length > mostStyle) return { style: '', dropped: [`${raw.slice(0, 60)}…`] };
  for (const declaration of declarations(raw.replaceAll(/\/\*[\s\S]*?\*\//g, ' '))) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = tidyValue(declaration.slice(colon + 1));
    if (colon > 0 && value !== '' && tests.get(property)?.(value)) kept.set(property, value);
    else dropped.push(declaration.trim());
  }
  for (const property of ['overflow', 'overflow-x', 'overflow-y']) {
    const value = kept.get(property);
    if (value && clips.test(value) && hasSmallBox(kept)) {
      kept.delete(property);
      dropped.push(`${property}:${value}`);
    }
  }
  return { style: [...kept].map(([property, value]) => `${property}:${value}`).join(';'), dropped };
}

/** A clipped box of almost no size hides whatever stands in it. */
function hasSmallBox(kept: ReadonlyMap<string, string>): boolean {
  return ['width', 'height', 'max-width', 'max-height', 'line-height'].some((name) => {
    const value = kept.get(name);
    if (value === undefined) return false;
    return name === 'line-height' ? notZero(value) === false : smallBox.test(value);
  });
}

function tidyValue(raw: string): string {
  const value = raw
    .replaceAll(/\s+/g, ' ')
    .replaceAll('"', "'")
    .replace(/! ?important\s*$/i, '')
    .trim();
  return value.replaceAll(/ ?, ?/g, ',').replaceAll(/\( | \)/g, (bracket) => bracket.trim());
}

/** Splits at semicolons outside brackets and quotes. */
function declarations(raw: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let index = 0; index <= raw.length; index += 1) {
    const char = raw[index];
    if (char === undefined || (char === ';' && depth === 0 && quote === '')) {
      const part = raw.slice(start, index);
      if (part.trim() !== '') parts.push(part);
      start = index + 1;
    } else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
  }
  return parts;
}
