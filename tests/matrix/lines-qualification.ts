import * as practice from '@sanshen/contract/practice';
import * as qualification from '@sanshen/contract/qualification';
import * as selection from '@sanshen/contract/qualification-selection';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own: 'mainLeader', expected, request };
}

const nobodys = '00000000-0000-4000-8000-000000000000';
const there = (it: Resources) => ({ params: { organization: it.organization } });
/** What concerns nobody but the caller. */
const everybody = 'ok ok ok ok ok ok';
/** What is not there is not there for anybody, and neither is what belongs to another person. */
const nothing = 'nf nf nf nf nf nf';
/** Figures and facts of people: who answers for them, and those who command him. */
const whoLeads = 'ok ok no no no no';
const whoReads = 'ok ok ok no no no';
const session = { params: { session: nobodys } };
const candidate = { params: { selection: nobodys } };

/** §10: practice is everybody's own; qualifications and candidates are for who answers for the unit; gaps are open above. */
export const qualificationLines: readonly Line[] = [
  line(practice.readPractice, everybody, () => ({})),
  line(practice.readCatches, everybody, () => ({})),
  line(practice.beginPractice, everybody, () => ({ body: {} })),
  line(practice.readPracticeSession, nothing, () => session),
  line(practice.handInPractice, nothing, () => ({ ...session, body: { marks: [], pictures: [] } })),
  line(practice.discardPractice, nothing, () => session),
  line(practice.sharePractice, everybody, () => ({ body: { shared: false } })),
  line(practice.readUnitPractice, whoLeads, there),
  line(qualification.readMyQualification, everybody, () => ({})),
  line(qualification.readUnitQualifications, whoLeads, there),
  line(qualification.listQualificationGaps, whoReads, there),
  line(selection.listMySelections, everybody, () => ({})),
  line(selection.listSelections, whoLeads, there),
  line(selection.readSelectionForm, whoReads, there),
  line(selection.proposeSelection, 'ok no no no no no', (it) => ({
    ...there(it),
    body: { candidate: personIn('wuhua', 'operator', 2), office: 'platformLead', statement: '推荐' },
  })),
  line(selection.checkSelection, nothing, () => ({ ...candidate, body: { answers: [], note: '' } })),
  line(selection.beginProbation, nothing, (it) => ({
    ...candidate,
    body: { mentor: personIn('wuhua', 'operator', 1), endsAt: it.now() },
  })),
  line(selection.vouchForCandidate, nothing, () => ({ ...candidate, body: { note: '' } })),
  line(selection.confirmSelection, nothing, () => ({ ...candidate, body: {} })),
  line(selection.endSelection, nothing, () => ({ ...candidate, body: { reason: 'noNeed', note: '' } })),
];
