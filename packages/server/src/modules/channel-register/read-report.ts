import { channelRegisterProblems } from '@sanshen/contract/channels-lists';
import { registerTexts } from '@sanshen/contract/channels-texts';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { linesOf, livingOf, organizationsIn } from '../channels/public.ts';
import { namesOf, requireGrant } from '../organization/public.ts';
import { day, type Language, type ReportTable, reportTable } from './report-model.ts';

/** Channels of one report at most. */
const most = 5000;

/** The register report of an organisation, or of it and all below. Throws `access.forbidden`, `channels.reportTooLong`. */
export async function readReport(
  { readDb: db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  wish: { readonly below: 'true' | 'false'; readonly language: Language },
): Promise<ReportTable> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readChannels', now);
  const organizations = await organizationsIn(db, organization, wish.below === 'true', now);
  const channels = await livingOf(db, organizations);
  if (channels.length > most) throw new Problem(channelRegisterProblems['channels.reportTooLong']);
  const lines = new Map((await linesOf(db, channels, now)).map((line) => [line.id, line]));
  const bound = channels.flatMap(({ life }) => (life.filing?.bindings ?? []).map((one) => one.person));
  const people =
    bound.length === 0
      ? []
      : await db
          .selectFrom('person')
          .select(['person_id', 'name'])
          .where('person_id', 'in', [...new Set(bound)])
          .execute();
  const unit = (await namesOf(db, [organization], now)).get(organization) ?? organization;
  // By organisation from the root down, as organizationsIn gives them.
  const place = new Map(organizations.map((id, index) => [id, index]));
  const ordered = channels.toSorted(
    (a, b) => (place.get(a.organization) ?? 0) - (place.get(b.organization) ?? 0),
  );
  return reportTable(
    { unit, madeAt: now, language: wish.language },
    ordered.flatMap((channel) => {
      const line = lines.get(channel.id);
      return line === undefined ? [] : [{ channel, line }];
    }),
    new Map(people.map((row) => [row.person_id, row.name])),
  );
}

/** The report as it is printed. */
export function printed({ title, unit, madeAt, columns, rows }: ReportTable, language: Language) {
  const lead = `${unit}　${registerTexts.report.made[language]} ${day(madeAt)}`;
  return { title, lead, madeAt, columns, rows };
}
