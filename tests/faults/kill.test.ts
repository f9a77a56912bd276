import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFrom, open } from '@sanshen/cli/demo/desk';
import { readManuscript } from '@sanshen/contract/content';
import { logIn } from '@sanshen/contract/session';
import {
  demonstrationChannelId,
  demonstrationLoginName,
  demonstrationOrganizationId,
  demonstrationPassword,
} from '@sanshen/server/demonstration/index';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { chanceOf, pause } from './chance.ts';
import { emptyLog, persistentClient } from './persistent-client.ts';
import { appIdOf, askPlatform, post } from './platform.ts';
import { key } from './play-case.ts';
import { freePort, killPostmaster, simulatorProcess } from './processes.ts';
import { caseUnderFire, closeWorld, fireOn, openWorld, type World, worldFaults } from './world.ts';

// Chance differs from run to run; a failure names its seed, and `node tests/faults/main.ts --seed S` plays it at length.
const seed = Number(process.env.SANSHEN_FAULT_SEED ?? Date.now() % 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'sanshen-kill-'));
const undo: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
afterAll(async () => {
  for (const one of undo.reverse()) await one();
});

/** A world of this file, closed at its end. */
async function worldOf(options: Parameters<typeof openWorld>[0]): Promise<World> {
  const world = await openWorld(options);
  undo.push(() => closeWorld(world));
  return world;
}

test('a server that is killed at random moments loses nothing acknowledged and publishes once', async () => {
  const data = join(folder, 'one');
  const embedded = () => startEmbedded({ folder: join(data, 'data/postgres') });
  undo.push(async () => {
    const cluster = await embedded();
    await cluster.stop();
    // For root it lies outside the folder, where PostgreSQL's user can reach it.
    await rm(cluster.folder, { recursive: true, force: true });
  });
  const embeddedUrl = async () => (await embedded()).ownerUrl();
  const world = await worldOf({ folder: data, servers: 1, embeddedUrl });
  const chance = chanceOf(seed);
  const fire = fireOn(world, chance, 2);
  const onPublish = () => fire.strike(chance.between(0, 900));
  const outcome = await caseUnderFire(world, { title: '五华区志愿服务安排', fire, onPublish });
  expect(outcome.faults, `seed ${seed}, ended as ${outcome.end} (${outcome.code})`).toEqual([]);
  expect(outcome.kills).toBeGreaterThan(0);
  await databaseDies(world, (await embedded()).folder);
  expect(await worldFaults(world)).toEqual([]);
});

/** Kills the database itself under commands; the server says that it cannot work now, and all that it acknowledged is there afterwards. */
async function databaseDies(world: World, cluster: string): Promise<void> {
  const [server] = world.servers;
  if (server === undefined) throw new Error('no server');
  const log = emptyLog();
  const author = persistentClient([server.url], log);
  const name = demonstrationLoginName(key, 'operator', 1);
  await author.call(logIn, { body: { name, password: demonstrationPassword } });
  const channel = demonstrationChannelId(key, 'wechat');
  const about = { channel, byline: '共青团五华区委', topic: 'service' };
  const made: Promise<{ manuscript: string }>[] = [];
  const organization = demonstrationOrganizationId(key);
  for (let number = 1; number <= 20; number += 1) {
    made.push(open(author, organization, contentFrom(`断电前后第${number}篇\n正文。`, about)));
    if (number === 10) await killPostmaster(cluster);
    await pause(20);
  }
  await expect.poll(() => healthOf(server.url), { timeout: 10_000 }).toBe(503);
  await server.kill();
  await server.start();
  const manuscripts = (await Promise.all(made)).map(({ manuscript }) => manuscript);
  expect(new Set(manuscripts).size).toBe(20);
  for (const manuscript of manuscripts) await author.call(readManuscript, { params: { manuscript } });
  expect([...log.outages.keys()]).toEqual(['server.unavailable']);
}

async function healthOf(url: string): Promise<number> {
  return (await fetch(`${url}/healthz`)).status;
}

test('of two servers over one database one dies: the other goes on, nothing is lost or published twice', async () => {
  const database = await freshDatabase();
  const world = await worldOf({ folder: join(folder, 'two'), servers: 2, database });
  const fire = fireOn(world, chanceOf(seed), 1);
  const onPublish = () => fire.strikeForGood();
  const outcomes = await Promise.all(
    ['甲', '乙'].map((letter) =>
      caseUnderFire(world, { title: `五华区志愿服务安排${letter}`, fire, onPublish }),
    ),
  );
  for (const { faults, end, code } of outcomes)
    expect(faults, `seed ${seed}, ended as ${end} (${code})`).toEqual([]);
  expect(await worldFaults(world)).toEqual([]);
});

/** An empty database of its own on the run's cluster, in real time: servers over it go by the machine's clock. */
async function freshDatabase(): Promise<string> {
  const { owner } = inject('cluster');
  const name = `faults_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: owner.replace('NAME', 'postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return owner.replace('NAME', name);
}

test('the simulated platform keeps what it acknowledged when it is killed while it writes', async () => {
  const appId = appIdOf(key);
  const stateFile = join(folder, 'cut.json');
  const platform = await simulatorProcess({ port: await freePort(), appIds: [appId], stateFile });
  await platform.start();
  undo.push(() => platform.stop());
  const draft = await platformWith(platform.url, appId);
  const kept: string[] = [];
  const chance = chanceOf(seed);
  for (let round = 0; round < 2; round += 1) {
    const until = Date.now() + chance.between(150, 400);
    const writing = (async () => {
      for (let number = 0; Date.now() < until + 500; number += 1) {
        const title = `第${round}轮第${number}稿`;
        if (!(await draft(title).catch(() => false))) return;
        kept.push(title);
      }
    })();
    await pause(until - Date.now());
    await platform.kill();
    await writing;
    await platform.start();
  }
  const { drafts } = await askPlatform(platform.url, appId);
  expect(kept.length).toBeGreaterThan(0);
  expect(drafts).toEqual(expect.arrayContaining(kept));
});

/** Adds drafts under a title to an account that has a cover; its token outlives the platform's process. */
async function platformWith(url: string, appId: string): Promise<(title: string) => Promise<boolean>> {
  const { standaloneSecrets } = await import('@sanshen/connectors/wechat/simulator');
  const body = { grant_type: 'client_credential', appid: appId, secret: standaloneSecrets.appSecret };
  const { access_token: token } = await post<{ access_token: string }>(`${url}/cgi-bin/stable_token`, body);
  const form = new FormData();
  const cover = await readFile(join(import.meta.dirname, '../../packages/cli/fixtures/cover.png'));
  form.append('media', new Blob([cover], { type: 'image/png' }), 'cover.png');
  const address = `${url}/cgi-bin/material/add_material?access_token=${token}&type=image`;
  const material = (await (await fetch(address, { method: 'POST', body: form })).json()) as {
    media_id: string;
  };
  return async (title) => {
    const article = { title, content: '<p>正文</p>', thumb_media_id: material.media_id };
    await post(`${url}/cgi-bin/draft/add?access_token=${token}`, { articles: [article] });
    return true;
  };
}
