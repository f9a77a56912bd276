import type { CircularAnswer } from '@sanshen/contract/circulars';
import {
  type Circular,
  type CircularRefusal,
  type CircularWord,
  issue,
  numberText,
} from '@sanshen/domain/circulars';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import type { PrintedDocument } from '../../platform/documents/documents.ts';
import { platformProblem } from '../../platform/problem.ts';
import { namesOf } from '../organization/public.ts';
import { readState } from '../review/public.ts';
import { signedText } from './issue.ts';
import { issuerNameOf } from './issuer.ts';
import { type CircularScene, openCircular } from './scene.ts';
import { deliveriesOf, findCircular, readersOf } from './store.ts';
import { documentOf, plainBody, textOf } from './text-of-manuscript.ts';

const wordOf = ({ by, at }: CircularWord) => ({ by: by.name, at });

/** One circular as a person sees it. Throws `request.notFound` where he does not. */
export async function readCircular(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<CircularAnswer> {
  const now = clock.now();
  const scene = await openCircular(db, person, id, now);
  const { one, standing } = scene;
  const text = await textOf(db, one);
  const drafts = standing.grant(one.organization, 'draftCircular') !== null;
  const issues = standing.grant(one.organization, 'issueCircular') !== null;
  const missing = one.status === 'draft' ? await missingFor(db, one, now) : [];
  const { issued } = one;
  return {
    ...(await headOf(db, one, text?.content.title ?? '', now)),
    prefix: one.prefix,
    manuscript: one.manuscript,
    phase: drafts ? ((await readState(db, one.manuscript))?.phase ?? null) : null,
    copyTo: [...one.envelope.copyTo],
    recipients: one.envelope.recipients.map((each) => ({ ...each })),
    text: text === null ? '' : plainBody(text),
    of: await referenceTo(db, one.of),
    replacedBy: await referenceTo(db, one.replacedBy),
    cases: [...one.basis.cases],
    assessments: [...one.basis.assessments],
    drafted: wordOf(one.drafted),
    issued: issued === null ? null : { ...wordOf(issued), digest: issued.digest },
    units: await unitsOf(db, scene, now),
    missing,
    mayEdit: drafts && one.status === 'draft',
    mayIssue: issues && one.status === 'draft' && missing.length === 0,
    mayReplace: drafts && one.status === 'issued',
  };
}

/** The head of a circular, in lists and on its page. */
export async function headOf(db: Database, one: Circular, title: string, now: Instant) {
  return {
    circular: one.id,
    kind: one.kind,
    status: one.status,
    title: one.issued?.title ?? title,
    number: one.issued === null ? null : numberText(one.issued.number),
    organization: one.organization,
    organizationName: await issuerNameOf(db, one, now),
    draftedAt: one.drafted.at,
    issuedAt: one.issued?.at ?? null,
  };
}

/** What stands between a draft and its issue now, by the rules that issue it. */
async function missingFor(db: Database, one: Circular, now: Instant): Promise<CircularRefusal[]> {
  const about = {
    issuerName: await issuerNameOf(db, one, now),
    of: one.of === null ? null : await findCircular(db, one.of),
    // Neither is given before it is issued.
    ...{ number: 1, year: 2000, receiptHours: 0 },
  };
  const decided = issue(one, await signedText(db, one), about, { by: one.drafted.by, at: now });
  return 'refusal' in decided ? [decided.refusal] : [];
}

async function referenceTo(db: Database, id: string | null) {
  const one = id === null ? null : await findCircular(db, id);
  if (one === null) return null;
  const { issued } = one;
  return {
    circular: one.id,
    number: issued === null ? null : numberText(issued.number),
    title: issued?.title ?? '',
  };
}

async function unitsOf(db: Database, { one, standing, seesAll }: CircularScene, now: Instant) {
  if (one.issued === null) return [];
  const all = await deliveriesOf(db, one.id);
  const seen = all.filter(({ unit }) => seesAll || standing.grant(unit, 'readCirculars') !== null);
  const readers = await readersOf(db, one.id);
  const names = await namesOf(
    db,
    seen.map(({ unit }) => unit),
    now,
  );
  return seen.map(({ unit, deliveredAt, receiptDue, received }) => ({
    unit,
    unitName: names.get(unit) ?? unit,
    deliveredAt,
    receiptDue,
    received: received === null ? null : wordOf(received),
    overdue: received === null && receiptDue < now && one.status === 'issued',
    readers: readers.filter((each) => each.unit === unit).map(({ name, at }) => ({ by: name, at })),
    mayReceive: mayReceive(standing, unit, received),
  }));
}

function mayReceive(
  standing: CircularScene['standing'],
  unit: OrganizationId,
  received: CircularWord | null,
): boolean {
  const grant = standing.grant(unit, 'receiveCircular');
  return grant !== null && (received === null || standing.snapshot(grant).person !== received.by.person);
}

/** The circular as official document. Throws `request.notFound` where the person does not see it. */
export async function printCircular(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<PrintedDocument> {
  const now = clock.now();
  const { one } = await openCircular(db, person, id, now);
  const text = await textOf(db, one);
  if (text === null) throw platformProblem('request.notFound');
  return documentOf(one, text, await issuerNameOf(db, one, now), now);
}
