import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  contentFrom,
  look,
  open,
  replaceWording,
  save,
  signMine,
  submitNow,
  uploadPicture,
} from '@sanshen/cli/demo/desk';
import type { Client } from '@sanshen/contract/client';
import { listVerifications, publish, readPublication, verifyNow } from '@sanshen/contract/publishing';
import { logIn } from '@sanshen/contract/session';
import {
  demonstrationChannelId,
  demonstrationLoginName,
  demonstrationOrganizationId,
  demonstrationPassword,
} from '@sanshen/server/demonstration/index';
import { pause } from './chance.ts';
import { type ClientLog, persistentClient } from './persistent-client.ts';

export const key = 'wuhua';
const channel = demonstrationChannelId(key, 'wechat');
const cover = join(import.meta.dirname, '../../packages/cli/fixtures/cover.png');

/** Where a case is played, and who watches. */
export interface Setting {
  readonly servers: readonly string[];
  readonly log: ClientLog;
  /** Called when a request is sent, and when a publication has begun. */
  readonly onSend?: () => void;
  readonly onPublish?: () => Promise<void>;
}

/** What the people of a case know when it has been played. */
export interface Played {
  readonly title: string;
  readonly manuscript: string;
  readonly publication: string;
  /** Digests of the acknowledged revisions, in order. */
  readonly digests: readonly string[];
  readonly author: Client;
}

/** One article from the first draft to the begun publication, every command repeated until it is acknowledged. */
export async function playCase(setting: Setting, title: string): Promise<Played> {
  const as = async (office: string, copy?: number) => {
    const client = persistentClient(setting.servers, setting.log, setting.onSend);
    const name = demonstrationLoginName(key, office, copy);
    await client.call(logIn, { body: { name, password: demonstrationPassword } });
    return client;
  };
  const author = await as('operator', 1);
  const organization = demonstrationOrganizationId(key);
  const picture = await uploadPicture(author, organization, await readFile(cover), 'cover.png');
  const text = `${title}\n请在个人手机上登陆平台，查看本周志愿服务安排。`;
  const content = contentFrom(text, { channel, byline: '共青团五华区委', topic: 'service' });
  const { manuscript, digest: first } = await open(author, organization, content);
  const revised = await save(author, manuscript, {
    summary: '本周志愿服务安排。',
    cover: { file: picture, alt: '封面', credit: '编辑部制图' },
  });
  await submitNow(author, manuscript);
  const platform = await as('platformLead');
  await signMine(platform, manuscript, '同意。');
  const publicity = await as('publicityLead');
  const corrected = await replaceWording(
    publicity,
    manuscript,
    { stage: 'publicity', seat: 'publicityLead' },
    { from: '登陆', to: '登录', reason: '“登陆”应为“登录”' },
  );
  await signMine(publicity, manuscript, '已修正，同意。');
  await signMine(platform, manuscript, '修正处已看。');
  await signMine(await as('leaderInCharge'), manuscript, '同意发布。');
  const { digest, phase } = await look(author, manuscript);
  if (phase !== 'released') throw new Error(`not released but ${phase}`);
  // Sent twice at once, as an impatient person and a proxy do: under one key it is one command, whichever server gets it.
  const idempotencyKey = crypto.randomUUID();
  const call = { params: { manuscript }, body: { channel, digest } };
  const [begun, same] = await Promise.all([1, 2].map(() => author.call(publish, call, { idempotencyKey })));
  if (begun === undefined || begun.publication !== same?.publication) throw new Error('one key, two answers');
  await setting.onPublish?.();
  const digests = [first, revised.digest ?? '', corrected.digest ?? ''];
  return { title, manuscript, publication: begun.publication, digests, author };
}

const ends = ['done', 'rejected', 'handedOver'] as const;
export type End = (typeof ends)[number];

/** How a publication ended, with the code of what was told to people. */
export interface Ended {
  readonly end: End;
  readonly code: string | null;
}

/**
 * Waits until a publication has come to its end. A submission of which nobody can know whether it arrived is looked for over half an
 * hour before a person is asked; `timePasses` is called when the wait gets long, and lets that time pass.
 */
export async function endOf(played: Played, timePasses: () => Promise<void>): Promise<Ended> {
  const { author, publication } = played;
  let long = Date.now() + 12_000;
  const deadline = Date.now() + 90_000;
  for (;;) {
    const { status, message } = await author.call(readPublication, { params: { publication } });
    const end = ends.find((one) => one === status);
    if (end !== undefined) return { end, code: message?.code ?? null };
    if (Date.now() > deadline) throw new Error(`${played.title} is stuck as ${status}`);
    if (Date.now() > long) {
      await timePasses();
      long = Date.now() + 2500;
    }
    await pause(150);
  }
}

/** Asks for a reading and gives its verdict. */
export async function readBack({ author, publication }: Played): Promise<string> {
  await author.call(verifyNow, { params: { publication } });
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { items } = await author.call(listVerifications, { params: { publication }, query: {} });
    const verdict = items.find((one) => one.verdict !== null)?.verdict ?? null;
    if (verdict !== null) return verdict;
    if (Date.now() > deadline) throw new Error('it was not read back in time');
    await pause(100);
  }
}
