import * as drills from '@sanshen/contract/drills';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line } from './lines.ts';

const text = '情况';

/** §9, §11: drills of the district. All above and beside it who may know of them read; who has no part changes nothing. */
export const drillLines: readonly Line[] = [
  ...[drills.listDrills, drills.readDrillCalendar, drills.listLessons].map(
    (route): Line => ({
      route,
      on: 'district',
      own: 'operator',
      expected: 'ok ok ok no no no',
      request: (it) => ({ params: { organization: it.organization }, query: {} }),
    }),
  ),
  ...[drills.readDrillPreparation, drills.listDrillReports].map(
    (route): Line => ({
      route,
      on: 'district',
      own: 'platformLead',
      expected: 'ok no no no no no',
      request: (it) => ({ params: { organization: it.organization } }),
    }),
  ),
  ...(['platformLead', 'operator'] as const).map(
    (own): Line => ({
      route: drills.planDrill,
      on: `district, by its ${own}`,
      own,
      expected: own === 'platformLead' ? 'ok no no no no no' : 'no no no no no no',
      request: (it) => ({
        params: { organization: it.organization },
        body: it.drillWish(personIn('wuhua', 'platformLead')),
      }),
    }),
  ),
  {
    route: drills.readDrill,
    on: 'drill of the district',
    own: 'operator',
    expected: 'ok ok ok nf nf nf',
    request: async (it) => ({ params: { drill: await it.drill('running') } }),
  },
  {
    route: drills.changeDrill,
    on: 'drill of the district, by its director',
    own: 'publicityLead',
    expected: 'ok no no nf nf nf',
    request: async (it) => ({ params: { drill: await it.drill('planned') }, body: it.drillWish() }),
  },
  ...(['publicityLead', 'platformLead'] as const).map(
    (own): Line => ({
      route: drills.runDrill,
      on: `drill of the district, by its ${own}`,
      own,
      expected: own === 'publicityLead' ? 'ok no no nf nf nf' : 'no no no nf nf nf',
      request: async (it) => ({ params: { drill: await it.drill('running') }, body: { act: 'pause' } }),
    }),
  ),
  {
    route: drills.deliverInject,
    on: 'drill of the district, by its director',
    own: 'publicityLead',
    expected: 'ok no no nf nf nf',
    request: async (it) => ({ params: { drill: await it.drill('running'), inject: 'second' } }),
  },
  ...(['operator', 'publicityLead'] as const).map(
    (own): Line => ({
      route: drills.actInDrill,
      on: `drill of the district, by its ${own}`,
      own,
      expected: own === 'operator' ? 'ok no no nf nf nf' : 'no no no nf nf nf',
      request: async (it) => ({
        params: { drill: await it.drill('running') },
        body: { kind: 'answer', inject: 'first', text },
      }),
    }),
  ),
  ...(['mainLeader', 'operator'] as const).map(
    (own): Line => ({
      route: drills.noteDrill,
      on: `drill of the district, by its ${own}`,
      own,
      expected: own === 'mainLeader' ? 'ok no no nf nf nf' : 'no no no nf nf nf',
      request: async (it) => ({ params: { drill: await it.drill('running') }, body: { text } }),
    }),
  ),
  {
    route: drills.evaluateDrill,
    on: 'drill of the district, by its observer',
    own: 'mainLeader',
    expected: 'drills.marksIncomplete no no nf nf nf',
    request: async (it) => ({ params: { drill: await it.drill('ended') }, body: { marks: [] } }),
  },
  {
    route: drills.drawLesson,
    on: 'drill of the district',
    own: 'platformLead',
    expected: 'ok no no nf nf nf',
    request: async (it) => ({
      params: { drill: await it.drill('ended') },
      body: { text, owner: personIn('wuhua', 'operator', 2), due: '2099-01-01' },
    }),
  },
  {
    route: drills.completeLesson,
    on: 'lesson of the district',
    own: 'platformLead',
    expected: 'ok no no nf nf nf',
    request: async (it) => ({ params: await it.lesson(), body: { note: text } }),
  },
  {
    route: drills.reportDrill,
    on: 'report of the district, handed in',
    own: 'platformLead',
    expected: 'drills.evaluationMissing no no nf nf nf',
    request: async (it) => ({
      params: { drill: await it.drill('ended') },
      body: { act: 'submit', note: text },
    }),
  },
  {
    route: drills.reportDrill,
    on: 'report of the district, acknowledged where the rule book says',
    own: 'mainLeader',
    expected: 'no no ok nf nf nf',
    request: async (it) => ({ params: { drill: await it.drill('reported') }, body: { act: 'acknowledge' } }),
  },
  ...[drills.readDrillReportPdf, drills.readDrillReportWord].map(
    (route): Line => ({
      route,
      on: 'report of the district',
      own: 'operator',
      expected: 'ok ok ok nf nf nf',
      request: async (it) => ({ params: { drill: await it.drill('ended') } }),
    }),
  ),
];
