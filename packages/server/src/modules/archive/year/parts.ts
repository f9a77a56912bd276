import { type Assessment, periodName } from '@sanshen/domain/assessments';
import { numberText } from '@sanshen/domain/circulars';
import { canonicalJson, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { plainReport } from '../../../platform/documents/documents.ts';
import { assessmentReport, findAssessments } from '../../assessments/public.ts';
import { documentOf, textOf, toCircular } from '../../circulars/public.ts';
import { namesOf } from '../../organization/public.ts';
import type { Span } from './load-pages.ts';

/** A member that is small enough for memory. */
export interface Part {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Manuscripts that left their author's desk and that something happened to in a span, the oldest first. */
export async function manuscriptsOf(
  { db }: AppContext,
  unit: OrganizationId,
  { from, to }: Span,
): Promise<readonly ManuscriptId[]> {
  const rows = await db
    .selectFrom('manuscript')
    .select('manuscript_id as id')
    .where('organization_id', '=', unit)
    .where('phase', '<>', 'drafting')
    .where('created_at', '<', to)
    .where('changed_at', '>=', from)
    .orderBy('created_at')
    .orderBy('manuscript_id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Circulars that a unit issued in a span, as PDF and as Word. */
export async function* circularParts(
  context: AppContext,
  unit: OrganizationId,
  { from, to }: Span,
): AsyncGenerator<Part> {
  const { db, clock } = context;
  const rows = await db
    .selectFrom('circular')
    .select('one')
    .where('organization_id', '=', unit)
    .where('issued_at', '>=', from)
    .where('issued_at', '<', to)
    .orderBy('number_year')
    .orderBy('number')
    .execute();
  const issuer = (await namesOf(db, [unit], clock.now())).get(unit) ?? unit;
  for (const { one: column } of rows) {
    const one = toCircular(column);
    const text = await textOf(db, one);
    if (one.issued === null || text === null) continue;
    const { year, number } = one.issued.number;
    const document = documentOf(one, text, issuer, clock.now());
    const name = `circulars/${year}-${String(number).padStart(4, '0')}`;
    yield { name: `${name}.pdf`, data: await document.pdf() };
    yield { name: `${name}.docx`, data: await document.docx() };
    yield { name: `${name}.txt`, data: utf8(`${numberText(one.issued.number)}\n${one.issued.title}\n`) };
  }
}

/** Assessments of a unit in a year that it knows of: all that the score follows from, and the sheet. */
export async function* assessmentParts(
  { db, clock }: AppContext,
  unit: OrganizationId,
  year: number,
): AsyncGenerator<Part> {
  const all = await findAssessments(db, { organizations: [unit] });
  const known = all.filter(({ period, status }) => period.startsWith(String(year)) && status !== 'draft');
  const names = await namesOf(db, [unit, ...known.map(({ assessor }) => assessor)], clock.now());
  for (const one of known) {
    yield { name: `assessments/${one.period}.json`, data: utf8(`${canonicalJson(told(one))}\n`) };
    const sheet = assessmentReport(one, {
      unit: names.get(unit) ?? unit,
      assessor: names.get(one.assessor) ?? one.assessor,
      madeAt: clock.now(),
    });
    yield { name: `assessments/${one.period}.pdf`, data: await plainReport(sheet).pdf() };
  }
}

/** Without the people who had a hand in it: the ledger's entries name them where they must be named. */
function told({ id, organization, assessor, period, digest, input, result, status, appeals }: Assessment) {
  return {
    ...{ assessment: id, organization, assessor, period, periodName: periodName(period).zh },
    ...{ status, digest, input, result },
    appeals: appeals.map(({ item, decided }) => ({ item, restored: decided?.restored ?? null })),
  };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
