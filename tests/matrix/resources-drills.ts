import * as contract from '@sanshen/contract/drills';
import { addHours } from '@sanshen/domain/kernel';
import { type City, organizationIn, personIn } from '../../packages/server/test/organization-support.ts';

export type DrillState = 'planned' | 'running' | 'ended' | 'reported';

/** Drills of 五华区, directed by its publicity lead, observed by its main leader; its first operator takes part. Made anew for each caller. */
export interface DrillResources {
  drill(state: DrillState): Promise<string>;
  lesson(): Promise<{ readonly drill: string; readonly lesson: string }>;
  drillWish(director?: string): contract.DrillWishBody;
}

export async function prepareDrills(city: City): Promise<DrillResources> {
  const params = { organization: organizationIn('wuhua') };
  const director = await city.as('wuhua', 'publicityLead');
  const drillWish = (by: string = director.person): contract.DrillWishBody => ({
    title: '矩阵演练',
    scenario: 'leak',
    plannedAt: addHours(city.harness.clock.now(), 1),
    director: by,
    observers: [personIn('wuhua', 'mainLeader')],
    participants: [{ person: personIn('wuhua', 'operator', 1), role: 'one' }],
    roles: [{ id: 'one', name: '运营人员' }],
    injects: [
      { id: 'first', minute: 0, text: '情景一' },
      { id: 'second', minute: 600, text: '情景二' },
    ],
  });
  const drill = async (state: DrillState): Promise<string> => {
    const made = await director.call(contract.planDrill, { params, body: drillWish() });
    const run = (act: 'begin' | 'end') => director.call(contract.runDrill, { params: made, body: { act } });
    if (state === 'planned') return made.drill;
    await run('begin');
    await director.call(contract.deliverInject, { params: { ...made, inject: 'first' } });
    if (state === 'running') return made.drill;
    await run('end');
    if (state === 'ended') return made.drill;
    const observer = await city.as('wuhua', 'mainLeader');
    const { evaluationItems } = await observer.call(contract.readDrill, { params: made });
    const marks = evaluationItems.map(({ id }) => ({ item: id, mark: 3 }));
    await observer.call(contract.evaluateDrill, { params: made, body: { marks } });
    await director.call(contract.reportDrill, { params: made, body: { act: 'submit', note: '总结' } });
    return made.drill;
  };
  return {
    drill,
    drillWish,
    lesson: async () => {
      const made = { drill: await drill('ended') };
      const body = { text: '改进', owner: director.person, due: '2099-01-01' };
      return { ...made, ...(await director.call(contract.drawLesson, { params: made, body })) };
    },
  };
}
