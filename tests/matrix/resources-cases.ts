import { makeRecord, openCase, stepCase } from '@sanshen/contract/cases';
import { type City, organizationIn, personIn } from '../../packages/server/test/organization-support.ts';

/** Cases of the district 五华区. */
export interface CaseResources {
  /** Of which the district was told, with persons held accountable as a measure. */
  accountabilityCase(): Promise<string>;
  /** About the district's first operator. */
  accountabilityRecord(): Promise<string>;
}

export async function prepareCases(city: City): Promise<CaseResources> {
  const leader = await city.as('kunming', 'deputySecretaryBusiness');
  const main = await city.as('kunming', 'mainLeader');
  let counter = 0;
  const accountabilityCase = async () => {
    counter += 1;
    const { case: id } = await leader.call(openCase, {
      params: { organization: organizationIn('wuhua') },
      body: {
        ...{ clause: '§5' as const, gravity: 'grave' as const, title: `案件${counter}`, note: '未经三审' },
        evidence: [{ kind: 'page' as const, id: 'https://example.com/a', name: '页面' }],
      },
    });
    const params = { case: id };
    const verify = { kind: 'verify', gravity: 'grave', measures: ['accountability'], note: '属实' } as const;
    await leader.call(stepCase, { params, body: { ...verify, measures: [...verify.measures] } });
    await leader.call(stepCase, { params, body: { kind: 'notify', note: '请答复' } });
    return id;
  };
  return {
    accountabilityCase,
    accountabilityRecord: async () => {
      const body = { person: personIn('wuhua', 'operator', 1), grounds: '未按规程办理' };
      return (await main.call(makeRecord, { params: { case: await accountabilityCase() }, body })).record;
    },
  };
}
