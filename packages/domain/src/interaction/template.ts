/** What may stand for a variable of a template. Free text is never one: what is not foreseen, a person decides. */
export type TemplateVariable =
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly name: string; readonly kind: 'number' }
  | { readonly name: string; readonly kind: 'date' }
  /** A link that begins with one of the addresses. */
  | { readonly name: string; readonly kind: 'link'; readonly prefixes: readonly string[] }
  /** A few words: no link, no mention, no long number, no line break. */
  | { readonly name: string; readonly kind: 'words'; readonly max: number };

export const templateVariableKinds = ['choice', 'number', 'date', 'link', 'words'] as const;

export interface Template {
  readonly text: string;
  readonly variables: readonly TemplateVariable[];
}

export const templateFaults = [
  'empty',
  'unknownVariable',
  'unusedVariable',
  'repeated',
  'slotsTouch',
  'tooManySlots',
  'variableWrong',
] as const;
export type TemplateFault = (typeof templateFaults)[number];

const slot = /\{([^{}]{1,30})\}/g;
/** More would make matching slow and the template meaningless. */
const mostSlots = 8;

/** What is wrong with a template; null if nothing is: every slot has a variable, every variable a slot, and words stand between two slots. Pure. */
export function templateFault(template: Template): TemplateFault | null {
  const names = slotNames(template.text);
  const fixed = template.text.split(slot).filter((_, index) => index % 2 === 0);
  if (fixed.join('').trim() === '') return 'empty';
  if (names.length > mostSlots) return 'tooManySlots';
  if (new Set(names).size < names.length) return 'repeated';
  if (fixed.slice(1, -1).some((part) => part === '')) return 'slotsTouch';
  const known = template.variables.map(({ name }) => name);
  if (names.some((name) => !known.includes(name))) return 'unknownVariable';
  if (known.some((name) => !names.includes(name)) || new Set(known).size < known.length)
    return 'unusedVariable';
  return template.variables.some(isWrong) ? 'variableWrong' : null;
}

function isWrong(variable: TemplateVariable): boolean {
  switch (variable.kind) {
    case 'choice':
      return variable.choices.length === 0 || variable.choices.some((one) => one.trim() === '');
    case 'link':
      return (
        variable.prefixes.length === 0 ||
        variable.prefixes.some((one) => !/^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\//i.test(one))
      );
    case 'words':
      return !(Number.isInteger(variable.max) && variable.max >= 1 && variable.max <= 40);
    default:
      return false;
  }
}

/** Names in the order of their slots. */
export function slotNames(text: string): readonly string[] {
  return [...text.matchAll(slot)].map((match) => match[1] ?? '');
}

/** The text of a template with values; null where a value is missing or may not stand there. Pure. */
export function fillTemplate(template: Template, values: Readonly<Record<string, string>>): string | null {
  let sound = true;
  const text = template.text.replaceAll(slot, (_, name: string) => {
    const variable = template.variables.find((one) => one.name === name);
    const value = values[name];
    if (variable === undefined || value === undefined || !mayStand(variable, value)) sound = false;
    return value ?? '';
  });
  return sound ? text : null;
}

/** Whether a value may stand for a variable. Pure. */
export function mayStand(variable: TemplateVariable, value: string): boolean {
  switch (variable.kind) {
    case 'choice':
      return variable.choices.includes(value);
    case 'number':
      return /^\d{1,6}(?:\.\d{1,2})?$/.test(value);
    case 'date':
      return /^(?:\d{4}年)?\d{1,2}月\d{1,2}日$|^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'link':
      return (
        !/\s/.test(value) && value.length <= 300 && variable.prefixes.some((one) => value.startsWith(one))
      );
    case 'words':
      return (
        value.trim() !== '' &&
        [...value].length <= variable.max &&
        !/[\r\n@＠#＃]|https?:|www\.|[a-z0-9-]\.[a-z]{2,}|\d{5,}/iu.test(value)
      );
  }
}

/** The values by which a text is a filling of a template; null if it is none. Pure. */
export function matchTemplate(template: Template, text: string): Readonly<Record<string, string>> | null {
  const parts = template.text.split(slot);
  const [first = ''] = parts;
  if (!text.startsWith(first)) return null;
  return matchFrom(template, { parts, text, dead: new Set() }, 1, first.length);
}

interface Matching {
  readonly parts: readonly string[];
  readonly text: string;
  /** Places from which the rest was found not to match, so that none is tried twice. */
  readonly dead: Set<string>;
}

/** Tries every end of the slot at `part`, shortest first. */
function matchFrom(
  template: Template,
  whole: Matching,
  part: number,
  from: number,
): Readonly<Record<string, string>> | null {
  const { parts, text, dead } = whole;
  const name = parts[part];
  const after = parts[part + 1];
  if (name === undefined || after === undefined) return from === text.length ? {} : null;
  const place = `${part}:${from}`;
  if (dead.has(place)) return null;
  const variable = template.variables.find((one) => one.name === name);
  if (variable === undefined) return null;
  const last = part + 2 >= parts.length;
  for (const end of ends(text, from, after, last)) {
    const value = text.slice(from, end);
    const rest = mayStand(variable, value) ? matchFrom(template, whole, part + 2, end + after.length) : null;
    if (rest !== null) return { ...rest, [name]: value };
  }
  dead.add(place);
  return null;
}

function* ends(text: string, from: number, after: string, last: boolean): Generator<number> {
  if (last) {
    const end = text.length - after.length;
    if (end >= from && text.endsWith(after)) yield end;
    return;
  }
  for (let end = text.indexOf(after, from); end !== -1; end = text.indexOf(after, end + 1)) yield end;
}
