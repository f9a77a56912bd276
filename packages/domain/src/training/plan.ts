import type { Instant } from '../kernel/index.ts';

/** One thing that somebody has to learn or pass. */
export interface PlanLine {
  readonly kind: 'annualHours' | 'qualification' | 'course' | 'examination';
  /** Of a qualification, course or examination; null for the hours of the year. */
  readonly id: string | null;
  readonly title: string | null;
  readonly status: 'done' | 'open' | 'overdue';
  readonly dueAt: Instant | null;
  /** Hours learnt, lessons done, or a score. */
  readonly done: number;
  readonly needed: number;
}

/** What the plan of a person follows from. */
export interface PlanFacts {
  readonly annual: { readonly hours: number; readonly learnt: number; readonly yearEnd: Instant };
  readonly qualifications: readonly {
    readonly id: string;
    readonly title: string;
    /** Until when he has it; null if he has not. */
    readonly heldTo: Instant | null | 'withoutEnd';
    readonly hours: number;
    readonly learnt: number;
  }[];
  readonly courses: readonly {
    readonly id: string;
    readonly title: string;
    readonly dueAt: Instant | null;
    readonly lessons: number;
    readonly done: number;
  }[];
  readonly examinations: readonly {
    readonly id: string;
    readonly title: string;
    readonly closesAt: Instant;
    readonly passed: boolean;
    readonly best: number | null;
    readonly passScore: number;
  }[];
}

/** A qualification that ends within this time has to be renewed. */
const renewDays = 60;

/** The training plan of a person: what by when, what of it is done. What is late comes first, then what is due next. Pure. */
export function planOf(facts: PlanFacts, now: Instant): readonly PlanLine[] {
  const { annual } = facts;
  const line = (
    of: Pick<PlanLine, 'kind' | 'id' | 'title' | 'dueAt' | 'done' | 'needed'>,
    done: boolean,
  ): PlanLine => ({
    ...of,
    status: done ? 'done' : of.dueAt !== null && of.dueAt <= now ? 'overdue' : 'open',
  });
  const soon = new Date(Date.parse(now) + renewDays * 86_400_000).toISOString();
  const lines = [
    ...facts.qualifications.map(({ id, title, heldTo, hours, learnt }) => {
      const held = heldTo === 'withoutEnd' || (heldTo !== null && heldTo > soon);
      // Who has none is late from the first day on.
      const dueAt = heldTo === 'withoutEnd' ? null : (heldTo ?? now);
      return line({ kind: 'qualification', id, title, dueAt, done: learnt, needed: hours }, held);
    }),
    ...facts.courses.map(({ id, title, dueAt, lessons, done }) =>
      line({ kind: 'course', id, title, dueAt, done, needed: lessons }, done >= lessons),
    ),
    ...facts.examinations.map(({ id, title, closesAt, passed, best, passScore }) =>
      line({ kind: 'examination', id, title, dueAt: closesAt, done: best ?? 0, needed: passScore }, passed),
    ),
    line(
      {
        ...{ kind: 'annualHours', id: null, title: null },
        ...{ dueAt: annual.yearEnd, done: annual.learnt, needed: annual.hours },
      },
      annual.learnt >= annual.hours,
    ),
  ];
  const rank = { overdue: 0, open: 1, done: 2 } as const;
  return lines.sort(
    (a, b) =>
      rank[a.status] - rank[b.status] ||
      ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : a.dueAt === b.dueAt ? 0 : 1),
  );
}
