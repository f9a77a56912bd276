import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as years from '@sanshen/contract/archive-years';
import * as assessments from '@sanshen/contract/assessments';
import * as circulars from '@sanshen/contract/circulars';
import { readManuscript } from '@sanshen/contract/content';
import { type ManifestMember, yearFormat, yearMembers, yearSealText } from '@sanshen/domain/archive';
import { brandId, canonicalJson, type Digest, type Instant } from '@sanshen/domain/kernel';
import { type NoteSigner, signNote } from '@sanshen/domain/ledger';
import { afterAll } from 'vitest';
import { makeYear } from '../src/modules/archive/year/make-year.ts';
import { readTarHead, tarBlock, tarEnd, tarHead, tarPadding } from '../src/modules/archive/year/tar.ts';
import { followLedger, freezePeriods } from '../src/modules/supervision/public.ts';
import type { Caller } from './harness.ts';
import { type City, organizationIn, startCity } from './organization-support.ts';
import { article, sign, submit, tryRevise } from './review-support.ts';

const unit = organizationIn('wuhua');

/** The district's year: a manuscript that became a circular, and how the city assessed the district. The clock stands in the January after it. */
export async function startYear(): Promise<{ readonly city: City; readonly year: number }> {
  const city = await startCity();
  const { harness } = city;
  const year = Number(harness.clock.now().slice(0, 4));
  await issueCircular(city);
  await followLedger(harness.context);
  harness.clock.set(`${year + 1}-01-10T02:00:00.000Z` as Instant);
  await freezePeriods(harness.context);
  const cityMain = await city.as('kunming', 'mainLeader');
  const params = { organization: organizationIn('kunming') };
  const period = String(year);
  await cityMain.call(assessments.draftAssessments, { params, body: { period, units: [unit] } });
  const { items } = await cityMain.call(assessments.listAssessments, {
    params,
    query: { side: 'units', period },
  });
  const assessment = items[0]?.assessment ?? '';
  await cityMain.call(assessments.publishAssessment, { params: { assessment }, body: {} });
  return { city, year };
}

async function issueCircular(city: City): Promise<void> {
  const operator = await city.as('wuhua', 'operator', 1);
  const lead = await city.as('wuhua', 'publicityLead');
  const { circular, manuscript } = await operator.call(circulars.draftCircular, {
    params: { organization: unit },
    body: {
      ...{ kind: 'free', prefix: '五团通', reason: '关于新媒体工作情况的通报' },
      recipients: [organizationIn('wuhuaYouthCentre')],
    },
  });
  const shown = () => operator.call(readManuscript, { params: { manuscript } });
  const { content, digest } = await shown();
  const declared = { ...content, declarations: article('wuhua').declarations };
  await tryRevise(operator, manuscript, declared as never, digest ?? '');
  await submit(operator, await shown());
  await sign(await city.as('wuhua', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(lead, manuscript, 'publicity', 'publicityLead');
  await sign(await city.as('wuhua', 'leaderInCharge'), manuscript, 'leader', 'leader');
  await lead.call(circulars.issueCircular, { params: { circular }, body: {} });
}

/** Asks for an archive of the district's year; gives its id. */
export async function ask(by: Caller, year: number): Promise<string> {
  const wish = { params: { organization: unit }, body: { year } };
  return (await by.call(years.makeYearArchive, wish)).archive;
}

/** The archive of the district's year as its leader gets it. */
export async function yearArchive({ city, year }: Awaited<ReturnType<typeof startYear>>): Promise<Buffer> {
  const leader = await city.as('wuhua', 'mainLeader');
  const archive = await ask(leader, year);
  await makeYear(city.harness.context, archive);
  const answer = await leader.send(years.readYearArchive, { params: { archive } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.rawPayload;
}

export type Members = readonly (readonly [name: string, data: Uint8Array])[];

/** The members of a tar, in their order. */
export function untar(tar: Uint8Array): Members {
  const members: (readonly [string, Uint8Array])[] = [];
  for (let at = 0; ; ) {
    const head = readTarHead(tar.subarray(at, at + tarBlock));
    if (head === null) return members;
    const from = at + tarBlock;
    members.push([head.name, tar.subarray(from, from + head.size)]);
    at = from + Math.ceil(head.size / tarBlock) * tarBlock;
  }
}

export function tarOf(members: Members): Buffer {
  const parts = members.flatMap(([name, data]) => [
    tarHead(name, data.length),
    data,
    tarPadding(data.length),
  ]);
  return Buffer.concat([...parts, tarEnd]);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = (data: Uint8Array) =>
  brandId<Digest>(`sha256:${createHash('sha256').update(data).digest('hex')}`);

/** The members with a manifest and a seal of somebody who may sign: only what they say themselves can give them away. */
export function resealed(members: Members, signer: NoteSigner): Members {
  const plain = members.filter(([name]) => name !== yearMembers.manifest && name !== yearMembers.seal);
  const listed = plain.map(
    ([name, data]): ManifestMember => ({ name, size: data.length, digest: sha256(data) }),
  );
  const manifest = utf8(`${canonicalJson({ format: yearFormat, members: listed } as never)}\n`);
  const seal = utf8(signNote(yearSealText(sha256(manifest)), [signer]));
  return [...plain, [yearMembers.manifest, manifest], [yearMembers.seal, seal]];
}

/** The members with the text of the first one whose name fits changed. Throws where none fits or nothing changes. */
export function changed(members: Members, name: RegExp, change: (text: string) => string): Members {
  const index = members.findIndex(([one]) => name.test(one));
  const found = members[index];
  if (found === undefined) throw new Error(`no member ${name}`);
  const text = new TextDecoder().decode(found[1]);
  const after = change(text);
  if (after === text) throw new Error(`nothing changes in ${found[0]}`);
  return members.with(index, [found[0], utf8(after)]);
}

/** A folder for files to verify, gone after the test file. */
export async function filesFor(): Promise<(name: string, data: Uint8Array) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-year-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return async (name, data) => {
    await writeFile(join(folder, name), data);
    return join(folder, name);
  };
}
