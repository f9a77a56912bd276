import { gravities } from './accountability-rules.ts';
import { assessmentFaults } from './assessment-rules.ts';
import type { Policy } from './policy.ts';
import type { Report } from './problem.ts';
import {
  checkOfficeAt,
  checkOffices,
  checkQualifications,
  checkSeat,
  type KnownNames,
  uniqueIds,
} from './validate-procedure.ts';

/** Reports what is wrong with assignments: exactly one for each kind of organisation, naming procedures that exist. */
export function checkAssignments(policy: Policy, report: Report): void {
  const kinds = new Set(policy.organizationKinds.map((kind) => kind.id));
  const procedures = new Set(policy.procedures.map((procedure) => procedure.id));
  const seen = new Set<string>();
  policy.assignments.forEach((assignment, index) => {
    const at = `/assignments/${index}`;
    if (!kinds.has(assignment.kind)) report('policy.unknownKind', `${at}/kind`, assignment.kind);
    if (seen.has(assignment.kind)) report('policy.assignmentDoubled', `${at}/kind`, assignment.kind);
    seen.add(assignment.kind);
    if (!procedures.has(assignment.procedure)) {
      report('policy.unknownProcedure', `${at}/procedure`, assignment.procedure);
    }
    const chosen = new Set([assignment.procedure]);
    assignment.choices.forEach((choice, choiceIndex) => {
      const place = `${at}/choices/${choiceIndex}`;
      if (!procedures.has(choice)) report('policy.unknownProcedure', place, choice);
      if (chosen.has(choice)) report('policy.choiceRepeated', place, choice);
      chosen.add(choice);
    });
  });
  policy.organizationKinds.forEach((kind, index) => {
    if (!seen.has(kind.id)) report('policy.assignmentMissing', `/organizationKinds/${index}/id`, kind.id);
  });
}

/** Reports what is wrong in the sections besides the procedures. */
export function checkSections(policy: Policy, known: KnownNames, report: Report): void {
  checkContent(policy, known, report);
  checkPeopleAndChannels(policy, known, report);
  checkEmergency(policy, known, report);
  checkJurisdiction(policy, report);
  checkRetention(policy, report);
  checkCases(policy, known, report);
  checkAssessment(policy, report);
}

function checkContent(policy: Policy, known: KnownNames, report: Report): void {
  const topics = new Set(policy.content.topics.map((topic) => topic.id));
  const forms = new Set<string>(policy.content.forms.map((form) => form.id));
  policy.content.targets.forEach((target, index) => {
    const at = `/content/targets/${index}/of`;
    if ('topics' in target.of) {
      target.of.topics.forEach((topic, place) => {
        if (!topics.has(topic)) report('policy.unknownTopic', `${at}/topics/${place}`, topic);
      });
    } else {
      target.of.forms.forEach((form, place) => {
        if (!forms.has(form)) report('policy.unknownForm', `${at}/forms/${place}`, form);
      });
    }
  });
  const { ideas } = policy.content;
  if (ideas === undefined) return;
  ideas.topics.forEach((topic, place) => {
    if (!topics.has(topic)) report('policy.unknownTopic', `/content/ideas/topics/${place}`, topic);
  });
  ideas.approveBy.forEach((entry, place) => {
    checkOfficeAt(entry, `/content/ideas/approveBy/${place}`, known, report);
  });
}

function checkPeopleAndChannels(policy: Policy, known: KnownNames, report: Report): void {
  policy.interaction.actions.forEach((action, index) => {
    action.approveBy.forEach((entry, place) => {
      checkOfficeAt(entry, `/interaction/actions/${index}/approveBy/${place}`, known, report);
    });
  });
  checkOffices(policy.interaction.patrol.offices, '/interaction/patrol/offices', known, report);
  checkQualifications(
    policy.interaction.patrol.qualifications ?? [],
    '/interaction/patrol/qualifications',
    known,
    report,
  );
  checkQuestions(policy, known, report);
  policy.channels.registration.approveBy.forEach((entry, place) => {
    checkOfficeAt(entry, `/channels/registration/approveBy/${place}`, known, report);
  });
  const rights = policy.channels.publishingRights;
  if (rights.employment.length === 0) {
    report('policy.noEmployment', '/channels/publishingRights/employment', 'publishingRights');
  }
  checkQualifications(rights.qualifications, '/channels/publishingRights/qualifications', known, report);
  const seat = policy.discipline.secrecyReview.seat;
  if (seat !== null) checkSeat(seat, '/discipline/secrecyReview/seat', known, report);
}

function checkQuestions(policy: Policy, known: KnownNames, report: Report): void {
  const { kinds, answers, distress } = policy.questions;
  uniqueIds(
    kinds.map((kind, index) => [kind.id, `/questions/kinds/${index}/id`]),
    report,
  );
  kinds.forEach((kind, index) => {
    checkOffices(kind.offices, `/questions/kinds/${index}/offices`, known, report);
  });
  answers.approveBy.forEach((entry, index) => {
    checkOfficeAt(entry, `/questions/answers/approveBy/${index}`, known, report);
  });
  distress.offices.forEach((entry, index) => {
    checkOfficeAt(entry, `/questions/distress/offices/${index}`, known, report);
  });
}

function checkEmergency(policy: Policy, known: KnownNames, report: Report): void {
  const { drills, freeze, planning } = policy.emergency;
  if (planning !== undefined)
    checkOffices(planning.approveOffices, '/emergency/planning/approveOffices', known, report);
  uniqueIds(
    drills.keyDates.map((date, index) => [date.id, `/emergency/drills/keyDates/${index}/id`]),
    report,
  );
  uniqueIds(
    (drills.evaluation ?? []).map((item, index) => [item.id, `/emergency/drills/evaluation/${index}/id`]),
    report,
  );
  drills.keyDates.forEach((date, index) => {
    // A leap year, so that 02-29 is a date.
    if (!isDate(`2024-${date.monthDay}`)) {
      report('policy.dateImpossible', `/emergency/drills/keyDates/${index}/monthDay`, date.monthDay);
    }
  });
  checkOfficeAt(drills.reportTo, '/emergency/drills/reportTo', known, report);
  for (const who of ['orderBy', 'liftBy'] as const) {
    freeze[who].forEach((entry, index) => {
      checkOfficeAt(entry, `/emergency/freeze/${who}/${index}`, known, report);
    });
  }
}

function checkJurisdiction(policy: Policy, report: Report): void {
  const kinds = new Set(policy.organizationKinds.map((kind) => kind.id));
  const seen = new Set<string>();
  policy.jurisdiction.forEach((rule, index) => {
    rule.kinds.forEach((kind, place) => {
      const at = `/jurisdiction/${index}/kinds/${place}`;
      if (!kinds.has(kind)) report('policy.unknownKind', at, kind);
      if (seen.has(kind)) report('policy.jurisdictionDoubled', at, kind);
      seen.add(kind);
    });
  });
  policy.organizationKinds.forEach((kind, index) => {
    if (!seen.has(kind.id)) report('policy.jurisdictionMissing', `/organizationKinds/${index}/id`, kind.id);
  });
}

function checkRetention(policy: Policy, report: Report): void {
  policy.accountability.retention.forEach((rule, index) => {
    if (rule.personal !== (rule.bound === 'atMost')) {
      report('policy.personalRetention', `/accountability/retention/${index}/bound`);
    }
  });
}

function checkAssessment({ accountability }: Policy, report: Report): void {
  for (const { fault, pointer, name } of assessmentFaults(accountability)) {
    report(`policy.${fault}`, `/accountability/assessment${pointer}`, name);
  }
}

function checkCases({ accountability }: Policy, known: KnownNames, report: Report): void {
  const { cases, spotChecks, measures } = accountability;
  const allowed = new Set<string>(measures.map((measure) => measure.id));
  const at = '/accountability/cases/gravities';
  const rules = cases?.gravities ?? [];
  uniqueIds(
    rules.map((rule, index) => [rule.id, `${at}/${index}/id`]),
    report,
  );
  cases?.recordsReadBy.forEach((entry, index) => {
    checkOfficeAt(entry, `/accountability/cases/recordsReadBy/${index}`, known, report);
  });
  rules.forEach((rule, index) => {
    rule.measures.forEach((measure, place) => {
      if (!allowed.has(measure)) report('policy.unknownMeasure', `${at}/${index}/measures/${place}`, measure);
    });
  });
  for (const gravity of cases === undefined ? [] : gravities) {
    if (!rules.some(({ id }) => id === gravity)) report('policy.gravityMissing', at, gravity);
  }
  uniqueIds(
    (spotChecks?.lines ?? []).map((line, index) => [line.id, `/accountability/spotChecks/lines/${index}/id`]),
    report,
  );
}

/** Tells whether `YYYY-MM-DD` is a day of the calendar. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
