import type { RouteAnswer } from '@sanshen/contract/route';
import {
  beginAttempt,
  readAttempt,
  saveAnswers,
  submitAttempt,
} from '@sanshen/contract/training-examinations';
import { batch, emptyQueue, put, settle } from '../../packages/web/src/features/training/answer-queue.ts';
import { type Chance, pause } from '../../tests/faults/chance.ts';
import type { Caller } from './http.ts';

type Sheet = RouteAnswer<typeof readAttempt>;
type Question = Sheet['questions'][number];
type Answer = NonNullable<Question['answer']>;
type Told = RouteAnswer<typeof saveAnswers>;
type Sent = ReturnType<typeof batch>[number];

/** A request that was answered; moments and lengths in milliseconds. */
export interface Timed {
  readonly what: 'begin' | 'read' | 'save' | 'submit';
  readonly sentAt: number;
  readonly took: number;
}

/** How a taker behaves. */
export interface Manner {
  /** What he waits at most before he begins, and what he thinks before an answer on average; milliseconds. */
  readonly beginsWithin: number;
  readonly thinks: number;
  readonly chance: Chance;
}

/** The tries of the page after a failure, in milliseconds; the last one again and again. */
const retries = [1000, 2000, 5000] as const;
/** Share of answers that are thought over and given once more. */
const changesMind = 0.15;

/**
 * Somebody who takes an examination as the page does it: the page's own queue of answers, one request at a time, the page's waits after a failure. He gives up on
 * nothing.
 */
export class Taker {
  attempt = '';
  readonly times: Timed[] = [];
  /** By place, the newest answer that the server has acknowledged. */
  readonly acknowledged = new Map<number, Sent>();
  acknowledgements = 0;
  /** The longest time from an answer until it was acknowledged. */
  longestWait = 0;
  late = 0;
  handedIn = false;
  readonly #caller: Caller;
  readonly #manner: Manner;
  #queue = emptyQueue;
  #sending: Promise<void> | null = null;

  constructor(caller: Caller, manner: Manner) {
    this.#caller = caller;
    this.#manner = manner;
  }

  /** From the beginning until the paper is handed in. */
  async sit(examination: string): Promise<void> {
    const { beginsWithin, chance } = this.#manner;
    await pause(chance.number() * beginsWithin);
    await this.answer(await this.begin(examination));
    await this.handIn();
  }

  /** Begins and reads the sheet. */
  async begin(examination: string): Promise<Sheet> {
    const begun = await this.#insist('begin', () =>
      this.#caller.call(beginAttempt, { params: { examination }, body: {} }),
    );
    this.attempt = (JSON.parse(begun) as RouteAnswer<typeof beginAttempt>).attempt;
    return this.read();
  }

  /** Answers all questions, and waits until everything is acknowledged. */
  async answer({ questions }: Sheet): Promise<void> {
    const { thinks, chance } = this.#manner;
    for (const [position, question] of questions.entries()) {
      const times = steps(question) + (chance.happens(changesMind) ? 1 : 0);
      for (let step = 1; step <= times; step += 1) {
        // A question takes its time; what is typed or ticked for it follows in the same breath.
        await pause(step === 1 ? thinkingTime(thinks, chance) : (0.06 + chance.number() / 6) * thinks);
        this.#give(position, answerTo(question, step, chance));
      }
    }
    while (this.#waits()) await pause(20);
  }

  async handIn(): Promise<void> {
    await this.#insist('submit', () =>
      this.#caller.call(submitAttempt, { params: { attempt: this.attempt }, body: {} }),
    );
    this.handedIn = true;
  }

  /** The sheet as the server has it. */
  async read(): Promise<Sheet> {
    const params = { attempt: this.attempt };
    // The server's answer to this route.
    return JSON.parse(await this.#insist('read', () => this.#caller.call(readAttempt, { params }))) as Sheet;
  }

  #waits(): boolean {
    return batch(this.#queue).length > 0 || this.#sending !== null;
  }

  #give(position: number, answer: Answer): void {
    this.#queue = put(this.#queue, position, answer, Date.now());
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
  }

  async #send(): Promise<void> {
    while (batch(this.#queue).length > 0) {
      let answers: Sent[] = [];
      const text = await this.#insist('save', () => {
        // Each try takes along what was answered meanwhile.
        answers = [...batch(this.#queue)];
        return this.#caller.call(saveAnswers, { params: { attempt: this.attempt }, body: { answers } });
      });
      const told = JSON.parse(text) as Told;
      for (const { position, sequence } of told.saved) {
        const sent = answers.find((one) => one.position === position && one.sequence === sequence);
        if (sent === undefined) continue;
        this.acknowledged.set(position, sent);
        this.acknowledgements += 1;
        this.longestWait = Math.max(this.longestWait, Date.now() - Date.parse(sent.madeAt));
      }
      this.late += told.late.length;
      this.#queue = settle(this.#queue, told);
    }
  }

  async #insist(what: Timed['what'], send: () => Promise<string>): Promise<string> {
    for (let failures = 0; ; failures += 1) {
      const sentAt = Date.now();
      const started = performance.now();
      try {
        const text = await send();
        this.times.push({ what, sentAt, took: performance.now() - started });
        return text;
      } catch (error) {
        // A refusal is a fault of this benchmark or of the server; no answer and the 500s pass.
        if (error instanceof Error && / answered 4\d\d: /.test(error.message)) throw error;
        await pause(retries[Math.min(failures, retries.length - 1)] ?? 5000);
      }
    }
  }
}

/** How often an answer to a question is saved while it is given: each tick, each word that is typed or marked. */
function steps({ kind, blanks }: Question): number {
  if (kind === 'multiple') return 3;
  if (kind === 'fill') return blanks;
  return kind === 'proofreading' ? 5 : 1;
}

function answerTo(question: Question, step: number, chance: Chance): Answer {
  const { kind, options, blanks, page } = question;
  switch (kind) {
    case 'single':
      return { kind, choice: chance.between(0, options.length - 1) };
    case 'multiple': {
      const choices = options.map((_, index) => index).filter(() => chance.happens(0.5));
      return { kind, choices: choices.slice(0, step) };
    }
    case 'judge':
      return { kind, verdict: chance.happens(0.5) };
    case 'fill':
      return { kind, texts: Array.from({ length: blanks }, (_, index) => (index < step ? '三审三校' : '')) };
    case 'proofreading': {
      const length = page?.length ?? 0;
      const starts = Array.from({ length: step }, (_, index) => Math.floor((index * length) / (step + 1)));
      return { kind, marks: starts.map((start) => ({ start, end: start + 1, correction: '的' })) };
    }
    case 'free':
      return { kind, text: '先报告，再留证，然后处置。'.repeat(step) };
  }
}

/** Times between what people do lie as those of an exponential distribution do; nobody is faster than a second. */
function thinkingTime(mean: number, chance: Chance): number {
  const fastest = Math.min(1000, mean / 2);
  return fastest - Math.log(1 - chance.number()) * (mean - fastest);
}
