import { brandId, type ManuscriptId } from '@sanshen/domain/kernel';
import type { PatrolFindingId, PatrolId } from '@sanshen/domain/patrol';
import { findPatrol, findPatrolFinding } from '../patrol/public.ts';
import { findPublicationCase } from '../publishing/public.ts';
import { readState } from '../review/public.ts';
import { registerCaseSource } from './report-case.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lets cases come from drifts of publications, from missed patrols and what patrols found, and from findings about published manuscripts. */
export function registerSources(): void {
  registerCaseSource('publication', async (trx, id) => {
    const found = uuid.test(id) ? await findPublicationCase(trx, id) : null;
    if (found === null) return null;
    const { organization, publication, title, fetched } = found;
    const copy =
      fetched === null ? [] : [{ kind: 'file' as const, id: fetched, name: `平台上的内容：${title}` }];
    return { organization, evidence: [{ kind: 'publication', id: publication, name: title }, ...copy] };
  });
  registerCaseSource('patrol', async (trx, id) => {
    if (!uuid.test(id)) return null;
    const missed = await findPatrol(trx, brandId<PatrolId>(id));
    if (missed !== null) {
      const name = `${missed.day} 第 ${missed.slot} 次巡查`;
      // A patrol that was done is nothing to open a case about.
      return missed.overdueAt === null
        ? null
        : { organization: missed.organization, evidence: [{ kind: 'patrol', id, name }] };
    }
    const found = await findPatrolFinding(trx, brandId<PatrolFindingId>(id));
    if (found === null) return null;
    const shots = [found.before, found.after].flatMap((file, index) =>
      file === null
        ? []
        : [{ kind: 'file' as const, id: file, name: index === 0 ? '纠正前截图' : '纠正后截图' }],
    );
    return {
      organization: found.organization,
      evidence: [{ kind: 'patrol', id, name: '巡查发现的问题' }, ...shots],
    };
  });
  registerCaseSource('finding', async (trx, id) => {
    const [manuscript = '', finding = ''] = id.split(':');
    if (!uuid.test(manuscript) || !uuid.test(finding)) return null;
    const state = await readState(trx, brandId<ManuscriptId>(manuscript));
    if (state?.organization == null || !state.findings.some((known) => known.id === finding)) return null;
    return {
      organization: state.organization,
      evidence: [{ kind: 'finding', id, name: '稿件中的问题' }],
    };
  });
}
