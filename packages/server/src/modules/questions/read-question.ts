import type { readQuestion as route } from '@sanshen/contract/questions';
import { questionStepTexts } from '@sanshen/contract/questions-ledger-texts';
import type { questionDoings } from '@sanshen/contract/questions-schemas';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import {
  alikeFrom,
  distressWaits,
  findDistress,
  isSettled,
  likenessOf,
  type Question,
} from '@sanshen/domain/questions';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { loadPersonFacts, namesOf, snapshotOf } from '../organization/public.ts';
import { holdsOne } from './ground.ts';
import { linesOf, shownPerson } from './lines.ts';
import { helpOf } from './list-questions.ts';
import { findQuestion, groupOf, stepsOf } from './question-store.ts';
import { openScene, type Scene } from './scene.ts';
import { candidatesFor, excerptsOf, readNotes, readText } from './text-store.ts';

type Doing = (typeof questionDoings)[number];
type Shown = RouteOutput<typeof route>;

/** A question as one who may see it reads it. Throws `request.notFound`, `access.forbidden`. */
export async function readQuestion({ db, clock }: AppContext, person: PersonId, id: string): Promise<Shown> {
  const now = clock.now();
  const scene = await openScene(db, person, id, now);
  const { question, ground, own } = scene;
  const { organization, handover, answer, distress } = question;
  const asker = own || handover === null ? organization : handover.to;
  const [line] = await linesOf(db, ground, [question], asker, now);
  if (line === undefined) throw new TypeError('a question without its line');
  const kept = await readText(db, question.id);
  const notes = await readNotes(db, question.id);
  const members = await groupOf(db, question.id);
  const excerpts = await excerptsOf(
    db,
    members.map((one) => one.id),
  );
  const names = await namesOf(db, [organization, ...(handover === null ? [] : [handover.to])], now);
  const nameOf = (it: typeof organization) => names.get(it) ?? it;
  return {
    ...line,
    organizationName: nameOf(organization),
    text: kept?.text ?? null,
    signs: distress === null || kept === null ? [] : [...findDistress(kept.text)],
    message: question.message,
    hasPage: kept?.hasPage ?? false,
    hasContact: kept?.hasContact ?? false,
    distressState: distress && {
      noticedAt: distress.noticedAt,
      decideBy: distress.decideBy,
      decided: distress.decided && {
        danger: distress.decided.danger,
        by: shownPerson(distress.decided.by),
        at: distress.decided.at,
        note: notes.newest('distress'),
      },
    },
    help: distress === null ? null : helpOf(ground),
    handoverState: handover && {
      to: { id: handover.to, name: nameOf(handover.to) },
      by: shownPerson(handover.by),
      at: handover.at,
      answerBy: handover.answerBy,
      reason: notes.newest('handover'),
    },
    answer: answer && {
      answer: answer.id,
      way: answer.way,
      text: notes.text(answer.id),
      manuscript: answer.manuscript,
      by: shownPerson(answer.by),
      at: answer.at,
      approved: answer.approved && { by: shownPerson(answer.approved.by), at: answer.approved.at },
      passedOn: answer.action !== null,
    },
    returned: question.state === 'open' ? notes.newest('returned') : null,
    closeReason: question.closeReason,
    lead: question.lead,
    group: members.map((one) => ({
      question: one.id,
      excerpt: excerpts.get(one.id) ?? null,
      receivedAt: one.receivedAt,
    })),
    alike: own && kept !== null ? await alikeTo(db, question, kept) : [],
    purgedAt: question.purgedAt,
    history: (await stepsOf(db, question.id)).map((event) => ({
      kind: event.kind,
      name: questionStepTexts[event.kind],
      by: 'by' in event ? (event.by?.name ?? null) : null,
      at: event.at,
    })),
    may: await doingsOf(db, scene, members.length > 0, kept?.hasContact ?? false),
    kinds: ground.rules.kinds.map(({ id: kind, name, dueHours }) => ({ id: kind, name, dueHours })),
    people: own ? await peopleFor(db, scene) : [],
  };
}

async function alikeTo(
  db: Database,
  question: Question,
  kept: { readonly text: string; readonly fingerprint: readonly number[] },
): Promise<Shown['alike']> {
  const found = await candidatesFor(db, question.organization, question.id, kept.fingerprint);
  const likely = found
    .map((one) => ({ ...one, likeness: likenessOf(kept.text, one.text) }))
    .filter(({ likeness }) => likeness >= alikeFrom)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5);
  const shown: Shown['alike'] = [];
  for (const { question: id, text, likeness } of likely) {
    const other = await findQuestion(db, id);
    if (other === null || other.lead !== null) continue;
    const { state, receivedAt } = other;
    shown.push({ question: id, excerpt: text.slice(0, 120), likeness, state, receivedAt });
  }
  return shown;
}

/** What the person may do now; the decision itself is made again when he does it. */
async function doingsOf(
  db: Database,
  { question, own, receiver, ground, snapshot, now }: Scene,
  leads: boolean,
  hasContact: boolean,
): Promise<Doing[]> {
  const { state, lead, handover, answer, purgedAt } = question;
  const doings: Doing[] = [];
  const add = (when: boolean, ...some: readonly Doing[]) => {
    if (when) doings.push(...some);
  };
  const waits = distressWaits(question);
  add(receiver && !isSettled(question), 'answerHandover');
  if (!own) return doings;
  add(waits, 'decideDistress');
  add(hasContact && purgedAt === null, 'showContact');
  add(question.distress === null && purgedAt === null, 'proposeIdea');
  if (isSettled(question)) {
    add(lead === null && purgedAt === null, 'reopen');
    return doings;
  }
  if (lead !== null) return [...doings, 'separate'];
  add(true, 'setKind', 'assign');
  add(handover !== null, 'withdrawHandover');
  add(state !== 'approved', 'draftAnswer');
  add(state === 'open' && !waits, 'close');
  add(state === 'open' && !waits && handover === null && !leads, 'askHandover', 'merge');
  if (state === 'answering' && answer !== null) {
    add(true, 'returnAnswer');
    const approver = await holdsOne(db, snapshot.person, ground, ground.rules.answers.approveBy, now);
    add(approver && answer.by.person !== snapshot.person && !waits, 'approveAnswer');
  }
  add(state === 'approved' && answer?.way !== 'reply' && !waits, 'confirmAnswered');
  return doings;
}

/** Who in the office takes up questions or lets answers out. */
async function peopleFor(db: Database, { question, ground, now }: Scene): Promise<Shown['people']> {
  const { organization } = question;
  const offices = [
    ...ground.rules.kinds.flatMap((kind) => kind.offices),
    ...ground.rules.answers.approveBy
      .filter(({ scope }) => scope === 'own')
      .flatMap((place) => place.offices),
  ];
  const people = await loadPersonFacts(
    db,
    { offices: [{ organization, offices: [...new Set(offices)] }] },
    now,
  );
  return people.map((one) => shownPerson(snapshotOf(one, brandId(organization), now)));
}
