import { makeYearArchive } from '@sanshen/contract/archive-years';
import * as assessments from '@sanshen/contract/assessments';
import * as circulars from '@sanshen/contract/circulars';
import { readManuscript } from '@sanshen/contract/content';
import { type City, organizationIn } from '../../packages/server/test/organization-support.ts';
import { article, sign, submit, tryRevise } from '../../packages/server/test/review-support.ts';

/** Circulars that the district 五华区 writes to its youth centre, and how the city assesses the district. */
export interface CircularResources {
  circularDraft(): Promise<string>;
  issuedCircular(): Promise<string>;
  /** Published to the district. */
  assessment(): Promise<string>;
  /** An archive of a year that is still to be made; `kept` the same one for all callers. */
  yearArchive(kept: boolean): Promise<string>;
  /** A year of which no archive was asked for yet. */
  archiveYear(): number;
}

export async function prepareCirculars(city: City): Promise<CircularResources> {
  const operator = await city.as('wuhua', 'operator', 1);
  const lead = await city.as('wuhua', 'publicityLead');
  const mainLeader = await city.as('wuhua', 'mainLeader');
  const cityMain = await city.as('kunming', 'mainLeader');
  const params = { organization: organizationIn('wuhua') };
  const draft = () => operator.call(circulars.draftCircular, { params, body: circularBody() });
  let issued: Promise<string> | null = null;
  const issueOne = async () => {
    const { circular, manuscript } = await draft();
    const { content, digest } = await operator.call(readManuscript, { params: { manuscript } });
    // What the author declares is asked for by the rule book.
    const declared = { ...content, declarations: article('wuhua').declarations };
    await tryRevise(operator, manuscript, declared as never, digest ?? '');
    await submit(operator, await operator.call(readManuscript, { params: { manuscript } }));
    await sign(await city.as('wuhua', 'platformLead'), manuscript, 'platform', 'platformLead');
    await sign(lead, manuscript, 'publicity', 'publicityLead');
    await sign(await city.as('wuhua', 'leaderInCharge'), manuscript, 'leader', 'leader');
    await lead.call(circulars.issueCircular, { params: { circular }, body: {} });
    return circular;
  };
  let assessed: Promise<string> | null = null;
  const assessOne = async () => {
    const root = { organization: organizationIn('kunming') };
    const period = String(Number(city.harness.clock.now().slice(0, 4)) - 1);
    const body = { period, units: [params.organization] };
    await cityMain.call(assessments.draftAssessments, { params: root, body });
    const query = { side: 'units' as const, period };
    const { items } = await cityMain.call(assessments.listAssessments, { params: root, query });
    const assessment = items[0]?.assessment ?? '';
    await cityMain.call(assessments.publishAssessment, { params: { assessment }, body: {} });
    return assessment;
  };
  let year = 2000;
  const archiveYear = () => {
    year += 1;
    return year;
  };
  const yearArchive = async () =>
    (await mainLeader.call(makeYearArchive, { params, body: { year: archiveYear() } })).archive;
  let kept: Promise<string> | null = null;
  return {
    circularDraft: async () => (await draft()).circular,
    issuedCircular: () => {
      issued ??= issueOne();
      return issued;
    },
    assessment: () => {
      assessed ??= assessOne();
      return assessed;
    },
    archiveYear,
    yearArchive: (isKept) => {
      if (!isKept) return yearArchive();
      kept ??= yearArchive();
      return kept;
    },
  };
}

/** A circular of the district to its youth centre. */
export function circularBody() {
  return {
    ...{ kind: 'free' as const, prefix: '五团通', reason: '关于新媒体工作情况的通报' },
    recipients: [organizationIn('wuhuaYouthCentre')],
  };
}
