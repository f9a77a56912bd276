import { publicationsFrom } from '@sanshen/domain/archive';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Duty, Seat, Stage } from '@sanshen/domain/policy';
import { planOf, type ReviewEvent, type ReviewState, type SignOff, seatsOf } from '@sanshen/domain/review';
import type { Case } from './load-case.ts';
import {
  chinaTime,
  dutyNames,
  formNames,
  phaseNames,
  sheetText,
  statusNames,
  verdictNames,
} from './sheet-text.ts';

/** A named field of the form. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

export interface SheetTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands there when there are no rows. */
  readonly none: string;
}

/** The review sheet as people read it, before it becomes a page. */
export interface Sheet {
  readonly heading: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly signing: SheetTable;
  readonly trail: SheetTable;
  readonly release: readonly Field[];
  readonly publications: SheetTable;
  readonly digest: Field;
  readonly proof: readonly string[];
  readonly made: string;
  readonly madeAt: string;
}

/** 审校登记表: fills the form from a case; the signers' names are those of the moment when they signed. */
export function sheetOf(found: Case): Sheet {
  const { state, madeAt, madeBy } = found;
  const content = found.revisions.at(-1)?.content ?? null;
  return {
    heading: sheetText.heading,
    title: content?.title ?? '',
    fields: fieldsOf(found, content),
    signing: {
      heading: sheetText.signing,
      columns: sheetText.columns,
      rows: planOf(state).flatMap((stage) => rowsOf(found, stage)),
      none: sheetText.waiting,
    },
    trail: trailOf(found),
    release: releaseOf(found),
    publications: publicationsOf(found),
    digest: { name: sheetText.digest, value: state.release?.digest ?? state.digest ?? sheetText.none },
    proof: sheetText.proof,
    made: sheetText.made(chinaTime(madeAt), madeBy.name),
    madeAt,
  };
}

function fieldsOf(found: Case, content: ManuscriptContent | null): readonly Field[] {
  const { state, organizationNames, organization } = found;
  const author = found.decisions.flatMap((one) => one.events).find((event) => event.kind === 'created');
  const policy = policyOf(found);
  const level = state.pinned?.procedure.importance.find((one) => one.id === state.importance);
  const topic = policy?.content.topics.find((one) => one.id === content?.topic);
  const { pinned } = state;
  const sources = (content?.source.sources ?? []).map((one) =>
    [one.who, one.document, one.link].filter(Boolean).join(' '),
  );
  return [
    { name: sheetText.organization, value: organizationNames.get(organization) ?? organization },
    { name: sheetText.number, value: found.manuscript },
    { name: sheetText.title, value: content?.title || sheetText.none },
    { name: sheetText.author, value: author?.kind === 'created' ? author.author.name : sheetText.none },
    { name: sheetText.byline, value: content?.byline || sheetText.none },
    { name: sheetText.form, value: content === null ? sheetText.none : formNames[content.source.form] },
    { name: sheetText.topic, value: topic?.name.zh ?? content?.topic ?? sheetText.none },
    { name: sheetText.sources, value: sources.join('；') || sheetText.none },
    { name: sheetText.channels, value: channelsOf(found, state.channels) },
    { name: sheetText.schedule, value: scheduleOf(state.release?.notBefore ?? state.notBefore) },
    { name: sheetText.importance, value: level?.name.zh ?? state.importance ?? sheetText.none },
    {
      name: sheetText.procedure,
      value:
        pinned === null
          ? sheetText.none
          : `${pinned.procedure.name.zh}（${policy?.title.zh ?? pinned.reference.policy}，第${pinned.reference.version}版）`,
    },
    { name: sheetText.revision, value: `第${state.revision}版` },
    { name: sheetText.round, value: state.round === 0 ? sheetText.none : sheetText.round2(state.round) },
    { name: sheetText.phase, value: phaseNames[state.phase] },
  ];
}

function policyOf({ policies, state }: Case) {
  return policies.find((one) => one.reference.digest === state.pinned?.reference.digest)?.policy;
}

function scheduleOf(notBefore: string | null): string {
  return notBefore === null ? sheetText.immediately : chinaTime(notBefore);
}

function channelsOf({ channelNames }: Case, channels: readonly string[]): string {
  return channels.map((id) => channelNames.get(id) ?? id).join(sheetText.separator) || sheetText.none;
}

function rowsOf(found: Case, stage: Stage): readonly (readonly string[])[] {
  const { state } = found;
  const { composition } = stage;
  const seats = seatsOf(stage, state.rosters[stage.id]);
  // A board that has not been drawn has one line; one that has, a line for each member who signed, or whose sign-off is awaited.
  const shown = composition.kind === 'board' && seats.length === 0 ? [composition.member] : seats;
  return shown.flatMap((seat) => joined(seat.duties.map((duty) => rowOf(found, stage, seat, duty))));
}

/** Duties that one person signed at once, with one opinion, stand in one line. */
function joined(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first] = rows;
  const same = rows.every((row) => row.slice(3).join() === first?.slice(3).join());
  if (first === undefined || !same) return rows;
  const duties = rows.map((row) => row[2]).join(sheetText.separator);
  return [[...first.slice(0, 2), duties, ...first.slice(3)]];
}

function rowOf(found: Case, stage: Stage, seat: Seat, duty: Duty): readonly string[] {
  const { state } = found;
  const place = [stage.name.zh, seat.name.zh, dutyNames[duty]];
  const signed = state.signOffs.find(
    (one) =>
      one.stage === stage.id && one.seat === seat.id && one.duty === duty && one.digest === state.digest,
  );
  if (signed !== undefined) return [...place, ...signatureOf(found, signed)];
  return [...place, '', '', '', '', standsIn(state, seat) ? sheetText.byEarlier : sheetText.waiting];
}

/** Another stage's sign-off may stand for this seat where the rule book says so. */
function standsIn(state: ReviewState, seat: Seat): boolean {
  return (seat.satisfiedBy ?? []).some(({ stage, offices }) =>
    state.signOffs.some(
      (one) =>
        one.stage === stage &&
        one.digest === state.digest &&
        one.signer.office !== null &&
        offices.includes(one.signer.office),
    ),
  );
}

function signatureOf(found: Case, { signer, opinion, at, paper, carriedFrom }: SignOff): readonly string[] {
  const office = policyOf(found)?.offices.find((one) => one.id === signer.office)?.name.zh ?? signer.office;
  const organization =
    signer.organization === null || signer.organization === found.organization
      ? ''
      : (found.organizationNames.get(signer.organization) ?? '');
  const marks = [
    signer.acting ? sheetText.acting : '',
    paper === null ? '' : sheetText.paper(paper.registrar.name, chinaTime(paper.signedOn).slice(0, 10)),
    carriedFrom === null ? '' : sheetText.carried,
  ];
  return [
    signer.name,
    `${organization}${office ?? ''}`,
    opinion,
    chinaTime(at),
    marks.filter(Boolean).join('；'),
  ];
}

function trailOf({ decisions }: Case): SheetTable {
  const rows = decisions.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      const line = trailLine(event);
      return line === null ? [] : [[chinaTime(at), ...line]];
    }),
  );
  return { heading: sheetText.trail, columns: sheetText.trailColumns, rows, none: sheetText.trailNone };
}

function trailLine(event: ReviewEvent): readonly [what: string, who: string, why: string] | null {
  switch (event.kind) {
    case 'returned':
      return [sheetText.returned, event.by.name, event.reasons];
    case 'withdrawn':
      return [sheetText.withdrawn, event.by.name, event.reason];
    case 'abandoned':
      return [sheetText.abandoned, event.by.name, event.reason];
    case 'revised':
      if (event.stage === null) {
        return event.revision === 1
          ? null
          : [sheetText.authorEdit, event.editor.name, `第${event.revision}版`];
      }
      return [sheetText.corrected, event.editor.name, `第${event.revision}版：${event.reason}`];
    case 'importanceChanged':
      return [sheetText.raised, event.by.name, `${event.from} → ${event.to}：${event.reason}`];
    case 'emergencyRequested':
      return [sheetText.emergencyAsked, event.by.name, event.reason];
    case 'emergencyConfirmed':
      return [sheetText.emergencyConfirmed, event.by.name, ''];
    case 'releaseRevoked':
      return [sheetText.revoked, event.by.name, event.reason];
    case 'publishingStopped':
      return [sheetText.stopped, event.by.name, event.reason];
    default:
      return null;
  }
}

function releaseOf({ state, decisions }: Case): readonly Field[] {
  const { release } = state;
  if (release === null) return [{ name: sheetText.release, value: sheetText.releaseNone }];
  const given = decisions.findLast((one) => one.events.some((event) => event.kind === 'released'));
  const at = given === undefined ? '' : chinaTime(given.at);
  return [{ name: sheetText.release, value: `${sheetText.releaseKinds[release.kind]}　${at}` }];
}

function publicationsOf(found: Case): SheetTable {
  const rows = publicationsFrom(found.decisions).map((one) => {
    const last = one.readings.at(-1);
    return [
      channelsOf(found, [one.channel]),
      statusNames[one.status],
      one.doneAt === null ? '' : chinaTime(one.doneAt),
      one.url ?? '',
      last === undefined ? sheetText.neverRead : `${verdictNames[last.verdict]}（${chinaTime(last.at)}）`,
    ];
  });
  return {
    heading: sheetText.publication,
    columns: sheetText.publicationColumns,
    rows,
    none: sheetText.publicationNone,
  };
}
