import { addHours, brandId, type Instant, type PersonId } from '@sanshen/domain/kernel';
import {
  acknowledgeCall,
  checkReach,
  decidePlan,
  keepContact,
  planVersions,
  savePlanDraft,
  submitPlan,
} from '../modules/emergency/public.ts';
import { proposePolicy } from '../modules/policy/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { type CommandKeys, commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';
import { type DemonstrationScenario, demonstrationPlan } from './plan-contents.ts';

const day = 24;
const city = 'kunming';

/** One county reviews its plan for disasters every month, so that the demonstration shows one that has expired. */
const ownRules = {
  name: 'policy.yaml',
  text: `id: luquan-emergency
version: 1
title: { zh: 禄劝县应急预案补充规定, en: Supplement on emergency plans }
source: { document: 《应急预案补充规定》, issuer: 共青团禄劝彝族苗族自治县委, issuedOn: '2026-06-01' }
extends: { policy: kunming-2023, version: 1 }
emergency:
  plans:
    - { id: disaster, clause: §9, name: { zh: 突发事件与自然灾害期间发布预案, en: publishing during disasters and sudden events }, reviewEveryMonths: 1, compulsory: false }
`,
};

/**
 * Gives the demonstration plans by the commands that people give: the city's, which every unit below inherits, those of some counties, one that has expired and one that
 * waits; and a contact tree of which some have answered. Only where there are none; gives how many plans it made.
 */
export async function fillPlans(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('emergency_plan').select('plan_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(now);
  const context = { ...given, clock };
  const key = commandKeys('plan');
  const submit = async (unit: string, scenario: DemonstrationScenario, by: PersonId) => {
    const organization = demonstrationOrganizationId(unit);
    const place = { organization, scenario };
    const content = demonstrationPlan(scenario);
    const { version } = await savePlanDraft(context, key(by), { ...place, content, version: 0 });
    return (await submitPlan(context, key(by), { ...place, version })).plan;
  };
  const inForce = async (unit: string, scenario: DemonstrationScenario, approver: PersonId) => {
    const writer = unit === city ? 'deputySecretaryPublicity' : 'platformLead';
    const plan = await submit(unit, scenario, demonstrationPersonId(unit, writer));
    const [version] = await planVersions(given.db, demonstrationOrganizationId(unit), scenario);
    if (version === undefined) throw new TypeError('a plan that was just submitted');
    const decision = { verdict: 'approve', digest: version.digest, reason: '内容完整，同意实施。' } as const;
    await decidePlan(context, key(approver), { plan, decision });
  };
  const publicityHead = demonstrationPersonId('publicity', 'departmentHead');
  const cityLeader = demonstrationPersonId(city, 'deputySecretaryPublicity');

  await given.db
    .transaction()
    .execute((trx) =>
      proposePolicy(
        trx,
        { organization: demonstrationOrganizationId('luquan'), files: [ownRules], at: now },
        { person: 'system', name: '演示数据' },
      ),
    );
  clock.set(addHours(now, -80 * day));
  // All but disasters, which a county's expired plan shows.
  for (const scenario of [
    'wrongPublication',
    'accountTakenOver',
    'publicOpinion',
    'leak',
    'wrongMark',
    'rumour',
    'platformOutage',
  ] as const)
    await inForce(city, scenario, publicityHead);
  await inForce('luquan', 'disaster', cityLeader);
  clock.set(addHours(now, -30 * day));
  await inForce('wuhua', 'wrongPublication', cityLeader);
  await inForce('xishan', 'accountTakenOver', cityLeader);
  clock.set(addHours(now, -20));
  await submit('panlong', 'publicOpinion', demonstrationPersonId('panlong', 'platformLead'));
  await fillTree(context, clock, key, now);
  return 11;
}

/** One county's tree: numbers registered, those of the publicity department by itself, and everybody called two days ago, of whom two did not answer. */
async function fillTree(
  context: AppContext,
  clock: SettableClock,
  key: CommandKeys,
  now: Instant,
): Promise<void> {
  const unit = 'wuhua';
  const organization = demonstrationOrganizationId(unit);
  const lead = demonstrationPersonId(unit, 'platformLead');
  const answering = [
    lead,
    demonstrationPersonId(unit, 'publicityLead'),
    demonstrationPersonId(unit, 'mainLeader'),
  ];
  for (const [index, person] of answering.entries())
    await keepContact(context, key(lead), { organization, person, number: `138 0000 000${index + 1}` });
  const department = 'publicity';
  const head = demonstrationPersonId(department, 'departmentHead');
  for (const [index, person] of [head, demonstrationPersonId(department, 'publicityLead')].entries()) {
    const place = { organization: demonstrationOrganizationId(department), person };
    await keepContact(context, key(head), { ...place, number: `138 0000 010${index + 1}` });
  }
  clock.set(addHours(now, -48));
  const { call } = await checkReach(context, key(lead), { organization, text: '' });
  // Who calls has answered by that.
  for (const person of answering.filter((one) => one !== lead)) {
    clock.set(addHours(brandId<Instant>(clock.now()), 0.05));
    await acknowledgeCall(context, key(person), call);
  }
}
