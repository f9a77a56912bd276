import type { ManualTask, PublishableArticle } from '@sanshen/connectors/connector';
import { emergencyProblems } from '@sanshen/contract/emergency';
import { parseBody, plainText } from '@sanshen/document';
import type { PersonId, PublicationId } from '@sanshen/domain/kernel';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { findChannel } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { requirePublication } from './act-on-publication.ts';
import { articleFor } from './article.ts';
import { servedBy } from './connector-for.ts';
import { loadReleased } from './load-released.ts';
import type { Publisher } from './publisher.ts';

type Guide = Omit<ManualTask, 'platform'> & { readonly platform: string };

/** What a person does to publish by hand, with exactly the released texts. Throws `request.notFound`, `access.forbidden`. */
export async function manualTaskOf(
  publisher: Publisher,
  person: PersonId,
  id: PublicationId,
): Promise<Guide> {
  const { context } = publisher;
  const publication = await requirePublication(context, context.db, { person, publication: id });
  const channel = await findChannel(context.db, publication.channel);
  const released = await loadReleased(context.db, publication.manuscript, publication.digest);
  if (channel === null || released.kind !== 'content') throw platformProblem('request.notFound');
  const { digest } = publication;
  const article = await articleFor(context.db, { content: released.content, digest, channel: channel.id });
  const served = servedBy(publisher, channel);
  const connector = served.by === 'connector' ? served.connector : served.guide;
  return connector?.manualTask(article) ?? generalTask(channel.platform, article);
}

/** As {@link manualTaskOf}, for who is about to publish: what he would copy under a freeze would go out. Throws `emergency.frozen` besides. */
export async function taskToPublish(
  publisher: Publisher,
  person: PersonId,
  id: PublicationId,
): Promise<Guide> {
  const { db } = publisher.context;
  const publication = await requirePublication(publisher.context, db, { person, publication: id });
  const frozen = await freezeOver(db, publication.organization, publication.channel);
  if (frozen !== null) throw new Problem(emergencyProblems['emergency.frozen']);
  return manualTaskOf(publisher, person, id);
}

/** For platforms without a guide of their own. */
function generalTask(platform: string, article: PublishableArticle): Guide {
  const { title, summary, body, cover, pictures } = article;
  return {
    platform,
    openUrl: 'about:blank',
    steps: [
      {
        zh: '用本单位的官方账号登录平台，新建作品',
        en: 'Sign in with the official account and open the composer',
      },
      {
        zh: '逐项粘贴下列内容并按顺序上传图片，不改动任何文字；发现问题时停止，退回重审',
        en: 'Paste the texts below and upload the pictures in order; change no word, and stop if something is wrong',
      },
      {
        zh: '核对无误后发布，把链接或截图填回本系统',
        en: 'Compare, publish, and enter the address or a screenshot here',
      },
    ],
    copyBlocks: [
      { field: 'title', label: { zh: '标题', en: 'Title' }, format: 'text', value: title },
      { field: 'summary', label: { zh: '摘要', en: 'Summary' }, format: 'text', value: summary },
      {
        field: 'body',
        label: { zh: '正文', en: 'Body' },
        format: 'text',
        value: plainText(parseBody(body)).text,
      },
    ],
    files: [...(cover === null ? [] : [cover.digest]), ...pictures.map((picture) => picture.digest)],
    expectedUrl: 'https?://.+',
    evidence: ['url', 'screenshot'],
  };
}
