import { addQualification, readPerson, registerPerson } from '@sanshen/contract/organization';
import * as contract from '@sanshen/contract/qualification-selection';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { lookAfterSelections } from '../src/modules/qualification/selection/look-after.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const params = { organization };
const [platformLead, publicityLead, registrar, operator] = [
  await city.as('wuhua', 'platformLead'),
  await city.as('wuhua', 'publicityLead'),
  await city.as('wuhua', 'registrar'),
  await city.as('wuhua', 'operator', 1),
];
let mainLeader = await city.as('wuhua', 'mainLeader');

async function newcomer(name: string): Promise<string> {
  const { id } = await registrar.call(registerPerson, {
    params,
    body: { name, employment: 'longTermStaff' },
  });
  return id;
}

const all = async () =>
  (await mainLeader.call(contract.listSelections, { params, query: { state: 'all' } })).items;

test('§10 from a recommendation over the criteria and a probation to the appointment, every step on the ledger and nobody’s opinion in it', async () => {
  const candidate = await newcomer('五华区新进人员甲');
  const statement = '熟悉团务工作，文字功底扎实。';
  const body = { candidate, office: 'operator', statement };
  expectRefusal(await operator.send(contract.proposeSelection, { params, body }), 403, 'access.forbidden');
  const { selection } = await platformLead.call(contract.proposeSelection, { params, body });
  const own = { params: { selection } };
  const form = await mainLeader.call(contract.readSelectionForm, { params });
  expect(form).toMatchObject({ probationMonths: 3, mayRecommend: true });
  const twice = await platformLead.send(contract.proposeSelection, { params, body });
  expectRefusal(twice, 409, 'selection.openAlready');
  const answers = form.criteria.map(() => true);
  const check = { ...own, body: { answers, note: '已面谈' } };
  expectRefusal(await platformLead.send(contract.checkSelection, check), 403, 'access.forbidden');
  await publicityLead.call(contract.checkSelection, check);
  const [mentor] = form.mentors.find(({ office }) => office === 'operator')?.people ?? [];
  const now = harness.clock.now();
  const probation = (days: number, who = mentor?.id ?? '') => ({
    ...own,
    body: { mentor: who, endsAt: addHours(now, days * 24) },
  });
  expectRefusal(
    await mainLeader.send(contract.beginProbation, probation(30)),
    400,
    'selection.probationTooShort',
  );
  expectRefusal(
    await mainLeader.send(contract.beginProbation, probation(100, registrar.person)),
    409,
    'selection.mentorUnfit',
  );
  await mainLeader.call(contract.beginProbation, probation(100));
  harness.clock.advance(101 * 86_400_000);
  mainLeader = await harness.login(mainLeader.person);
  await lookAfterSelections(harness.context);
  await lookAfterSelections(harness.context);
  const notices = await harness.db
    .selectFrom('notification')
    .select('person_id')
    .where('kind', '=', 'probationOver')
    .execute();
  expect(notices.filter((row) => row.person_id === mentor?.id)).toHaveLength(1);
  expectRefusal(
    await mainLeader.send(contract.confirmSelection, { ...own, body: {} }),
    409,
    'selection.notVouched',
  );
  const mentors = await harness.login(mentor?.id as never);
  await mentors.call(contract.vouchForCandidate, { ...own, body: { note: '能独立完成排版和自校' } });
  expectRefusal(
    await mainLeader.send(contract.confirmSelection, { ...own, body: {} }),
    409,
    'selection.notQualified',
  );
  const again = await harness.login(registrar.person);
  await again.call(addQualification, {
    params: { person: candidate },
    body: { kind: 'newMediaOperator', from: harness.clock.now(), to: null },
  });
  await mainLeader.call(contract.confirmSelection, { ...own, body: {} });
  const { appointments } = await mainLeader.call(readPerson, { params: { person: candidate } });
  expect(appointments).toMatchObject([{ office: 'operator', organization, acting: false, to: null }]);
  const entries = await harness.db
    .selectFrom('ledger_entry')
    .select('text')
    .where('kind', 'like', 'selection.%')
    .execute();
  expect(entries).toHaveLength(5);
  for (const { text } of entries) expect(text).not.toMatch(/扎实|面谈|自校/);
});

test('§10 a candidate sees his own selection and withdraws it; what was written is for him and who decides', async () => {
  const body = { candidate: operator.person, office: 'platformLead', statement: '自荐' };
  const mine = await harness.login(operator.person);
  const { selection } = await mine.call(contract.proposeSelection, { params, body });
  const { items } = await mine.call(contract.listMySelections, {});
  expect(items.find((one) => one.selection === selection)).toMatchObject({
    origin: 'application',
    words: { statement: '自荐' },
    may: { withdraw: true, end: false },
  });
  const leads = await harness.login(publicityLead.person);
  const end = { params: { selection }, body: { reason: 'withdrawn' as const, note: '' } };
  expectRefusal(await leads.send(contract.endSelection, end), 403, 'selection.reasonNotYours');
  await mine.call(contract.endSelection, end);
  expect((await all())[0]).toMatchObject({ status: 'ended', ended: { reason: 'withdrawn' } });
});

test('§10 what was written is deleted when the rule book says; the decisions stay and are rebuilt from the ledger', async () => {
  harness.clock.advance(366 * 86_400_000);
  mainLeader = await harness.login(mainLeader.person);
  await lookAfterSelections(harness.context);
  expect((await all()).map(({ words }) => words)).toEqual([null, null]);
  const projection = projections().find(({ name }) => name === 'selection');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null, rows: 2 });
});
