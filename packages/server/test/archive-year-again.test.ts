import * as years from '@sanshen/contract/archive-years';
import { expect, test, vi } from 'vitest';
import { makeYear } from '../src/modules/archive/year/make-year.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { context, clock } = city.harness;
const organization = organizationIn('wuhua');
const leader = await city.as('wuhua', 'mainLeader');
const year = Number(clock.now().slice(0, 4));
const ask = () => leader.send(years.makeYearArchive, { params: { organization }, body: { year } });
const newest = async () => {
  const { items } = await leader.call(years.listYearArchives, { params: { organization } });
  return items[0];
};
const full = {
  ...context,
  files: { ...context.files, put: () => Promise.reject(new Error('no space left on device')) },
};

test('§12 two who ask for the archive of a year at once get one; what failed is tried again and can be asked for again', async () => {
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409, 409]);
  const archive = (await newest())?.archive ?? '';
  await expect(makeYear(full, archive, 1)).rejects.toThrow('no space left');
  // The next try of the same job finds it waiting, and nobody has to ask again.
  expect(await newest()).toMatchObject({ archive, status: 'waiting' });
  expectRefusal(await ask(), 409, 'archive.yearRunning');
  await expect(makeYear(full, archive, 3)).rejects.toThrow('no space left');
  expect(await newest()).toMatchObject({ archive, status: 'failed' });
  const again = (await ask()).json() as { archive: string };
  await expect(makeYear(full, again.archive, 2)).rejects.toThrow('no space left');
  await makeYear(context, again.archive, 3);
  expect(await newest()).toMatchObject({ archive: again.archive, status: 'done' });
});

test('§12 what is stopped at the last moment is not made', async () => {
  const { archive } = (await ask()).json() as { archive: string };
  const put = context.files.put.bind(context.files);
  vi.spyOn(context.files, 'put').mockImplementationOnce(async (...given) => {
    const kept = await put(...given);
    await leader.call(years.cancelYearArchive, { params: { archive }, body: {} });
    return kept;
  });
  await makeYear(context, archive, 1);
  expect(await newest()).toMatchObject({ archive, status: 'cancelled', digest: null });
});
