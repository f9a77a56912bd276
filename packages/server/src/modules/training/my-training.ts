import type { RouteOutput } from '@sanshen/contract/route';
import type { myTraining as myTrainingRoute } from '@sanshen/contract/training';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { type Action, inForce, may, type PersonFacts } from '@sanshen/domain/organization';
import { type Attempt, beginRefusal, type Examination, placeIn } from '@sanshen/domain/training';
import type { AppContext } from '../../platform/context.ts';
import { namesOf } from '../organization/public.ts';
import { learnNext } from '../practice/public.ts';
import { certificatesWhere, shownCertificate } from './certificates.ts';
import { qualificationName, yearOf } from './ground.ts';
import { standingsOf } from './plans.ts';

type Answer = RouteOutput<typeof myTrainingRoute>;
type State = Answer['examinations'][number]['state'];

/** What the caller has to learn and pass, what he has learnt, and his certificates. */
export async function readMyTraining({ db, clock }: AppContext, person: PersonId): Promise<Answer> {
  const now = clock.now();
  const { year } = yearOf(now);
  const { ground, standings } = await standingsOf(db, [person], year, now);
  const [standing] = standings;
  const certificates = await certificatesWhere(db, { person });
  const learnt = await db
    .selectFrom('training_hours')
    .select(['day', 'hours', 'title'])
    .where('person_id', '=', person)
    .orderBy('day', 'desc')
    .limit(100)
    .execute();
  const shown = standing?.examinations ?? [];
  const names = await namesOf(
    db,
    shown.map(({ examination }) => examination.organization),
    now,
  );
  const policy = standing === undefined ? null : ground.policyOf(standing.person);
  return {
    year,
    hours: standing?.hours ?? 0,
    hoursNeeded: standing?.hoursNeeded ?? 0,
    plan: [...(standing?.plan ?? [])],
    practise: [...(await learnNext(db, person, now))],
    examinations: shown.map(({ examination, sittings }) => {
      const { audience, organization, qualification } = examination;
      const place =
        standing === undefined ? null : placeIn(audience, organization, standing.person, ground.pathOf, now);
      return {
        examination: examination.id,
        title: examination.title,
        organizationName: names.get(organization) ?? organization,
        qualification:
          qualification === null
            ? null
            : { id: qualification, name: qualificationName(policy, qualification) },
        opensAt: examination.opensAt,
        closesAt: examination.closesAt,
        minutes: examination.minutes,
        questions: examination.blueprint.reduce((sum, { count }) => sum + count, 0),
        passScore: examination.passScore,
        attempts: examination.attempts,
        sittings: sittings.map(({ id, number, status, endsAt, score, passed }) => ({
          ...{ attempt: id, number, status, endsAt, score, passed },
        })),
        state: stateOf(examination, sittings, { person, invited: place !== null }, now),
      };
    }),
    certificates: certificates.map((one) => shownCertificate(one, policy, false, now)),
    units: standing === undefined ? [] : unitsOf(standing.person, now),
    learnt: learnt.map(({ day, hours, title }) => ({ day: String(day).slice(0, 10), hours, title })),
  };
}

/** What somebody's offices let him do for the training of his own units. */
function unitsOf(person: PersonFacts, now: Instant): Answer['units'] {
  const held = person.appointments.filter((one) => inForce(one, now));
  const units = [...new Set(held.map(({ organization }) => organization))];
  return units
    .map((organization) => {
      const can = (action: Action) =>
        held.some((one) => one.organization === organization && may('own', one.standing, action));
      return {
        organization,
        lead: can('leadTraining'),
        run: can('runTraining'),
        mark: can('markExaminations'),
      };
    })
    .filter(({ lead, run, mark }) => lead || run || mark);
}

function stateOf(
  examination: Examination,
  earlier: readonly Attempt[],
  taker: { readonly person: PersonId; readonly invited: boolean },
  now: Instant,
): State {
  if (earlier.some(({ status, endsAt }) => status === 'begun' && now < endsAt)) return 'resume';
  const refused = beginRefusal(examination, { ...taker, earlier }, now);
  switch (refused) {
    case null:
      return 'ready';
    case 'training.examinationCancelled':
      return 'cancelled';
    case 'training.notYetOpen':
      return 'notYet';
    case 'training.passedAlready':
      return 'passed';
    case 'training.waitBeforeRetake':
      return 'waiting';
    case 'training.noAttemptLeft':
      return 'used';
    case 'training.ownExamination':
    case 'training.notInvited':
      return 'own';
    default:
      return 'over';
  }
}
