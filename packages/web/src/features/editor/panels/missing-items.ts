import type { useMissing } from '../use-facts.ts';
import type { Localized } from './localized.ts';

/** Where one goes to mend something. */
export type Goal =
  | 'title'
  | 'body'
  | 'picture'
  | 'channels'
  | 'cover'
  | 'topic'
  | 'form'
  | 'sources'
  | 'declarations';

/** One line of what is missing. */
export interface MissingItem {
  readonly key: string;
  readonly goal: Goal;
  readonly text: string;
  readonly error: boolean;
}

type Known = ReturnType<typeof useMissing>;

interface Words {
  readonly title: string;
  readonly untitled: string | null;
  readonly body: string;
  readonly pictures: string;
  readonly channels: string;
  readonly topic: string;
  readonly form: string;
  readonly sources: string;
  readonly declaration: (id: string) => string;
  readonly limit: (issue: Known['limits'][number]) => string;
  readonly localized: Localized;
}

const goalOfField = (field: string): Goal =>
  field === 'title' ? 'title' : field === 'cover' ? 'cover' : field.startsWith('body') ? 'body' : 'channels';

/** What is missing, in the order in which one fills it in; each with its words and its place. */
export function missingItems({ missing, limits, issues }: Known, words: Words): readonly MissingItem[] {
  const items: MissingItem[] = missing.map((name) => {
    const item = (goal: Goal, text: string) => ({ key: name, goal, text, error: true });
    if (name === 'title') return item('title', words.title);
    if (name === 'body') return item('body', words.body);
    if (name === 'body.pictures') return item('picture', words.pictures);
    if (name === 'channels') return item('channels', words.channels);
    if (name === 'topic') return item('topic', words.topic);
    if (name === 'source.form') return item('form', words.form);
    if (name === 'source.sources') return item('sources', words.sources);
    return item('declarations', words.declaration(name.replace('declarations.', '')));
  });
  if (words.untitled !== null && !missing.includes('title'))
    items.unshift({ key: 'untitled', goal: 'title', text: words.untitled, error: false });
  for (const issue of limits) {
    const goal: Goal =
      issue.code === 'coverNeeded'
        ? 'cover'
        : issue.code === 'titleLong'
          ? 'title'
          : issue.code === 'bodyLong'
            ? 'body'
            : 'channels';
    items.push({ key: `${issue.channel} ${issue.code}`, goal, text: words.limit(issue), error: issue.error });
  }
  for (const { channel, code, field, severity, zh, en } of issues) {
    // What lengths and numbers tell is said above already.
    if (limits.some((one) => one.channel === channel && sameField(one.code, field))) continue;
    items.push({
      key: `${channel} ${code} ${field}`,
      goal: goalOfField(field),
      text: words.localized({ zh, en }),
      error: severity === 'error',
    });
  }
  return items;
}

function sameField(code: string, field: string): boolean {
  const fields: Readonly<Record<string, string>> = {
    titleLong: 'title',
    summaryLong: 'summary',
    bylineLong: 'byline',
    bodyLong: 'body',
    coverNeeded: 'cover',
  };
  return fields[code] === field;
}
