import { readingLevel } from '@sanshen/checks/text/reading/reading-level';
import type { checksSchema } from '@sanshen/contract/checks';
import { coverageOf } from '@sanshen/domain/checks';
import type { Digest, FindingId, Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { isEditor } from '@sanshen/domain/review';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { grantOf } from '../organization/public.ts';
import { handOf, readReviewOf, requireManuscriptView } from '../review/public.ts';
import { engineOf } from './engine.ts';
import { loadPictureReport } from './pictures/picture-report-store.ts';
import { showPictures } from './pictures/show-pictures.ts';
import { registersFor } from './registers/load-set.ts';
import { loadReport, type StoredFinding, type StoredReport } from './report-store.ts';
import { needsSavedText, ruleTitle } from './rule-facts.ts';
import { askForCheck } from './run-check.ts';
import { type StandingOfRules, shownAs, standingOfRules } from './standing-of-rules.ts';

type Shown = z.input<typeof checksSchema>;

/** Before anything was checked. */
const nothing = {
  progress: 0,
  checkedAt: null,
  more: 0,
  reading: null,
  model: 'off',
  pictures: showPictures(null),
} as const;

/** What machines found in a manuscript's newest text, for whoever may read it. A text that was never checked by these rules is checked now. */
export async function checksOn(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<Shown> {
  const { db } = context;
  const row = await requireManuscriptView(context, db, person, manuscript, 'text');
  const now = context.clock.now();
  const { digest, revision, organization_id: organization } = row;
  const [hand, review, manages] = await Promise.all([
    handOf(db, person, manuscript, now),
    readReviewOf(context, person, manuscript),
    grantOf(db, person, organization, 'managePolicy', now),
  ]);
  const stage = review.stages.find(({ status }) => status === 'waiting');
  const coverage = (['review', 'proofread'] as const).flatMap((duty) =>
    coverageOf(stage?.checklist[duty] ?? []).map((one) => ({ duty, ...one })),
  );
  const involved = hand.snapshot !== null && hand.state.phase !== 'abandoned';
  const editor = isEditor(hand.state, person);
  const mine = {
    rule: involved && !editor,
    object: involved && editor,
    setRuleAside: involved && !editor && manages !== null,
  };
  const shared = { manuscript, revision, digest, mine, coverage };
  if (digest === null) return { ...shared, ...nothing, state: 'none', findings: [] };
  const report = await loadReport(db, manuscript, digest);
  const registers = await registersFor(db, organization, now);
  const old = report?.state === 'done' && report.engine !== `${engineOf(context).version}${registers.key}`;
  if (report === null || old) await db.transaction().execute((trx) => askForCheck(trx, manuscript));
  if (report === null) return { ...shared, ...nothing, state: 'waiting', findings: [] };
  const [standing, pictures] = await Promise.all([
    standingOfRules(db, organization, now),
    loadPictureReport(db, manuscript, digest),
  ]);
  const found = [...report.findings, ...(pictures?.findings ?? [])];
  return {
    ...shared,
    state: report.state,
    progress: report.progress,
    checkedAt: report.checkedAt,
    findings: await showFindings(db, manuscript, found, standing),
    pictures: showPictures(pictures),
    more: report.more,
    reading: report.reading === null ? null : { ...report.reading, level: readingLevel(report.reading) },
    model: report.model,
  };
}

async function showFindings(
  db: Database,
  manuscript: ManuscriptId,
  findings: readonly StoredFinding[],
  standing: StandingOfRules,
): Promise<Shown['findings']> {
  const ids = findings.map(({ id }) => id);
  const [rulings, objections] = await Promise.all([
    loadRulings(db, manuscript, ids),
    loadObjections(db, manuscript),
  ]);
  return findings.map((finding) => {
    const { severity, exception } = shownAs(finding, standing);
    const { around: _around, severity: declaredSeverity, picture = null, ...rest } = finding;
    return {
      ...rest,
      title: ruleTitle(finding.rule),
      severity,
      declaredSeverity,
      suggestions: [...finding.suggestions],
      picture,
      savedOnly: picture !== null || needsSavedText(finding.rule),
      // What was read in a picture may be read wrongly: each is looked at.
      sure: picture === null && severity === 'error' && finding.suggestions.length > 0,
      ruling: rulings.get(finding.id) ?? null,
      objection: objections.get(finding.id) ?? null,
      setAside:
        exception === null
          ? null
          : {
              exception: exception.id,
              organization: exception.organization,
              organizationName: standing.names.get(exception.organization) ?? exception.organization,
              text: exception.text,
              reason: exception.reason,
              by: exception.by,
              at: exception.at,
            },
    };
  });
}

/** How people ruled on findings, by their ids. */
async function loadRulings(
  db: Database,
  manuscript: ManuscriptId,
  ids: readonly FindingId[],
): Promise<ReadonlyMap<string, NonNullable<Shown['findings'][number]['ruling']>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('finding')
    .select(['finding_id', 'ruling', 'ruling_reason', 'ruled_by', 'ruled_at'])
    .where('manuscript_id', '=', manuscript)
    .where('finding_id', 'in', ids)
    .where('ruling', 'is not', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.finding_id,
      {
        ruling: row.ruling === 'accepted' ? 'accepted' : 'overruled',
        reason: row.ruling_reason ?? '',
        // A snapshot and an instant, both written with the ruling.
        by: row.ruled_by as unknown as PersonSnapshot,
        at: row.ruled_at as Instant,
      },
    ]),
  );
}

async function loadObjections(db: Database, manuscript: ManuscriptId) {
  const rows = await db
    .selectFrom('check_objection')
    .select(['finding_id', 'reason', 'made_by', 'made_at'])
    .where('manuscript_id', '=', manuscript)
    .execute();
  return new Map(
    rows.map((row) => [
      row.finding_id as string,
      // Written by objectTo from a snapshot.
      { reason: row.reason, by: row.made_by as unknown as PersonSnapshot, at: row.made_at },
    ]),
  );
}

/** A finding of the report on exactly this text. */
export function findIn(report: StoredReport | null, id: string): StoredFinding | null {
  return report?.findings.find((finding) => finding.id === id) ?? null;
}

export type SeenText = { readonly manuscript: ManuscriptId; readonly digest: Digest };
