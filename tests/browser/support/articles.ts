import type { Client } from '@sanshen/contract/client';
import { createManuscript, reviseManuscript } from '@sanshen/contract/content';
import { sign, submit } from '@sanshen/contract/review';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';

/** A manuscript of a test, as of its newest text. */
export interface Written {
  readonly manuscript: string;
  readonly digest: string;
}

/** A complete article of a county, for its Weibo channel, which a person serves by hand; `changes` take the place of its members. */
export function articleOf(county: string, changes: Partial<ManuscriptContent> = {}): ManuscriptContent {
  return {
    ...emptyContent,
    title: '青年志愿者走进社区',
    byline: '宣传组',
    summary: '三十名青年志愿者为社区老人服务。',
    body: bodyOf(
      '周末，三十名青年志愿者来到社区，为老人讲解反诈知识。',
      '他们还帮助整理楼道，登记需要长期照看的家庭。',
    ),
    channels: [{ channel: demonstrationChannelId(county, 'weibo') }],
    topic: 'work',
    declarations: {
      sourcesTrue: true,
      noSecrets: true,
      noPaidNews: true,
      copyrightCleared: true,
      portraitConsent: true,
    },
    ...changes,
  };
}

/** A body of plain paragraphs. */
export function bodyOf(...paragraphs: readonly string[]): ManuscriptContent['body'] {
  return {
    type: 'doc',
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** Opens a manuscript. */
export async function write(author: Client, county: string, content: ManuscriptContent): Promise<Written> {
  const made = await author.call(createManuscript, {
    body: { organization: demonstrationOrganizationId(county), content },
  });
  return { manuscript: made.manuscript, digest: made.digest ?? '' };
}

/** Opens a manuscript and submits it. */
export async function writeAndSubmit(
  author: Client,
  county: string,
  content: ManuscriptContent = articleOf(county),
): Promise<Written> {
  const written = await write(author, county, content);
  await author.call(submit, { params: { manuscript: written.manuscript }, body: { digest: written.digest } });
  return written;
}

/** Saves another text. */
export async function revise(
  author: Client,
  { manuscript, digest }: Written,
  content: ManuscriptContent,
): Promise<Written> {
  const saved = await author.call(
    reviseManuscript,
    { params: { manuscript }, body: { content } },
    { ifMatch: digest },
  );
  return { manuscript, digest: saved.digest ?? '' };
}

/** Signs both duties of a seat. */
export async function signBoth(
  signer: Client,
  { manuscript, digest }: Written,
  stage: string,
  seat: string,
  round = 1,
): Promise<void> {
  await signer.call(sign, {
    params: { manuscript },
    body: { stage, seat, duties: ['review', 'proofread'], round, digest },
  });
}
