import type { CaseRules, Indicator, RetentionRule, SpotCheckRules } from './accountability-rules.ts';
import type { AssessmentRules, CircularRules } from './assessment-rules.ts';
import type { Clause, Policy } from './policy.ts';
import type { PlanRule, Target } from './sections.ts';
import { practiceFigures } from './sections.ts';
import { widerHours } from './strictness-hours.ts';
import { fewerOfficesAt, moreOfficesAt, officeAtRule, seatRule } from './strictness-procedure.ts';
import {
  exact,
  fewer,
  higher,
  keyed,
  lower,
  members,
  more,
  nullable,
  optional,
  type Rule,
  ranked,
  strictWhen,
  wording,
} from './strictness-rules.ts';

/** Items of a list are told apart by their ids. */
export const byId = (item: { readonly id: string }) => item.id;
const required = { key: byId, added: 'stricter', removed: 'looser' } as const;
const vocabulary = { key: byId, added: 'same', removed: 'looser' } as const;
const named = { id: exact, name: wording, clause: wording } as const;

const targetRule: Rule<Target> = (before, after, at, take) => {
  const ceiling = before.bound === 'atMost';
  members<Target>({
    ...named,
    bound: exact,
    share: ceiling ? lower : higher,
    period: exact,
    // A ceiling over more kinds of content is stricter, a floor over fewer.
    of: (was, is, place, put) => {
      if ('topics' in was !== 'topics' in is) exact(was, is, place, put);
      else (ceiling ? more : fewer)(Object.values(was).flat(), Object.values(is).flat(), place, put);
    },
  })(before, after, at, take);
};
/** A plan that is not said to be voluntary is compulsory. */
const planRule: Rule<PlanRule> = (before, after, at, take) =>
  members<Required<PlanRule>>({ ...named, reviewEveryMonths: lower, compulsory: strictWhen(true) })(
    { compulsory: true, ...before },
    { compulsory: true, ...after },
    at,
    take,
  );
const indicatorRule: Rule<Indicator> = (before, after, at, take) =>
  members<Indicator>({
    ...named,
    measure: exact,
    better: exact,
    threshold: before.better === 'higher' ? higher : lower,
    points: exact,
  })(before, after, at, take);
/** Less time is stricter; what a fault costs and which measures may follow are the same for everybody. */
const caseRule: Rule<CaseRules> = members({
  clause: wording,
  gravities: keyed(
    members({
      ...named,
      ...{ verifyDays: lower, notifyDays: lower, answerDays: lower, rectifyDays: lower, checkDays: lower },
      points: exact,
      measures: exact,
    }),
    required,
  ),
  overduePoints: exact,
  mostPoints: exact,
  recordsReadBy: fewerOfficesAt,
});
/** What a fault costs is the same for everybody, or scores could not be compared; only the superior's haste may be asked for. */
const assessmentRule: Rule<AssessmentRules> = members({
  clause: wording,
  everyMonths: exact,
  losses: exact,
  casesAtMost: exact,
  ranking: exact,
  grades: keyed(members({ ...named, atLeast: exact }), vocabulary),
  answerDays: lower,
});
const spotCheckRule: Rule<SpotCheckRules> = members({
  clause: wording,
  perYear: higher,
  doubleBlind: strictWhen(true),
  lines: keyed(members(named), required),
});
// Left out and undefined are the same to a comparison, which reads every member.
const clauseRule = members<Omit<Clause, 'text'> & { readonly text: Clause['text'] }>({
  id: exact,
  title: wording,
  summary: wording,
  text: wording,
}) as Rule<Clause>;
const retentionRule: Rule<RetentionRule> = (before, after, at, take) =>
  members<RetentionRule>({
    ...named,
    personal: exact,
    bound: exact,
    days: before.bound === 'atMost' ? lower : higher,
  })(before, after, at, take);

/** Of each section of a rule book, what makes it stricter; procedures and who uses which are compared as a whole. */
export const sectionRules: {
  readonly [K in Exclude<keyof Policy, 'procedures' | 'assignments'>]: Rule<Policy[K]>;
} = {
  id: () => {},
  version: () => {},
  title: () => {},
  source: () => {},
  extends: () => {},
  clauses: keyed(clauseRule, vocabulary),
  offices: keyed(members({ ...named, standsFor: exact }), vocabulary),
  organizationKinds: keyed(members(named), vocabulary),
  importance: keyed(members({ ...named, meaning: wording }), { ...vocabulary, ordered: true }),
  qualifications: keyed(
    members({ ...named, validMonths: lower, trainingHours: higher, passScore: higher }),
    vocabulary,
  ),
  reviews: members({ clause: wording, stages: higher, duties: more }),
  content: members({
    topics: keyed(members({ ...named, focus: exact }), vocabulary),
    forms: keyed(members(named), vocabulary),
    targets: keyed(targetRule, required),
    blackboard: members({ clause: wording, overlap: lower }),
    ideas: optional(
      members({ clause: wording, topics: more, approveBy: fewerOfficesAt, approvals: higher }),
      'value',
    ),
    // Left out and undefined are the same to a comparison, which reads every member.
  }) as Rule<Policy['content']>,
  marks: members({
    clause: wording,
    marks: keyed(members({ ...named, standard: exact }), required),
    rulingRequired: strictWhen(true),
  }),
  style: keyed(members({ ...named, kind: exact, severity: ranked(['info', 'warning', 'error']) }), required),
  interaction: members({
    actions: keyed(
      members({
        ...named,
        approveBy: fewerOfficesAt,
        approvals: higher,
        standing: nullable(members({ maxPerDay: lower, validDays: lower }), 'null'),
      }),
      // An action without a rule is not allowed: naming it admits it.
      { key: byId, added: 'looser', removed: 'stricter' },
    ),
    patrol: members({
      clause: wording,
      timesPerDay: higher,
      correctWithinHours: lower,
      offices: fewer,
      qualifications: optional(more, 'value'),
      checklist: more,
      // Left out and undefined are the same to a comparison, which reads every member.
    }) as Rule<Policy['interaction']['patrol']>,
    // Each reason admits hiding what somebody said.
    hidingReasons: keyed(members(named), { key: byId, added: 'looser', removed: 'stricter' }),
    publicData: members({ clause: wording, retentionDays: lower }),
  }),
  questions: members({
    kinds: keyed(members({ ...named, dueHours: lower, offices: exact }), vocabulary),
    answers: members({ clause: wording, approveBy: fewerOfficesAt }),
    handover: members({ clause: wording, acceptWithinHours: lower }),
    reminders: members({ clause: wording, everyHours: lower }),
    distress: members({
      clause: wording,
      offices: moreOfficesAt,
      decideWithinMinutes: lower,
      rule: wording,
      // An emergency number stays what it is; an organisation adds its own beside it.
      contacts: keyed(members({ ...named, contact: exact, hours: wording }), required),
    }),
    form: members({ clause: wording, perHour: lower, consent: wording }),
    personalData: members({ clause: wording, afterSettledDays: lower, longestDays: lower }),
  }),
  channels: members({
    registration: members({ clause: wording, approveBy: fewerOfficesAt, fileWith: exact }),
    dormancy: members({ clause: wording, dormantDays: lower }),
    publishingRights: members({ clause: wording, employment: fewer, qualifications: more }),
    devices: members({ clause: wording, personalPhones: strictWhen(false), attestEveryDays: lower }),
    credentials: members({
      clause: wording,
      approvals: higher,
      checkoutMaxMinutes: lower,
      rotateWithinHours: members({ afterReturn: lower, afterDeparture: lower }),
      rotateEveryDays: lower,
    }),
  }),
  discipline: members({
    declarations: keyed(members({ ...named, text: exact, required: strictWhen(true) }), required),
    secrecyReview: members({ clause: wording, seat: nullable(seatRule, 'value') }),
    sources: members({ clause: wording, minimum: higher, forms: more }),
    interestRegister: members({ clause: wording, renewMonths: lower }),
  }),
  emergency: members({
    plans: keyed(planRule, required),
    planning: optional(
      members({
        clause: wording,
        approveOffices: fewer,
        remindDaysBefore: more,
        confirmEveryMonths: lower,
        answerWithinMinutes: lower,
      }),
      'value',
    ),
    drills: members({
      clause: wording,
      perYear: higher,
      keyDates: keyed(members({ ...named, monthDay: exact, drillWithinDaysBefore: lower }), required),
      reportTo: officeAtRule,
      reportWithinDays: lower,
      evaluation: optional(keyed(members(named), required), 'value'),
      // Left out and undefined are the same to a comparison, which reads every member.
    }) as Rule<Policy['emergency']['drills']>,
    freeze: members({
      clause: wording,
      orderBy: moreOfficesAt,
      liftBy: fewerOfficesAt,
      liftApprovals: higher,
    }),
    // As above.
  }) as Rule<Policy['emergency']>,
  calendar: members({
    posting: members({
      clause: wording,
      minimumMinutes: higher,
      quietHours: nullable(widerHours, 'value'),
    }),
    mourning: members({ clause: wording, keyDates: more }),
    campaigns: members({ clause: wording, claimWithinHours: lower, remindHoursBefore: more }),
  }),
  training: members({
    selection: members({
      clause: wording,
      criteria: more,
      probationMonths: optional(higher, 'value'),
      keepDays: optional(lower, 'value'),
      // As above.
    }) as Rule<Policy['training']['selection']>,
    annualHours: members({ clause: wording, hours: higher }),
    assessment: members({ clause: wording, everyMonths: lower }),
    practice: optional(
      members({ clause: wording, figures: ranked(practiceFigures), keepDays: lower }),
      'value',
    ),
    lapse: optional(members({ clause: wording, remindDaysBefore: more }), 'value'),
    // As above.
  }) as Rule<Policy['training']>,
  jurisdiction: keyed(members({ ...named, kinds: exact, command: exact, guidance: exact }), vocabulary),
  accountability: members({
    indicators: keyed(indicatorRule, required),
    measures: keyed(members({ ...named, within: members({ days: lower }) }), required),
    // Time to appeal protects persons, the other side's haste protects nobody: it stays as it is.
    appealDays: members({ clause: wording, days: exact }),
    retention: keyed(retentionRule, required),
    cases: optional(caseRule, 'value'),
    spotChecks: optional(spotCheckRule, 'value'),
    assessment: optional(assessmentRule, 'value'),
    circulars: optional(
      members<CircularRules>({ clause: wording, word: wording, receiptHours: lower }),
      'value',
    ),
  }),
};
