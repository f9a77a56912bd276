import { expect, test } from 'vitest';
import { useDesks } from './support/desk.ts';

// 呈贡区 Chenggong: nothing is changed there.
const desks = useDesks();

test('who is not logged in is led to the login and afterwards to where he wanted to go', async () => {
  const desk = await desks.sit({ login: null });
  await desk.open('/manuscripts?phase=inReview');
  await desk.page.waitForURL('**/login?from=*');
  expect(new URL(desk.page.url()).searchParams.get('from')).toBe('/manuscripts?phase=inReview');
});

test('an address of another host is never followed after the login', async () => {
  const desk = await desks.sit({ login: null });
  await desk.open('/login?from=//evil.example/x');
  await desk.page.getByLabel('用户名').waitFor();
  expect(new URL(desk.page.url()).searchParams.get('from')).not.toBe('//evil.example/x');
});
