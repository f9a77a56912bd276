import * as incidents from '@sanshen/contract/incidents';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'incident of the district', own, expected, request };
}

const own = 'operator';
const there = (it: Resources) => ({ params: { organization: it.organization } });
/** A desk of the district, with what is sent. */
const desk = (body?: object) => async (it: Resources) => ({
  params: { incident: await it.incident() },
  ...(body === undefined ? {} : { body }),
});
/** The unit and those who command it; guidance looks on. */
const acts = 'ok ok no no no no';
const looks = 'ok ok ok no no no';

/** §9: whoever works there acts on the desk; those above too; the publicity department that guides it looks on. */
export const incidentLines: readonly Line[] = [
  line(incidents.listIncidents, own, looks, there),
  line(incidents.declareIncident, own, acts, (it) => ({
    ...there(it),
    body: { scenario: 'leak', gravity: 'grave' },
  })),
  line(incidents.readIncident, own, looks, desk()),
  line(incidents.downloadIncidentReport, own, looks, desk()),
  line(incidents.listIncidentPublications, own, acts, desk()),
  line(incidents.changeIncidentScope, own, acts, desk({ gravity: 'serious', channels: [] })),
  line(
    incidents.takeIncidentStep,
    own,
    'incidents.stepUnknown incidents.stepUnknown no no no no',
    desk({ step: 'nowhere', outcome: 'done' }),
  ),
  line(incidents.writeIncidentNote, own, acts, desk({ words: '已通知' })),
  line(incidents.freezeForIncident, 'platformLead', acts, async (it) => {
    await it.unfrozen();
    const body = { reach: 'channel', channel: it.quietChannel, reason: '先停' };
    return { params: { incident: await it.incident() }, body };
  }),
  line(incidents.takeDownForIncident, own, acts, async (it) => ({
    params: { incident: await it.incident() },
    body: { publications: [await it.publicItem()], reason: '撤下' },
  })),
  line(
    incidents.keepIncidentEvidence,
    own,
    'incidents.notUnderWay incidents.notUnderWay nf nf nf nf',
    async (it) => ({
      params: { incident: await it.incident() },
      body: { publication: await it.publicItem(), when: 'before', file: it.file },
    }),
  ),
  line(incidents.callForIncident, own, acts, desk({ text: '请到岗' })),
  line(
    incidents.offerIncidentHandover,
    own,
    acts,
    desk({ to: personIn('wuhua', 'leaderInCharge'), words: '待人工撤稿' }),
  ),
  line(
    incidents.takeIncidentHandover,
    'leaderInCharge',
    'ok incidents.handoverNotYours no no no no',
    async (it) => ({ params: { incident: await it.handover() }, body: {} }),
  ),
  line(
    incidents.openIncidentCase,
    'leaderInCharge',
    acts,
    desk({ clause: '§9', gravity: 'ordinary', title: '误发' }),
  ),
  line(
    incidents.addIncidentLesson,
    'leaderInCharge',
    acts,
    desk({ words: '核对', owner: personIn('wuhua', 'platformLead'), dueOn: '2099-01-01' }),
  ),
  // Its owner, or who may close incidents there.
  line(
    incidents.doneIncidentLesson,
    'leaderInCharge',
    'ok ok incidents.lessonNotYours no no no',
    async (it) => {
      const { incident, lesson } = await it.incidentLesson();
      return { params: { incident }, body: { lesson } };
    },
  ),
  line(
    incidents.closeIncident,
    'leaderInCharge',
    acts,
    desk({ facts: '误发', worked: '及时', failed: '核对不严' }),
  ),
  // A superior commands, and does not write in the unit's name.
  line(
    incidents.beginIncidentStatement,
    own,
    'ok no no no no no',
    desk({ title: '情况说明', body: '已撤下。' }),
  ),
];
