import type { checkText } from '@sanshen/contract/checks';
import type { RouteAnswer } from '@sanshen/contract/route';

export type Found = RouteAnswer<typeof checkText>['findings'][number];
export type LiveField = 'title' | 'summary' | 'body';

/** One paragraph of what is being written, with its place in the plain text of its field. */
export interface LiveParagraph {
  readonly kind: 'title' | 'summary' | 'heading' | 'body';
  readonly text: string;
  readonly field: LiveField;
  readonly start: number;
}

/** A finding in the offsets of its field. */
export interface LiveFinding extends Omit<Found, 'paragraph'> {
  readonly id: string;
  readonly field: LiveField;
}

export interface LiveState {
  readonly findings: readonly LiveFinding[];
  /** `away`: the server does not answer; it is asked again. */
  readonly state: 'checking' | 'done' | 'away';
}

export type Ask = (body: {
  readonly paragraphs: readonly Pick<LiveParagraph, 'kind' | 'text'>[];
  readonly whole: boolean;
}) => Promise<readonly Found[]>;

interface Pace {
  /** Milliseconds after a key before the changed paragraphs are sent. */
  readonly gatherMs: number;
  /** Milliseconds of rest before the whole article is looked at. */
  readonly restMs: number;
  /** Milliseconds before a server that did not answer is asked again. */
  readonly againMs: number;
}

const usual: Pace = { gatherMs: 30, restMs: 1500, againMs: 6000 };

/** Units in one request; a longer text is sent in parts. */
const mostUnits = 100_000;
/** Paragraphs whose findings are remembered. */
const mostKept = 5000;

/**
 * Findings in a text while it is being written. Only paragraphs that were never seen are sent; all others are answered from memory. What needs
 * the whole article is asked for when the hand rests.
 */
export class LiveChecks {
  readonly #ask: Ask;
  readonly #pace: Pace;
  readonly #tell: (state: LiveState) => void;
  readonly #known = new Map<string, readonly Found[]>();
  /** Of the whole article as it was last looked at, by paragraph. */
  #ofArticle = new Map<string, readonly Found[]>();
  #paragraphs: readonly LiveParagraph[] = [];
  #wholeSeen = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #closed = false;

  constructor(ask: Ask, tell: (state: LiveState) => void, pace: Partial<Pace> = {}) {
    this.#ask = ask;
    this.#tell = tell;
    this.#pace = { ...usual, ...pace };
  }

  /** What stands there now. */
  update(paragraphs: readonly LiveParagraph[]): void {
    this.#paragraphs = paragraphs;
    const waits = this.#missing().length > 0;
    this.#say(waits ? 'checking' : 'done');
    this.#next(waits ? this.#pace.gatherMs : this.#pace.restMs);
  }

  /** Forgets what was found, since rules or exceptions changed, and asks anew. */
  renew(): void {
    this.#known.clear();
    this.#ofArticle.clear();
    this.#wholeSeen = '';
    this.update(this.#paragraphs);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #next(wait: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#step(), wait);
  }

  async #step(): Promise<void> {
    // One at a time: what is typed meanwhile goes with the next.
    if (this.#asking) return;
    const missing = this.#missing();
    const whole = missing.length === 0;
    const spelled = this.#paragraphs.map(keyOf).join('\n');
    if (whole && (spelled === this.#wholeSeen || spelled.length > mostUnits)) return;
    const sent = whole ? this.#paragraphs : part(missing);
    this.#asking = true;
    try {
      const found = await this.#ask({ paragraphs: sent.map(({ kind, text }) => ({ kind, text })), whole });
      if (this.#closed) return;
      if (whole) {
        this.#wholeSeen = spelled;
        this.#ofArticle = byParagraph(sent, found, 'article');
      } else
        for (const [key, findings] of byParagraph(sent, found, 'paragraph')) this.#remember(key, findings);
      this.#asking = false;
      const waits = this.#missing().length > 0;
      this.#say(waits ? 'checking' : 'done');
      this.#next(waits ? 0 : this.#pace.restMs);
    } catch {
      this.#asking = false;
      if (this.#closed) return;
      this.#say('away');
      this.#next(this.#pace.againMs);
    }
  }

  /** Paragraphs that nobody was asked about yet, each text once. */
  #missing(): readonly LiveParagraph[] {
    const seen = new Set<string>();
    return this.#paragraphs.filter((one) => {
      const key = keyOf(one);
      if (one.text.trim() === '' || this.#known.has(key) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  #remember(key: string, findings: readonly Found[]): void {
    this.#known.delete(key);
    this.#known.set(key, findings);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostKept) break;
      this.#known.delete(oldest);
    }
  }

  #say(state: LiveState['state']): void {
    const findings = this.#paragraphs.flatMap((paragraph) => {
      const key = keyOf(paragraph);
      const found = [...(this.#known.get(key) ?? []), ...(this.#ofArticle.get(key) ?? [])];
      return found
        .filter(
          (one, index) =>
            !found.slice(0, index).some((other) => other.start < one.end && one.start < other.end),
        )
        .map(({ paragraph: _paragraph, start, end, ...one }): LiveFinding => {
          const from = paragraph.start + start;
          return {
            ...one,
            id: `${paragraph.field}:${from}:${one.rule}`,
            field: paragraph.field,
            start: from,
            end: paragraph.start + end,
          };
        });
    });
    this.#tell({ findings, state });
  }
}

function keyOf({ kind, text }: LiveParagraph): string {
  return `${kind}\n${text}`;
}

function part(paragraphs: readonly LiveParagraph[]): readonly LiveParagraph[] {
  let units = 0;
  const sent = paragraphs.filter(({ text }) => {
    units += text.length;
    return units <= mostUnits;
  });
  return sent.length === 0 ? paragraphs.slice(0, 1) : sent;
}

/** Findings of one scope by the paragraph that they stand in; paragraphs without any are there too. */
function byParagraph(
  sent: readonly LiveParagraph[],
  found: readonly Found[],
  scope: Found['scope'],
): Map<string, readonly Found[]> {
  const groups = new Map<string, Found[]>(sent.map((one) => [keyOf(one), []]));
  for (const finding of found) {
    const paragraph = sent[finding.paragraph];
    if (paragraph !== undefined && finding.scope === scope) groups.get(keyOf(paragraph))?.push(finding);
  }
  return groups;
}

/** Lines of a text as paragraphs; a line break within a block parts them as the checks of a saved text do. */
export function linesOf(
  text: string,
  place: { readonly kind: LiveParagraph['kind']; readonly field: LiveField; readonly start: number },
): readonly LiveParagraph[] {
  let start = place.start;
  return text.split('\n').map((line) => {
    const paragraph = { ...place, text: line, start };
    start += line.length + 1;
    return paragraph;
  });
}
