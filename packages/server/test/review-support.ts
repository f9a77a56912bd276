import {
  correctManuscript,
  createManuscript,
  type manuscriptSchema,
  readManuscript,
  reviseManuscript,
} from '@sanshen/contract/content';
import { problemSchema } from '@sanshen/contract/problem';
import * as contract from '@sanshen/contract/review';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type ManuscriptId } from '@sanshen/domain/kernel';
import type { Duty } from '@sanshen/domain/policy';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { z } from 'zod';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import type { Caller } from './harness.ts';
import { organizationIn } from './organization-support.ts';

export type Shown = z.output<typeof manuscriptSchema>;

/** A complete article of an organisation of the demonstration. */
export function article(key: string, change: Partial<ManuscriptContent> = {}): ManuscriptContent {
  return {
    ...emptyContent,
    title: '青年志愿者走进社区',
    byline: '宣传组',
    body: paragraphs('周末，三十名青年志愿者来到社区。', '他们为老人讲解了反诈知识。'),
    // A platform that asks for nothing else; WeChat wants a cover, which somebody must have uploaded.
    channels: [{ channel: demonstrationChannelId(key, 'weibo') }],
    topic: 'work',
    declarations: {
      sourcesTrue: true,
      noSecrets: true,
      noPaidNews: true,
      copyrightCleared: true,
      portraitConsent: true,
    },
    ...change,
  };
}

/** A body of plain paragraphs. */
export function paragraphs(...texts: string[]): ManuscriptContent['body'] {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** A new manuscript with a complete article. */
export function write(author: Caller, key: string, change: Partial<ManuscriptContent> = {}): Promise<Shown> {
  const body = { organization: organizationIn(key), content: article(key, change) };
  return author.call(createManuscript, { body });
}

/** Submits a manuscript as it stands. */
export function submit(author: Caller, { manuscript, digest }: Shown, importance?: string) {
  const body = { digest: digest ?? '', ...(importance === undefined ? {} : { importance }) };
  return author.call(contract.submit, { params: { manuscript }, body });
}

/** A new manuscript in review. */
export async function writeAndSubmit(author: Caller, key: string, importance?: string): Promise<Shown> {
  const shown = await write(author, key);
  await submit(author, shown, importance);
  return shown;
}

export const both: readonly Duty[] = ['review', 'proofread'];

export interface SignOptions {
  readonly duties?: readonly Duty[];
  readonly opinion?: string;
  readonly headers?: Record<string, string>;
  /** Instead of what stands. */
  readonly digest?: string;
  readonly round?: number;
}

/** Signs a seat on the text that stands; gives the raw answer. */
export async function trySign(
  signer: Caller,
  manuscript: string,
  stage: string,
  seat: string,
  options: SignOptions = {},
): Promise<LightMyRequestResponse> {
  const now =
    options.digest === undefined ? await signer.call(contract.readReview, { params: { manuscript } }) : null;
  const body = {
    stage,
    seat,
    duties: [...(options.duties ?? both)],
    round: options.round ?? now?.round ?? 1,
    digest: options.digest ?? now?.digest ?? '',
    opinion: options.opinion ?? '同意',
  };
  return signer.send(contract.sign, { params: { manuscript }, body }, options.headers);
}

/** As {@link trySign}, and gives what came of it. Throws unless it was accepted. */
export async function sign(
  signer: Caller,
  manuscript: string,
  stage: string,
  seat: string,
  options: SignOptions = {},
): Promise<z.output<typeof contract.executedSchema>> {
  const answer = await trySign(signer, manuscript, stage, seat, options);
  if (answer.statusCode !== 200) throw new Error(`sign ${stage}/${seat}: ${answer.body}`);
  return answer.json();
}

/** Saves a text over the one that stands. */
export async function tryRevise(
  editor: Caller,
  manuscript: string,
  content: ManuscriptContent,
  basedOn?: string,
): Promise<LightMyRequestResponse> {
  const seen = basedOn ?? (await editor.call(readManuscript, { params: { manuscript } })).digest ?? 'none';
  return editor.send(
    reviseManuscript,
    { params: { manuscript }, body: { content } },
    { 'if-match': `"${seen}"` },
  );
}

export async function revise(editor: Caller, manuscript: string, content: ManuscriptContent): Promise<Shown> {
  const answer = await tryRevise(editor, manuscript, content);
  if (answer.statusCode !== 200) throw new Error(`revise: ${answer.body}`);
  return answer.json();
}

/** A signer's correction of the text that stands. */
export async function tryCorrect(
  signer: Caller,
  manuscript: string,
  place: { readonly stage: string; readonly seat: string; readonly reason?: string },
  content: ManuscriptContent,
): Promise<LightMyRequestResponse> {
  const { digest, round } = await signer.call(contract.readReview, { params: { manuscript } });
  const { stage, seat, reason = '错别字' } = place;
  return signer.send(
    correctManuscript,
    { params: { manuscript }, body: { stage, seat, round, reason, content } },
    { 'if-match': `"${digest}"` },
  );
}

/** Asserts that an answer is the refusal with this code, in both languages. */
export function expectRefusal(answer: LightMyRequestResponse, status: number, code: string): unknown {
  expect({ status: answer.statusCode, code: answer.json().code }, answer.body).toEqual({ status, code });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = problemSchema.parse(answer.json());
  expect(problem.messages.zh).toMatch(/\p{Script=Han}/u);
  expect(problem.messages.en).toMatch(/^[A-Z].*[a-z]/);
  return problem.details;
}

export function manuscriptId(value: string): ManuscriptId {
  return brandId<ManuscriptId>(value);
}
