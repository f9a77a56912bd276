import { circularProblems } from '@sanshen/contract/circulars';
import { type CircularEnvelope, type CircularId, envelopeLine } from '@sanshen/domain/circulars';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type ManuscriptId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { submissionRules } from '@sanshen/domain/policy';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { checkContent, openManuscript } from '../content/public.ts';
import { namesOf, rootOf, type Standing, standingTo } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { bodyFrom } from './body.ts';
import { composeText, type TextWish } from './compose-text.ts';
import { circularDelivery } from './delivery.ts';
import { issuerNameOf } from './issuer.ts';
import { recordCircular } from './record.ts';

export interface DraftWish extends TextWish {
  readonly person: PersonId;
  readonly prefix: string;
  readonly recipients: readonly OrganizationId[];
  readonly copyTo: readonly string[];
}

/**
 * Drafts a circular: draws its text up, opens the manuscript that goes through the reviews, and records what it is. Throws `access.forbidden`,
 * `request.notFound` and the `circulars.*` problems.
 */
export async function draftCircular(
  context: AppContext,
  key: CommandKey,
  wish: DraftWish,
): Promise<{ readonly circular: string; readonly manuscript: string }> {
  const { person, organization } = wish;
  const envelope = await envelopeFor(context, context.db, wish);
  const content = await contentFor(context, wish, envelope);
  // Who may read a file is asked on other connections, which a transaction must not wait for.
  const about = { organization, person, manuscript: null, delivery: circularDelivery };
  const checked = await checkContent(context, content, about);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const standing = await standingTo(trx, person, [organization], at);
    const grant = standing.grant(organization, 'draftCircular');
    if (grant === null) throw platformProblem('access.forbidden', { organization });
    const [circular, manuscript] = [newId<CircularId>(), newId<ManuscriptId>()];
    await openManuscript(trx, { manuscript, organization, person, ...checked }, at);
    await recordCircular(trx, organization, {
      kind: 'drafted',
      circular,
      circularKind: wish.kind,
      ...{ root, organization, manuscript, envelope },
      prefix: wish.prefix,
      of: wish.of === null ? null : brandId<CircularId>(wish.of),
      basis: { cases: wish.cases, assessments: wish.assessments },
      word: { by: standing.snapshot(grant), at },
    });
    return { circular, manuscript };
  });
}

/**
 * Whom a circular goes to, under the names that they have now. Throws `access.forbidden` for who drafts nothing for the organisation, `circulars.unitElsewhere`
 * where it does not write to one of them.
 */
export async function envelopeFor(
  { clock }: Pick<AppContext, 'clock'>,
  db: Database | Transaction,
  wish: Pick<DraftWish, 'person' | 'organization' | 'recipients' | 'copyTo'>,
): Promise<CircularEnvelope> {
  const now = clock.now();
  const { person, organization, copyTo } = wish;
  const units = [...new Set(wish.recipients)];
  const standing = await standingTo(db, person, [organization, ...units], now);
  if (standing.grant(organization, 'draftCircular') === null) {
    throw platformProblem('access.forbidden', { organization });
  }
  const foreign = units.filter((unit) => !mayAddress(standing, organization, unit));
  if (foreign.length > 0) throw new Problem(circularProblems['circulars.unitElsewhere'], { units: foreign });
  const names = await namesOf(db, units, now);
  return { recipients: units.map((unit) => ({ unit, name: names.get(unit) ?? unit })), copyTo };
}

/** Whether an organisation writes to a unit, as who stands so. */
export function mayAddress(standing: Standing, organization: OrganizationId, unit: OrganizationId): boolean {
  return standing.grant(unit, 'addressCircular', organization) !== null;
}

async function contentFor(
  { db, clock }: AppContext,
  wish: DraftWish,
  envelope: CircularEnvelope,
): Promise<ManuscriptContent> {
  const now = clock.now();
  const { organization } = wish;
  const effective = await effectivePolicy(db, organization, now);
  if (effective === null) throw platformProblem('request.notFound');
  const { title, blocks } = await composeText(db, wish, effective.policy, now);
  const byline = await issuerNameOf(db, wish, now);
  const { topics } = submissionRules(effective.policy);
  return {
    ...emptyContent,
    title,
    byline,
    summary: envelopeLine(envelope),
    body: bodyFrom(blocks),
    topic: topics.find((topic) => topic === 'work') ?? topics[0] ?? '',
    source: { form: 'original', sources: [{ who: byline, document: '系统台账：指标、案件和考核' }] },
  };
}
