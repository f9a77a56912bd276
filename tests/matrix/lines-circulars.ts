import * as years from '@sanshen/contract/archive-years';
import * as assessments from '@sanshen/contract/assessments';
import * as circulars from '@sanshen/contract/circulars';
import type { RouteShape } from '@sanshen/contract/route';
import { organizationIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';
import { circularBody } from './resources-circulars.ts';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
  on = 'district',
): Line {
  return { route, on, own, expected, request };
}

const there = (it: Resources) => ({ params: { organization: it.organization } });
const ofDraft = (body?: object) => async (it: Resources) => ({
  params: { circular: await it.circularDraft() },
  ...(body === undefined ? {} : { body }),
});
const ofIssued = async (it: Resources) => ({ params: { circular: await it.issuedCircular() } });
const ofAssessment = (body?: object) => async (it: Resources) => ({
  params: { assessment: await it.assessment() },
  ...(body === undefined ? {} : { body }),
});
const youthCentre = organizationIn('wuhuaYouthCentre');

/** §12: drafts are known to those who work on them; what was issued is read by whom it reaches and by who supervises them. */
const circularLines: readonly Line[] = [
  line(circulars.listCirculars, 'operator', 'ok ok ok no no no', there),
  line(circulars.circularBasis, 'operator', 'ok no no no no no', there),
  line(circulars.draftCircular, 'operator', 'ok no no no no no', (it) => ({
    ...there(it),
    body: circularBody(),
  })),
  line(circulars.readCircular, 'operator', 'ok nf nf nf nf nf', ofDraft(), 'draft'),
  line(circulars.readCircular, 'operator', 'ok ok ok ok nf nf', ofIssued, 'issued'),
  line(circulars.addressCircular, 'operator', 'ok nf nf nf nf nf', async (it) => {
    const { prefix, recipients } = circularBody();
    return { ...(await ofDraft({ prefix, recipients, copyTo: [] })(it)) };
  }),
  // Who may issue is told what is lacking; who drafts is refused.
  line(circulars.issueCircular, 'publicityLead', 'circulars.notReleased nf nf nf nf nf', ofDraft({})),
  line(circulars.issueCircular, 'operator', 'no nf nf nf nf nf', ofDraft({}), 'draft'),
  line(circulars.abandonCircular, 'operator', 'ok nf nf nf nf nf', ofDraft({})),
  // The youth centre signs for itself, and nobody else for it.
  line(circulars.receiveCircular, 'operator', 'no no no ok nf nf', async (it) => ({
    params: { circular: await it.issuedCircular(), unit: youthCentre },
    body: {},
  })),
  line(circulars.circularPdf, 'operator', 'ok ok ok ok nf nf', ofIssued),
  line(circulars.circularWord, 'operator', 'ok ok ok ok nf nf', ofIssued),
];

/** §11, §12: its command assesses the district, which may appeal; the publicity department reads the result. */
const assessmentLines: readonly Line[] = [
  line(assessments.listAssessments, 'operator', 'ok ok ok no no no', there),
  line(assessments.draftAssessments, 'mainLeader', 'no ok no no no no', (it) => ({
    params: { organization: organizationIn('kunming') },
    body: { period: String(Number(it.now().slice(0, 4)) - 1), units: [it.organization] },
  })),
  line(assessments.readAssessment, 'operator', 'ok ok ok nf nf nf', ofAssessment()),
  line(assessments.publishAssessment, 'mainLeader', 'no assessments.published no nf nf nf', ofAssessment({})),
  line(
    assessments.appealAssessment,
    'mainLeader',
    'assessments.itemUnknown no no nf nf nf',
    ofAssessment({ item: 'case:none', grounds: '情况不符' }),
  ),
  line(
    assessments.decideAppeal,
    'mainLeader',
    'no assessments.notAppealed no nf nf nf',
    ofAssessment({ item: 'case:none', restored: 1, reason: '属实' }),
  ),
  line(
    assessments.finaliseAssessment,
    'mainLeader',
    'no assessments.appealPossible no nf nf nf',
    ofAssessment({}),
  ),
  line(assessments.reproduceAssessment, 'operator', 'ok ok ok nf nf nf', ofAssessment()),
  line(assessments.assessmentPdf, 'operator', 'ok ok ok nf nf nf', ofAssessment()),
];

/** §12: everything of a year in one file is for those who answer for the unit and for its command. */
const yearLines: readonly Line[] = [
  line(years.listYearArchives, 'mainLeader', 'ok ok no no no no', there),
  line(years.makeYearArchive, 'mainLeader', 'ok ok no no no no', (it) => ({
    ...there(it),
    body: { year: it.archiveYear() },
  })),
  line(years.makeYearArchive, 'operator', 'no ok no no no no', (it) => ({
    ...there(it),
    body: { year: it.archiveYear() },
  })),
  line(years.cancelYearArchive, 'mainLeader', 'ok ok nf nf nf nf', async (it) => ({
    params: { archive: await it.yearArchive(false) },
    body: {},
  })),
  line(
    years.readYearArchive,
    'mainLeader',
    'archive.yearNotDone archive.yearNotDone nf nf nf nf',
    async (it) => ({ params: { archive: await it.yearArchive(true) } }),
  ),
];

export const accountabilityLines: readonly Line[] = [...circularLines, ...assessmentLines, ...yearLines];
