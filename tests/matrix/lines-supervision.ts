import type { RouteShape } from '@sanshen/contract/route';
import * as supervision from '@sanshen/contract/supervision';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

const period = '2026-11';

function line(
  route: RouteShape,
  own: string,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own, expected, request };
}

const inQuery = (it: Resources) => ({ query: { organization: it.organization, period } });
const unit = (it: Resources) => ({ params: { organization: it.organization } });
const who = 'ok ok ok no no no';

/** §11 §12: the numbers of a unit are read by the unit itself and by those who command or guide it, and by nobody beside or below. */
export const supervisionLines: readonly Line[] = [
  line(supervision.readBoard, 'operator', who, inQuery),
  line(supervision.exportBoard, 'operator', who, inQuery),
  line(supervision.readUnit, 'operator', who, (it) => ({ ...unit(it), query: { period } })),
  line(supervision.listEvidence, 'operator', who, (it) => ({
    ...unit(it),
    query: { period, indicator: 'reviewComplete' },
  })),
  line(supervision.listPeriods, 'operator', who, (it) => ({ ...unit(it), query: { year: '2026' } })),
  // Asked for from outside the unit; nothing is closed yet.
  line(
    supervision.amendPeriod,
    'platformLead',
    'no supervision.notClosed supervision.notClosed no no no',
    (it) => ({
      params: { organization: it.organization, month: period },
      body: { reason: '补录' },
    }),
  ),
];
