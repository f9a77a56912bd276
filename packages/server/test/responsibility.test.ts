import * as contract from '@sanshen/contract/responsibility';
import { listNotifications } from '@sanshen/contract/review';
import { routeUrl } from '@sanshen/contract/route';
import { afterAll, describe, expect, test } from 'vitest';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { letterProjection } from '../src/modules/responsibility/record.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const superior = await city.as('kunming', 'mainLeader');
const leader = await city.as('wuhua', 'mainLeader');
const operator = await city.as('wuhua', 'operator', 1);
const guide = await city.as('publicity', 'departmentHead');
const stranger = await city.as('panlong', 'mainLeader');
const year = new Date(Date.parse(harness.clock.now()) + 8 * 3_600_000).getUTCFullYear();
const articles = [{ clause: '§5', text: '严格落实三审三校。' }];

afterAll(async () => {
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, letterProjection)).problem).toBeNull();
});

const list = (by: Caller, unit = organization) =>
  by.call(contract.listLetters, { params: { organization: unit }, query: {} });
const read = (by: Caller, letter: string) => by.call(contract.readLetter, { params: { letter } });
const issue = (by: Caller, body: object = {}, unit = organization) =>
  by.send(contract.issueLetter, { params: { organization: unit }, body: { year, articles, ...body } });
const issued = async (by: Caller, body: object = {}, unit = organization): Promise<string> => {
  const answer = await issue(by, body, unit);
  expect(answer.statusCode).toBe(201);
  return contract.issueLetter.response.parse(answer.json()).letter;
};
const kindsTold = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);

describe('§11: the letter between a unit and who commands it', () => {
  test('is lacking, is issued by the superior, signed by the unit over what it saw, and no longer lacking', async () => {
    const before = await list(leader);
    expect(before.gaps).toContainEqual(
      expect.objectContaining({ kind: 'missing', organization, person: null, mayIssue: false }),
    );
    const draft = await superior.call(contract.draftLetter, { params: { organization }, query: {} });
    expect(draft.channels.length).toBeGreaterThan(1);
    expect(draft.articles.map(({ clause }) => clause)).toContain('§5');
    const letter = await issued(superior, { articles: draft.articles });
    expectRefusal(await issue(superior), 409, 'responsibility.letterExists');
    expect(await kindsTold(leader)).toContain('letterIssued');
    const { digest, maySign } = await read(leader, letter);
    expect(maySign).toBe(true);
    const params = { letter };
    const other = `sha256:${'0'.repeat(64)}`;
    expectRefusal(
      await leader.send(contract.signLetter, { params, body: { digest: other } }),
      409,
      'responsibility.textChanged',
    );
    expectRefusal(
      await operator.send(contract.signLetter, { params, body: { digest } }),
      403,
      'responsibility.notTheSigner',
    );
    await leader.call(contract.signLetter, { params, body: { digest } });
    expect(await kindsTold(superior)).toContain('letterAnswered');
    expect(await read(guide, letter)).toMatchObject({
      status: 'inForce',
      maySign: false,
      mayWithdraw: false,
    });
    const after = await list(leader);
    expect(after.gaps.filter((gap) => gap.person === null && gap.organization === organization)).toEqual([]);
    expectRefusal(
      await leader.send(contract.signLetter, { params, body: { digest } }),
      409,
      'responsibility.notWaiting',
    );
  });

  test('is not issued by who guides, by the unit to itself, by a neighbour, nor seen by a neighbour', async () => {
    for (const caller of [guide, leader, stranger, operator]) {
      expectRefusal(await issue(caller), 403, 'access.forbidden');
    }
    const [letter] = (await list(leader)).letters;
    const url = routeUrl(contract.readLetterPdf, { params: { letter: letter?.id ?? '' } });
    expectRefusal(
      await stranger.send(contract.readLetter, { params: { letter: letter?.id ?? '' } }),
      404,
      'request.notFound',
    );
    const printed = await harness.inject({ method: 'GET', url, headers: { cookie: stranger.cookie } });
    expect(printed.statusCode).toBe(404);
    expectRefusal(
      await stranger.send(contract.listLetters, { params: { organization }, query: {} }),
      403,
      'access.forbidden',
    );
  });

  test('prints as PDF and Word, the same bytes each time', async () => {
    const [letter] = (await list(leader)).letters;
    const take = async (route: typeof contract.readLetterPdf | typeof contract.readLetterWord) => {
      const url = routeUrl(route, { params: { letter: letter?.id ?? '' } });
      const answer = await harness.inject({ method: 'GET', url, headers: { cookie: leader.cookie } });
      expect(answer.statusCode).toBe(200);
      return answer.rawPayload;
    };
    const pdf = await take(contract.readLetterPdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await take(contract.readLetterPdf)).equals(pdf)).toBe(true);
    expect((await take(contract.readLetterWord)).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('§11: the letter of a person', () => {
  const person = personIn('wuhua', 'operator', 1);

  test('names his channels and duties; he sends it back with a reason, then signs another; nobody signs for him', async () => {
    const gaps = (await list(leader)).gaps.filter((gap) => gap.person === person);
    expect(gaps[0]).toMatchObject({ kind: 'missing', mayIssue: true });
    expect(gaps[0]?.uncovered.length).toBeGreaterThan(0);
    const first = await issued(leader, { person });
    const { digest } = await read(operator, first);
    expectRefusal(
      await leader.send(contract.signLetter, { params: { letter: first }, body: { digest } }),
      403,
      'responsibility.notTheSigner',
    );
    await operator.call(contract.returnLetter, {
      params: { letter: first },
      body: { digest, reason: '少写了一个账号' },
    });
    const letter = await issued(leader, { person });
    const shown = await read(operator, letter);
    expect(shown.channels.flatMap(({ duties }) => duties.map(({ duty }) => duty))).toContain('operator');
    await operator.call(contract.signLetter, { params: { letter }, body: { digest: shown.digest } });
    expect((await list(leader)).gaps.filter((gap) => gap.person === person)).toEqual([]);
    await leader.call(contract.withdrawLetter, { params: { letter }, body: { reason: '岗位调整' } });
    expect((await list(leader)).gaps.filter((gap) => gap.person === person)).toMatchObject([
      { kind: 'missing' },
    ]);
    expectRefusal(
      await leader.send(contract.withdrawLetter, { params: { letter }, body: { reason: '再收回' } }),
      409,
      'responsibility.ended',
    );
  });

  test('is refused to somebody without a duty, for a year that is over, and to who would issue it to himself', async () => {
    expectRefusal(
      await issue(leader, { person: personIn('wuhua', 'registrar') }),
      422,
      'responsibility.noDuties',
    );
    expectRefusal(await issue(leader, { person, year: year - 1 }), 422, 'responsibility.yearPast');
    const inCharge = await city.as('wuhua', 'leaderInCharge');
    expectRefusal(
      await issue(inCharge, { person: personIn('wuhua', 'leaderInCharge') }),
      403,
      'responsibility.ownLetter',
    );
    expectRefusal(await issue(superior, { person }), 403, 'access.forbidden');
  });
});
