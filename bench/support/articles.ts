import { createManuscript, type manuscriptSchema } from '@sanshen/contract/content';
import { sign, submit } from '@sanshen/contract/review';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { z } from 'zod';
import type { Caller } from './http.ts';

/** A manuscript under review, as a signer needs it. */
export interface Submitted {
  readonly manuscript: string;
  readonly digest: string;
}

/** A seat of a county's procedure with the office that takes it. */
export interface Place {
  readonly stage: string;
  readonly seat: string;
  readonly office: string;
}

/** The three stages of a county's procedure in the shipped rule book. */
export const countyStages = [
  { stage: 'platform', seat: 'platformLead', office: 'platformLead' },
  { stage: 'publicity', seat: 'publicityLead', office: 'publicityLead' },
  { stage: 'leader', seat: 'leader', office: 'leaderInCharge' },
] as const satisfies readonly Place[];

/** Writes an article in an organisation of the demonstration and submits it. */
export async function submitArticle(author: Caller, key: string): Promise<Submitted> {
  const body = { organization: demonstrationOrganizationId(key), content: article(key) };
  // The server's answer to this route.
  const made = JSON.parse(await author.call(createManuscript, { body })) as z.output<typeof manuscriptSchema>;
  const { manuscript, digest } = made;
  if (digest === null) throw new Error('an article without a text');
  await author.call(submit, { params: { manuscript }, body: { digest } });
  return { manuscript, digest };
}

/** Signs both duties of a seat. */
export function signBoth(signer: Caller, { manuscript, digest }: Submitted, place: Place): Promise<string> {
  const { stage, seat } = place;
  return signer.call(sign, {
    params: { manuscript },
    body: {
      stage,
      seat,
      duties: ['review', 'proofread'],
      round: 1,
      digest,
      opinion: '导向正确，文字已核对，同意。',
    },
  });
}

export function article(key: string): ManuscriptContent {
  const paragraph =
    '周末，三十名青年志愿者来到社区，为老人讲解反诈知识，帮助整理楼道，并登记需要长期照看的家庭。';
  return {
    ...emptyContent,
    title: '青年志愿者走进社区',
    byline: '宣传组',
    body: {
      type: 'doc',
      content: Array.from({ length: 12 }, () => ({
        type: 'paragraph',
        content: [{ type: 'text', text: paragraph }],
      })),
    },
    channels: [{ channel: demonstrationChannelId(key, 'weibo') }],
    topic: 'work',
    declarations: {
      sourcesTrue: true,
      noSecrets: true,
      noPaidNews: true,
      copyrightCleared: true,
      portraitConsent: true,
    },
  };
}
