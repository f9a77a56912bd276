import { readManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/review';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { asOwner } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';
import { expectRefusal, paragraphs, revise, submit, tryRevise, write } from './review-support.ts';

// What a platform would refuse is said before review, not after the release.

const desk = await startDesk();
const { harness, operator, channel } = desk;

const title = '五'.repeat(33);
const short = '五'.repeat(20);

/** Tries to submit a manuscript as it stands. */
const trySubmit = ({ manuscript, digest }: { readonly manuscript: string; readonly digest: string | null }) =>
  operator.send(contract.submit, { params: { manuscript }, body: { digest: digest ?? '' } });

/** A picture above a megabyte: noise does not compress. */
async function largePicture(): Promise<Digest> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = { width: 800, height: 800, channels: 3, background: '#808080', noise } as const;
  const bytes = await sharp({ create }).png({ compressionLevel: 0 }).toBuffer();
  expect(bytes.length).toBeGreaterThan(1024 * 1024);
  const { person } = operator;
  const about = { person, organization: organizationIn('wuhua'), name: 'large.png' };
  return brandId<Digest>((await keepFile(harness.context, bytes, about)).digest);
}

function bodyWith(file: Digest) {
  return {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'image', attrs: { file, alt: '现场', credit: '摄' } }] },
    ],
  };
}

test('a title that WeChat would refuse is told at once and refused at submission, with the field named', async () => {
  const shown = await write(operator, 'wuhua', desk.draft({ title }));
  expect(shown.platformIssues).toEqual([
    {
      channel,
      severity: 'error',
      field: 'title',
      code: 'titleLong',
      zh: expect.stringContaining('32'),
      en: expect.stringContaining('32'),
    },
  ]);
  expect(shown.missing).toEqual([`channels.${channel}.title`]);
  const missing = [`channels.${channel}.title`];
  expect(expectRefusal(await trySubmit(shown), 422, 'review.incomplete')).toEqual({ missing });

  const emergency = await (await desk.as('wuhua', 'platformLead')).send(contract.requestEmergency, {
    params: { manuscript: shown.manuscript },
    body: { digest: shown.digest ?? '', reason: '汛情' },
  });
  expectRefusal(emergency, 422, 'review.incomplete');

  const params = { manuscript: shown.manuscript };
  const content = desk.draft({ title, channels: [{ channel, title: short }] });
  const revised = await revise(operator, shown.manuscript, content);
  expect(revised).toMatchObject({ missing: [], platformIssues: [] });
  await submit(operator, revised);
  // In review nobody brings in what the platform would refuse.
  const back = await tryRevise(operator, shown.manuscript, desk.draft({ title }));
  expect(expectRefusal(back, 422, 'review.incomplete')).toEqual({ missing });
  expect(await operator.call(readManuscript, { params })).toMatchObject({
    digest: revised.digest,
    phase: 'inReview',
  });
});

test.each([
  ['a picture above a megabyte', 'pictures', async () => ({ body: bodyWith(await largePicture()) })],
  ['a text above the limit', 'body', async () => ({ body: paragraphs('字'.repeat(20_001)) })],
  ['no cover', 'cover', async () => ({ cover: null })],
] as const)('%s is refused at submission', async (_, field, change) => {
  const shown = await write(operator, 'wuhua', desk.draft(await change()));
  expect(shown.platformIssues).toMatchObject([{ channel, severity: 'error', field }]);
  expect(expectRefusal(await trySubmit(shown), 422, 'review.incomplete')).toEqual({
    missing: [`channels.${channel}.${field}`],
  });
});

test('what a platform only warns of does not keep a manuscript back, also where a person publishes', async () => {
  const weibo = demonstrationChannelId('wuhua', 'weibo');
  const content = desk.draft({
    channels: [{ channel: weibo }],
    body: paragraphs('字'.repeat(2001)),
    summary: '',
  });
  const shown = await write(operator, 'wuhua', content);
  expect(shown.platformIssues).toMatchObject([{ channel: weibo, severity: 'warning', field: 'body' }]);
  expect(shown.missing).toEqual([]);
  expect((await submit(operator, shown)).phase).toBe('inReview');

  const wechat = await write(operator, 'wuhua', desk.draft({ summary: '' }));
  expect(wechat.platformIssues).toMatchObject([{ channel, severity: 'warning', field: 'summary' }]);
  expect((await submit(operator, wechat)).phase).toBe('inReview');
});

test('every channel answers for itself', async () => {
  const douyin = demonstrationChannelId('wuhua', 'douyin');
  const content = desk.draft({ title, channels: [{ channel }, { channel: douyin }] });
  const { missing, platformIssues } = await write(operator, 'wuhua', content);
  expect(missing).toEqual([`channels.${channel}.title`]);
  expect(platformIssues).toMatchObject([
    { channel: douyin, severity: 'warning', field: 'title' },
    { channel, severity: 'error', field: 'title' },
  ]);
});

test('what the platform would refuse by the time of publishing is a rejection, and nothing is sent', async () => {
  const file = await largePicture();
  const setSize = (size: number) =>
    asOwner(harness.ownerUrl, (client) =>
      client.query('update file set size = $1 where digest = $2', [size, file]),
    );
  await setSize(1000);
  const drafts = desk.account().drafts.length;
  const { publication } = await desk.begun({ body: bodyWith(file) });
  await setSize(2 * 1024 * 1024);
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    submitted: false,
    message: { code: 'pictureLarge' },
  });
  expect(desk.account().drafts).toHaveLength(drafts);
});
