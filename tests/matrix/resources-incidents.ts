import * as contract from '@sanshen/contract/incidents';
import { demonstrationChannelId } from '../../packages/server/src/demonstration/index.ts';
import { type City, organizationIn, personIn } from '../../packages/server/test/organization-support.ts';

/** Incidents of 五华区, declared by its first operator. */
export interface IncidentResources {
  /** Open, with nothing done. */
  incident(): Promise<string>;
  /** Offered to the unit's leader in charge. */
  handover(): Promise<string>;
  /** With a lesson of the platform's lead. */
  incidentLesson(): Promise<{ readonly incident: string; readonly lesson: string }>;
  /** A channel of the district on which nothing else happens. */
  readonly quietChannel: string;
}

export async function prepareIncidents(city: City): Promise<IncidentResources> {
  const operator = await city.as('wuhua', 'operator', 1);
  const leader = await city.as('wuhua', 'leaderInCharge');
  const incident = async () => {
    const body = { scenario: 'wrongPublication', gravity: 'ordinary' as const };
    const params = { organization: organizationIn('wuhua') };
    return (await operator.call(contract.declareIncident, { params, body })).incident;
  };
  return {
    quietChannel: demonstrationChannelId('wuhua', 'bilibili'),
    incident,
    handover: async () => {
      const params = { incident: await incident() };
      const body = { to: leader.person, words: '待人工撤稿' };
      await operator.call(contract.offerIncidentHandover, { params, body });
      return params.incident;
    },
    incidentLesson: async () => {
      const params = { incident: await incident() };
      const body = { words: '双人核对', owner: personIn('wuhua', 'platformLead'), dueOn: '2099-01-01' };
      await leader.call(contract.addIncidentLesson, { params, body });
      const { lessons } = await leader.call(contract.readIncident, { params });
      return { ...params, lesson: lessons[0]?.lesson ?? '' };
    },
  };
}
