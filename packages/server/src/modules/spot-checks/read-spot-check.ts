import type { RouteOutput } from '@sanshen/contract/route';
import type {
  readSpotCheckItem as itemRoute,
  readSpotCheck as route,
  spotCheckLineSchema,
} from '@sanshen/contract/spot-checks';
import { mediaOf, parseBody } from '@sanshen/document';
import type { PersonId } from '@sanshen/domain/kernel';
import {
  differencesOf,
  drawSample,
  faultsOf,
  type SpotCheck,
  type SpotCheckItem,
  type SpotSight,
  sightOf,
} from '@sanshen/domain/spot-checks';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadRevision } from '../content/public.ts';
import { grantOf, namesOf } from '../organization/public.ts';
import { readState } from '../review/public.ts';
import { populationDigest } from './draw-spot-check.ts';
import { openSpotScene } from './scene.ts';
import { answersOf, populationOf } from './store.ts';

type Shown = RouteOutput<typeof route>;

/** A spot check as lists show it. */
export function lineOf(check: SpotCheck): z.input<typeof spotCheckLineSchema> {
  const { id, organization, title, from, to, method, size, status, drawn, doubleBlind, agreement } = check;
  const faulty = new Set(faultsOf(check).map(({ item }) => item)).size;
  return {
    ...{ check: id, organization, title, from, to, method, size, status, drawnAt: drawn.at, doubleBlind },
    submitted: check.submitted.length,
    share: agreement?.share ?? null,
    kappa: agreement?.kappa ?? null,
    faulty: status === 'settled' ? faulty : null,
  };
}

/** A spot check as the caller may see it. Throws `request.notFound`. */
export async function readSpotCheck({ db, clock }: AppContext, person: PersonId, id: string): Promise<Shown> {
  const { check, duty, now } = await openSpotScene(db, person, id, clock.now());
  const sight = sightOf(check, person);
  const names = await namesOf(
    db,
    check.items.map(({ organization }) => organization),
    now,
  );
  const submitted = check.submitted.some((one) => one.person === person);
  const own = await answersOf(db, check.id, person);
  return {
    ...lineOf(check),
    lines: [...check.lines],
    duty,
    items: check.items.map(({ title, organization, manuscript }, item) => ({
      ...{ item, title },
      organizationName: sight.names ? (names.get(organization) ?? organization) : null,
      manuscript: sight.names ? manuscript : null,
    })),
    people: sight.names ? { inspectors: [...check.inspectors], referee: check.referee } : null,
    sample: sight.names ? await sampleOf(db, check) : null,
    own: own === null ? [] : [...own.answers],
    differences: sight.answers ? differencesShown(check) : [],
    agreed: check.agreement?.agreed ?? null,
    questions: check.agreement?.questions ?? null,
    faults: await faultsShown(db, check, person, sight, now),
    may: {
      submit: duty === 'inspector' && !submitted && check.status === 'inspecting',
      settle: duty === 'referee' && check.status === 'settling',
    },
  };
}

/** Draws the sample again from what is kept, and compares. */
async function sampleOf(db: Database, check: SpotCheck): Promise<Shown['sample']> {
  const population = await populationOf(db, check.id);
  const again = drawSample(population, check.size, check.seed);
  const digest = populationDigest(population.map(({ id, weight }) => ({ publication: id, weight })));
  const same = again.join() === check.items.map(({ publication }) => publication).join();
  return {
    seed: check.seed,
    population: check.population.count,
    digest: check.population.digest,
    reproduced: same && digest === check.population.digest,
  };
}

function differencesShown(check: SpotCheck): Shown['differences'] {
  return differencesOf(check).map(({ item, line }) => {
    const said = (check.answers ?? []).flatMap((answers) =>
      answers.filter((one) => one.item === item && one.line === line),
    );
    const verdict = check.verdicts.find((one) => one.item === item && one.line === line);
    return {
      ...{ item, line },
      // Those who see a fault first, so that the order tells nothing of who it was.
      answers: said
        .toSorted((a, b) => Number(b.fault) - Number(a.fault))
        .map(({ fault, note }) => ({ fault, note })),
      verdict: verdict === undefined ? null : { fault: verdict.fault, note: verdict.note },
    };
  });
}

async function faultsShown(
  db: Database,
  check: SpotCheck,
  person: PersonId,
  sight: SpotSight,
  now: Parameters<typeof grantOf>[4],
): Promise<Shown['faults']> {
  const faults = faultsOf(check);
  if (faults.length === 0 || !sight.names) return [];
  const rows = await db
    .selectFrom('accountability_case')
    .select(['case_id', 'source_id', 'organization_id'])
    .where('source_kind', '=', 'spotCheck')
    .where('source_id', 'like', `${check.id}:%`)
    .execute();
  const shown = new Set<string>();
  for (const unit of new Set(rows.map((row) => row.organization_id))) {
    if ((await grantOf(db, person, unit, 'handleCase', now)) !== null) shown.add(unit);
  }
  return faults.map(({ item, line, note }) => {
    const opened = rows.find((row) => row.source_id === `${check.id}:${item}`);
    const may = opened !== undefined && shown.has(opened.organization_id);
    return { item, line, note, case: may ? opened.case_id : null };
  });
}

/** The text of an item as it was published, for who takes part or holds the check. Throws `request.notFound`. */
export async function readSpotCheckItem(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
  index: number,
) {
  const { check } = await openSpotScene(db, person, id, clock.now());
  const item = check.items[index];
  const revision = item === undefined ? null : await loadRevision(db, item.manuscript, item.digest);
  if (item === undefined || revision === null) throw platformProblem('request.notFound');
  const { content, plainText } = revision;
  const media = mediaOf(parseBody(content.body)).flatMap((one) =>
    one.kind === 'image' && one.file !== null
      ? [{ file: one.file, alt: 'alt' in one ? String(one.alt ?? '') : '' }]
      : [],
  );
  const cover = content.cover === null ? [] : [{ file: content.cover.file, alt: content.cover.alt }];
  return {
    title: item.title,
    summary: content.summary,
    paragraphs: plainText.split('\n').filter((line) => line.trim() !== ''),
    pictures: [...cover, ...media],
    review: await reviewOf(db, item),
  };
}

/** How an item was reviewed, without who did. */
async function reviewOf(
  db: Database,
  { manuscript, publication, digest }: SpotCheckItem,
): Promise<RouteOutput<typeof itemRoute>['review']> {
  const state = await readState(db, manuscript);
  const read = await db
    .selectFrom('publication')
    .select('verdict')
    .where('publication_id', '=', publication)
    .executeTakeFirst();
  const signOffs = (state?.signOffs ?? []).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const stages = [...new Set(signOffs.map(({ stage }) => stage))];
  return {
    signOffs: signOffs.map(({ stage, duty, at, digest: signed }) => ({
      ...{ stage: stages.indexOf(stage) + 1, duty, at, samePublished: signed === digest },
    })),
    release: state?.release?.kind ?? null,
    verdict: read?.verdict ?? null,
  };
}
