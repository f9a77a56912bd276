import { listChannels } from '@sanshen/contract/channels';
import { safeLink } from '@sanshen/document';
import { declarationNames, type ManuscriptContent } from '@sanshen/domain/content';
import { useRead } from '../../app/api.ts';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { fileUrl } from '../editor/prose/schema.ts';
import { OriginFact } from '../planning/OriginFact.tsx';
import { AnswersFact } from '../questions/AnswersFact.tsx';
import styles from './ArticleSheet.module.css';
import { reviewTexts } from './texts.ts';
import { type Manuscript, useWords } from './useManuscript.ts';

/** What is signed besides the text: where it goes, where it comes from, what its author declares. */
export function ArticleFacts({
  manuscript,
  content,
}: {
  readonly manuscript: Manuscript;
  readonly content: ManuscriptContent;
}) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const word = useWords(manuscript.organization);
  const channels = useRead(
    listChannels,
    { params: { organization: manuscript.organization }, query: { limit: 100 } },
    { staleTime: 60_000 },
  );
  const nameOf = (id: string) => channels.data?.items.find((channel) => channel.id === id)?.name ?? id;
  const { source, attachments, declarations } = content;
  return (
    <dl className={styles.facts}>
      <dt>{t.channels}</dt>
      <dd>
        <ul>
          {content.channels.map(({ channel, title, summary }) => (
            <li key={channel}>
              {nameOf(channel)}
              {title !== undefined && ` · ${t.variantTitle}：${title}`}
              {summary !== undefined && ` · ${t.variantSummary}：${summary}`}
            </li>
          ))}
          {manuscript.platformIssues.map((issue) => (
            <li key={`${issue.channel} ${issue.code} ${issue.field}`} className={styles.issue}>
              {nameOf(issue.channel)}：{say(issue)}
            </li>
          ))}
        </ul>
      </dd>
      {content.schedule !== null && (
        <>
          <dt>{t.schedule}</dt>
          <dd>
            <Time at={content.schedule} />
          </dd>
        </>
      )}
      <dt>{t.topic}</dt>
      <dd>
        {word('topics', content.topic)} · {word('forms', source.form)}
      </dd>
      <OriginFact manuscript={manuscript.manuscript} organization={manuscript.organization} />
      <AnswersFact manuscript={manuscript.manuscript} />
      <dt>{t.sources}</dt>
      <dd>
        {source.sources.length === 0 && t.noSources}
        <ul>
          {source.sources.map((entry) => (
            <li key={`${entry.who} ${entry.document ?? ''} ${entry.link ?? ''} ${entry.file ?? ''}`}>
              {entry.who} {entry.document} <Link address={entry.link} />
              {entry.file !== undefined && (
                <a href={fileUrl(entry.file)} target="_blank" rel="noopener noreferrer">
                  {entry.document ?? entry.who}
                </a>
              )}
            </li>
          ))}
        </ul>
      </dd>
      {attachments.length > 0 && (
        <>
          <dt>{t.attachments}</dt>
          <dd>
            <ul>
              {attachments.map(({ file, name }) => (
                <li key={file}>
                  <a href={fileUrl(file)} target="_blank" rel="noopener noreferrer">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt>{t.declarations}</dt>
      <dd>
        {declarationNames
          .filter((name) => declarations[name])
          .map((name) => word('declarations', name))
          .join(' · ')}
      </dd>
    </dl>
  );
}

/** A link that an author gave; never followed unless it is an ordinary web address. */
function Link({ address }: { readonly address: string | undefined }) {
  const safe = address === undefined ? null : safeLink(address);
  if (address === undefined) return null;
  return safe === null ? (
    <span>{address}</span>
  ) : (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {address}
    </a>
  );
}
