import { readArchive } from '@sanshen/contract/archive';
import { publish } from '@sanshen/contract/publishing';
import * as review from '@sanshen/contract/review';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { type NoteKey, parseKey } from '@sanshen/domain/ledger';
import { strFromU8, unzipSync } from 'fflate';
import { archiveTools, verifyArchiveBytes } from '../src/modules/archive/public.ts';
import { type Desk, picture, startDesk } from './publishing-support.ts';
import { paragraphs, sign, submit, tryCorrect, write } from './review-support.ts';

/** A case with everything in it: two revisions, a finding, a sign-off on paper, a release, a publication and a reading. */
export interface CaseDesk {
  readonly desk: Desk;
  readonly manuscript: string;
  readonly publication: string;
  readonly archive: Uint8Array;
}

/** Long enough to wrap in the sheet, short enough for the platform. */
export const caseTitle = '禄劝、嵩明、石林彝族自治县青年志愿者反诈宣传公告';

export async function startCase(): Promise<CaseDesk> {
  const desk = await startDesk();
  const { manuscript, publication } = await publishedCase(desk);
  return { desk, manuscript, publication, archive: await archiveOf(desk, manuscript) };
}

/** The archive of a case as its author gets it. */
export async function archiveOf(desk: Desk, manuscript: string): Promise<Uint8Array> {
  const answer = await desk.operator.send(readArchive, { params: { manuscript } });
  if (answer.statusCode !== 200) throw new Error(`archive: ${answer.statusCode} ${answer.body}`);
  return answer.rawPayload;
}

async function publishedCase(desk: Desk): Promise<{ manuscript: string; publication: string }> {
  const { operator } = desk;
  const [platformLead, publicityLead, leader, registrar] = [
    await desk.as('wuhua', 'platformLead'),
    await desk.as('wuhua', 'publicityLead'),
    await desk.as('wuhua', 'leaderInCharge'),
    await desk.as('wuhua', 'registrar'),
  ];
  const content = desk.draft({
    title: caseTitle,
    body: paragraphs('周末，三十名青年志原者来到社区。', '他们讲解了反诈知识。'),
  });
  const shown = await write(operator, 'wuhua', content);
  const { manuscript } = shown;
  const params = { manuscript };
  await submit(operator, shown);
  await sign(platformLead, manuscript, 'platform', 'platformLead', {
    opinion: '导向正确，来源已核对，同意。',
  });
  await publicityLead.call(review.noteFinding, {
    params,
    body: { severity: 'error', text: '“志原者”应为“志愿者”', place: { start: 6, end: 9 } },
  });
  const { items } = await publicityLead.call(review.listFindings, { params, query: {} });
  const finding = items[0]?.finding ?? '';
  await publicityLead.call(review.ruleFinding, {
    params: { manuscript, finding },
    body: { ruling: 'accepted', reason: '已改' },
  });
  const corrected = {
    ...content,
    body: paragraphs('周末，三十名青年志愿者来到社区。', '他们讲解了反诈知识。'),
  };
  const answer = await tryCorrect(
    publicityLead,
    manuscript,
    { stage: 'publicity', seat: 'publicityLead' },
    corrected,
  );
  if (answer.statusCode !== 200) throw new Error(`correct: ${answer.body}`);
  await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
  await sign(platformLead, manuscript, 'platform', 'platformLead', { opinion: '确认改动。' });
  const scan = await picture(desk.harness, registrar, '#ffffff');
  const standing = await registrar.call(review.readReview, { params });
  const last = await registrar.call(review.signPaper, {
    params,
    body: {
      stage: 'leader',
      seat: 'leader',
      duties: ['review', 'proofread'],
      round: standing.round,
      digest: standing.digest ?? '',
      opinion: '同意发布。',
      signer: leader.person,
      scan,
      signedOn: desk.harness.clock.now(),
    },
  });
  if (last.phase !== 'released') throw new Error(`not released: ${JSON.stringify(last)}`);
  const digest = brandId<Digest>(last.digest ?? '');
  const { publication } = await operator.call(publish, { params, body: { channel: desk.channel, digest } });
  await desk.settle(publication);
  await desk.after(600);
  return { manuscript, publication };
}

export function unpack(archive: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(archive)));
}

/** A member as text. */
export function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no ${name}`);
  return strFromU8(bytes);
}

/** The keys that an archive brings. */
export function keysIn(archive: Uint8Array): NoteKey[] {
  // Written by the server as a list of texts.
  const { keys } = JSON.parse(textOf(unpack(archive), 'keys.json')) as { keys: string[] };
  return keys.flatMap((key) => parseKey(archiveTools.suites, key) ?? []);
}

export function verdictOn(archive: Uint8Array, trusted?: readonly NoteKey[]) {
  const offline = verifyArchiveBytes(archive, trusted === undefined ? {} : { trusted });
  return offline.read
    ? { code: offline.verification.firstFailure?.code ?? 'ok', ...offline.verification }
    : { code: offline.problem.code };
}
