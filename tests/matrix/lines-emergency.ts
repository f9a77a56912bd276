import * as emergency from '@sanshen/contract/emergency';
import type { Line } from './lines.ts';

const reason = '理由';

/** §9: stopping everything. Lifting stands before ordering, so that nothing is frozen for the lines that follow. */
export const emergencyLines: readonly Line[] = [
  {
    route: emergency.liftFreeze,
    on: 'freeze of the district',
    own: 'leaderInCharge',
    expected: 'ok ok no no no no',
    request: async (it) => ({ params: { freeze: await it.freeze() }, body: { reason } }),
  },
  {
    route: emergency.orderFreeze,
    on: 'district',
    own: 'platformLead',
    expected: 'ok ok no no no no',
    request: async (it) => {
      await it.unfrozen();
      return { params: { organization: it.organization }, body: { reason } };
    },
  },
  {
    route: emergency.freezeChannel,
    on: 'channel of the district',
    own: 'platformLead',
    expected: 'ok ok no no no no',
    request: async (it) => {
      await it.unfrozen();
      return { params: { channel: it.quietChannel }, body: { reason } };
    },
  },
  {
    route: emergency.readFreezes,
    on: 'district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: (it) => ({ params: { organization: it.organization } }),
  },
];
