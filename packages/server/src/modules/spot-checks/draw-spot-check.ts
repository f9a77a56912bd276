import { createHash, randomBytes } from 'node:crypto';
import {
  brandId,
  canonicalJson,
  type Digest,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { grantOf, inForce, type PersonFacts } from '@sanshen/domain/organization';
import { noSpotCheckRules } from '@sanshen/domain/policy';
import {
  type DrawnFrom,
  drawSample,
  planRefusal,
  type SamplingMethod,
  type SpotCheckId,
  type SpotPerson,
} from '@sanshen/domain/spot-checks';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts, loadSurroundings, rootOf, snapshotOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { tell } from '../review/public.ts';
import { populationIn } from './population.ts';
import { recordSpotCheck } from './record.ts';
import { inspectsFor, mayCheck, placesSince, refusal } from './scene.ts';

export interface SpotCheckPlan {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly units: readonly OrganizationId[];
  readonly method: SamplingMethod;
  readonly size: number;
  readonly inspectors: readonly [PersonId, PersonId];
  readonly referee: PersonId;
}

/** 组织抽查: draws a sample and hands it to two inspectors. Throws `request.notFound`, `access.forbidden` and the `spotChecks.*` problems. */
export function drawSpotCheck(
  context: AppContext,
  key: CommandKey,
  plan: SpotCheckPlan,
): Promise<{ readonly check: SpotCheckId }> {
  return runCommand(context, key, (trx) => drawIn(trx, plan, context.clock.now()));
}

async function drawIn(
  trx: Transaction,
  plan: SpotCheckPlan,
  now: Instant,
): Promise<{ readonly check: SpotCheckId }> {
  const { person, organization, method, size, title, from, to } = plan;
  const units = [...new Set(plan.units)];
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const three = [...plan.inspectors, plan.referee];
  const people = await loadPersonFacts(trx, { people: [...new Set([person, ...three])] }, now);
  const places = people.flatMap((one) => one.appointments.map((held) => held.organization));
  const tree = await loadSurroundings(trx, [organization, ...units, ...places], now);
  const facts = people.find(({ id }) => id === person);
  const grant =
    facts === undefined ? null : grantOf(tree, facts.appointments, organization, 'holdSpotCheck', now);
  if (facts === undefined || grant === null) throw platformProblem('access.forbidden', { organization });
  if (!units.every((unit) => mayCheck(tree, organization, unit))) throw refusal('spotChecks.unitElsewhere');
  const helpers = inspectsFor(tree, organization);
  const heldSince = await placesSince(trx, [...new Set([person, ...three])], from, now);
  const since = (id: PersonId) => heldSince.get(id) ?? [];
  const held = three.map((id) => ({ person: id, organizations: since(id) }));
  const refused = planRefusal({ from, to, now, units, people: held, holder: since(person) });
  if (refused !== null) throw refusal(refused);
  if (!three.every((id) => placesOf(people, id, now).some((place) => helpers.has(place))))
    throw refusal('spotChecks.notIndependent');
  const policy = (await effectivePolicy(trx, organization, now))?.policy;
  const importance = policy?.importance.map(({ id }) => id) ?? [];
  const population = await populationIn(trx, { units, from, to, method, importance, without: three });
  if (population.length === 0) throw refusal('spotChecks.nothingPublished');
  const rules = policy?.accountability.spotChecks ?? noSpotCheckRules('§12');
  const seed = randomBytes(16).toString('hex');
  const drawn = drawSample(
    population.map(({ publication: id, weight }) => ({ id, weight })),
    size,
    seed,
  );
  const items = drawn.flatMap((id) =>
    population.filter((one) => one.publication === id).map((one) => one.item),
  );
  const from_ = population.map(({ publication, weight, reasons }) => ({ publication, weight, reasons }));
  const nameOf = (id: PersonId): SpotPerson => ({
    person: id,
    name: people.find((one) => one.id === id)?.name ?? '',
  });
  const [first, second] = plan.inspectors;
  const id = newId<SpotCheckId>();
  await recordSpotCheck(trx, {
    ...{ kind: 'drawn', id, root, organization, title, from, to, units, method, size, seed, items },
    ...{ doubleBlind: rules.doubleBlind, lines: rules.lines },
    inspectors: [nameOf(first), nameOf(second)],
    referee: nameOf(plan.referee),
    population: from_,
    digest: populationDigest(from_),
    drawn: { by: snapshotOf(facts, grant.appointment.organization, now), at: now },
  });
  await tell(trx, { kind: 'spotCheckAssigned', people: [first, second], details: { check: id, title } }, now);
  return { check: id };
}

function placesOf(people: readonly PersonFacts[], id: PersonId, now: Instant): readonly OrganizationId[] {
  const facts = people.find((one) => one.id === id);
  return (facts?.appointments ?? []).filter((one) => inForce(one, now)).map((one) => one.organization);
}

/** What a sample was drawn from, in one figure: SHA-256 over the canonical JSON of ids and weights, by id. */
export function populationDigest(population: readonly Pick<DrawnFrom, 'publication' | 'weight'>[]): Digest {
  const ordered = population
    .map(({ publication, weight }) => [publication, weight] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(canonicalJson(ordered)).digest('hex');
  return brandId<Digest>(`sha256:${hash}`);
}
