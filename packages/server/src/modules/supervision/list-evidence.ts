import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import type { listEvidence } from '@sanshen/contract/supervision';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { monthAt, monthsOf, type SubjectKind } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { nameSubjects } from './name-subjects.ts';
import { indicatorsOf, shownIndicator } from './read-board.ts';
import { shownDefinition } from './read-unit.ts';

type Page = RouteOutput<typeof listEvidence>;

interface Row {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly part: string;
  readonly at: Instant;
  readonly numerator: number;
  readonly denominator: number;
  readonly version: number;
}

const cursorKey = z.tuple([z.string().max(30), z.string().max(200), z.string().max(300)]);

/**
 * The very cases behind a number of a unit, the newest first. All are listed, so that the sum can be checked; what each is called is told as far as the
 * reader may see it (§11). Throws `access.forbidden`, `supervision.noRuleBook`, `request.notFound` for an unknown indicator.
 */
export async function evidenceListOf(
  { readDb: db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: RouteInput<typeof listEvidence>['query'],
): Promise<Page> {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readSupervision', at);
  const effective = await effectivePolicy(db, organization, at);
  const indicator = indicatorsOf(effective?.policy).find(({ id }) => id === query.indicator);
  if (indicator === undefined) throw platformProblem('request.notFound');
  const months = monthsOf(query.period);
  const after = decodeCursor(query.cursor, cursorKey);
  const against =
    indicator.better === 'lower' ? sql<boolean>`numerator > 0` : sql<boolean>`numerator < denominator`;
  const { rows } = await sql<Row>`
    select kind, subject_id as subject, part, at, numerator, denominator, version from supervision_evidence
    where organization_id = ${organization} and measure = ${indicator.measure} and month = any(${[...months]}::text[])
      ${query.only === 'against' ? sql`and ${against}` : sql``}
      ${after === null ? sql`` : sql`and (at, subject_id, part) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]})`}
    order by at desc, subject_id desc, part desc limit ${query.limit + 1}`.execute(db);
  const named = await nameSubjects(db, { person, organization, at }, rows, effective?.policy ?? null);
  const page = pageFrom(
    rows,
    query.limit,
    (row) => [row.at, row.subject, row.part],
    (row): Page['items'][number] => ({
      kind: row.kind,
      ...(named(row) ?? { title: null, path: null }),
      at: row.at,
      numerator: row.numerator,
      denominator: row.denominator,
      version: row.version,
      against: indicator.better === 'lower' ? row.numerator > 0 : row.numerator < row.denominator,
    }),
  );
  const last = months.filter((month) => month <= monthAt(at)).at(-1) ?? monthAt(at);
  return {
    ...page,
    indicator: shownIndicator(indicator, last),
    definition: shownDefinition(indicator, last),
  };
}
