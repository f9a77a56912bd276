import type {
  Brand,
  Digest,
  Instant,
  ManuscriptId,
  OrganizationId,
  PersonId,
  PublicationId,
} from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { NamedItem } from '../policy/index.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import type { RiskReasons, SamplingMethod } from './sample.ts';

export type SpotCheckId = Brand<string, 'SpotCheckId'>;
/** `inspecting`: the two answer; `settling`: a third decides where they differ. */
export const spotCheckStatuses = ['inspecting', 'settling', 'settled'] as const;
export type SpotCheckStatus = (typeof spotCheckStatuses)[number];
export const spotCheckDuties = ['inspector', 'referee'] as const;
export type SpotCheckDuty = (typeof spotCheckDuties)[number];

/** Something published that was drawn. */
export interface SpotCheckItem {
  readonly publication: PublicationId;
  readonly manuscript: ManuscriptId;
  readonly organization: OrganizationId;
  readonly digest: Digest;
  readonly title: string;
}
/** An item that could have been drawn. */
export interface DrawnFrom {
  readonly publication: PublicationId;
  readonly weight: number;
  readonly reasons: RiskReasons;
}

/** What somebody says about one question of one item; `item` counts from 0. */
export interface SpotAnswer {
  readonly item: number;
  readonly line: string;
  readonly fault: boolean;
  readonly note: string;
}
export interface SpotPerson {
  readonly person: PersonId;
  readonly name: string;
}

/** 抽查. */
export interface SpotCheck {
  readonly id: SpotCheckId;
  readonly root: OrganizationId;
  /** Who holds it. */
  readonly organization: OrganizationId;
  readonly title: string;
  /** Of what was published from `from` (inclusive) to `to` (exclusive) by these units. */
  readonly from: Instant;
  readonly to: Instant;
  readonly units: readonly OrganizationId[];
  /** With seed, size and the population that the digest stands for, the sample can be drawn again. */
  readonly method: SamplingMethod;
  readonly size: number;
  readonly seed: string;
  readonly population: { readonly count: number; readonly digest: Digest };
  readonly doubleBlind: boolean;
  readonly lines: readonly NamedItem[];
  readonly items: readonly SpotCheckItem[];
  readonly inspectors: readonly [SpotPerson, SpotPerson];
  readonly referee: SpotPerson;
  readonly drawn: { readonly by: PersonSnapshot; readonly at: Instant };
  readonly status: SpotCheckStatus;
  /** Who has answered, with a commitment to the answers. */
  readonly submitted: readonly {
    readonly person: PersonId;
    readonly commitment: Digest;
    readonly at: Instant;
  }[];
  /** In the order of the inspectors, once both have answered. */
  readonly answers: readonly [readonly SpotAnswer[], readonly SpotAnswer[]] | null;
  readonly agreement: Agreement | null;
  /** What the third decided where they differ. */
  readonly verdicts: readonly SpotAnswer[];
  readonly settledAt: Instant | null;
}

export type SpotCheckEvent =
  | ({ readonly kind: 'drawn'; readonly population: readonly DrawnFrom[]; readonly digest: Digest } & Pick<
      SpotCheck,
      | 'id'
      | 'root'
      | 'organization'
      | 'title'
      | 'from'
      | 'to'
      | 'units'
      | 'method'
      | 'size'
      | 'seed'
      | 'doubleBlind'
      | 'lines'
      | 'items'
      | 'inspectors'
      | 'referee'
      | 'drawn'
    >)
  | {
      readonly kind: 'submitted';
      readonly id: SpotCheckId;
      readonly commitment: Digest;
      readonly by: PersonSnapshot;
      readonly at: Instant;
    }
  /** Both have answered: what each said, with the salts that open the commitments. */
  | {
      readonly kind: 'compared';
      readonly id: SpotCheckId;
      readonly answers: readonly [readonly SpotAnswer[], readonly SpotAnswer[]];
      readonly salts: readonly [string, string];
      readonly at: Instant;
    }
  | {
      readonly kind: 'settled';
      readonly id: SpotCheckId;
      readonly verdicts: readonly SpotAnswer[];
      readonly by: PersonSnapshot;
      readonly at: Instant;
    };

/** The spot check after an event; null stands for none before. Pure. */
export function applySpotCheck(before: SpotCheck | null, event: SpotCheckEvent): SpotCheck {
  if (event.kind === 'drawn') {
    const { kind: _, population, digest, ...rest } = event;
    return {
      ...rest,
      population: { count: population.length, digest },
      ...{
        status: 'inspecting',
        submitted: [],
        answers: null,
        agreement: null,
        verdicts: [],
        settledAt: null,
      },
    };
  }
  if (before === null) throw new TypeError('a spot check that nobody drew');
  switch (event.kind) {
    case 'submitted': {
      const { commitment, by, at } = event;
      return { ...before, submitted: [...before.submitted, { person: by.person, commitment, at }] };
    }
    case 'compared': {
      const { answers, at } = event;
      const agreement = agreementOf(
        pairsOf(before, answers).map(({ one, other }) => [one.fault, other.fault]),
      );
      const differ = agreement.agreed < agreement.questions;
      const status = differ ? 'settling' : 'settled';
      return { ...before, answers, agreement, status, settledAt: differ ? null : at };
    }
    case 'settled':
      return { ...before, verdicts: event.verdicts, status: 'settled', settledAt: event.at };
  }
}

/** Both answers to each question. */
export function pairsOf(
  { items, lines }: Pick<SpotCheck, 'items' | 'lines'>,
  [first, second]: readonly [readonly SpotAnswer[], readonly SpotAnswer[]],
): readonly { readonly one: SpotAnswer; readonly other: SpotAnswer }[] {
  return items.flatMap((_, item) =>
    lines.flatMap(({ id: line }) => {
      const of = (answers: readonly SpotAnswer[]) =>
        answers.find((answer) => answer.item === item && answer.line === line);
      const [one, other] = [of(first), of(second)];
      return one === undefined || other === undefined ? [] : [{ one, other }];
    }),
  );
}

/** Questions on which the two differ. Pure. */
export function differencesOf(check: SpotCheck): readonly Pick<SpotAnswer, 'item' | 'line'>[] {
  if (check.answers === null) return [];
  return pairsOf(check, check.answers)
    .filter(({ one, other }) => one.fault !== other.fault)
    .map(({ one: { item, line } }) => ({ item, line }));
}

/** Faults that stand: on which both agree, and that the third has confirmed. Empty until it is settled. Pure. */
export function faultsOf(check: SpotCheck): readonly SpotAnswer[] {
  if (check.answers === null || check.status !== 'settled') return [];
  const agreed = pairsOf(check, check.answers).flatMap(({ one, other }) =>
    one.fault && other.fault
      ? [{ ...one, note: [...new Set([one.note, other.note])].filter((note) => note !== '').join('；') }]
      : [],
  );
  const order = new Map(check.lines.map(({ id }, index) => [id, index]));
  return [...agreed, ...check.verdicts.filter(({ fault }) => fault)].toSorted(
    (a, b) => a.item - b.item || (order.get(a.line) ?? 0) - (order.get(b.line) ?? 0),
  );
}
