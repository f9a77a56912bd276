import { listWorkDrafts, readAdded } from '@sanshen/contract/planning';
import { percentText } from '@sanshen/contract/planning-texts';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { client, keyOf, useRead } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useTexts } from '../../text/language.ts';
import { fileUrl } from '../editor/prose/schema.ts';
import styles from './planning.module.css';
import { planningTexts } from './texts.ts';

type Draft = RouteAnswer<typeof listWorkDrafts>['items'][number];
type Article = Draft['articles'][number];

/** 工作稿 of a unit and what became of each. */
export function DraftsView({ organization }: { readonly organization: string }) {
  const t = useTexts(planningTexts);
  const params = { organization };
  const { query, items } = usePages(keyOf(listWorkDrafts, { params }), (page) =>
    client.call(listWorkDrafts, { params, query: page }),
  );
  const [open, setOpen] = useState<{ readonly manuscript: string; readonly file: string } | null>(null);
  return (
    <>
      <p className={styles.soft}>{t.draftsHint}</p>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t.noDrafts} hint={t.noDraftsHint} />}
      {items.map(({ file, name, articles, ideas }) => (
        <Panel
          key={file}
          title={
            <a href={fileUrl(file)} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          }
        >
          {articles.length === 0 && <p className={styles.soft}>{t.noArticles}</p>}
          <ul className={styles.articles}>
            {ideas.map(({ idea, title }) => (
              <li key={idea}>
                <Tag>{t.ideaUses}</Tag>{' '}
                <Link to="/planning/ideas" search={{ organization, idea }}>
                  {title}
                </Link>
              </li>
            ))}
            {articles.map((article) => (
              <ArticleLine
                key={article.manuscript}
                article={article}
                onOpen={() => setOpen({ manuscript: article.manuscript, file })}
              />
            ))}
          </ul>
        </Panel>
      ))}
      <MoreButton query={query} label={t.more} />
      {open !== null && <AddedDrawer {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

function ArticleLine({ article, onOpen }: { readonly article: Article; readonly onOpen: () => void }) {
  const t = useTexts(planningTexts);
  const { manuscript, title, phase, share, addedLetters, blackboard } = article;
  const compared = article.compared && article.letters > 0;
  return (
    <li>
      <Link to="/manuscripts/$manuscript" params={{ manuscript }}>
        {title === '' ? t.untitled : title}
      </Link>{' '}
      <PhaseTag phase={phase} />
      <div className={styles.shares}>
        {!compared && <span className={styles.soft}>{article.letters === 0 ? t.noText : t.notCompared}</span>}
        {compared && <span>{share === null ? t.shareLow : t.shareOf(percentText(share))}</span>}
        {compared && <span>{t.added(addedLetters)}</span>}
        {blackboard && <Tag tone="amber">{t.blackboard}</Tag>}
        {compared && (
          <Button type="link" onClick={onOpen}>
            {t.showAdded}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The article from its beginning, what was written for it apart from what was taken. */
function AddedDrawer({
  manuscript,
  file,
  onClose,
}: {
  readonly manuscript: string;
  readonly file: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(planningTexts);
  const { data, error, refetch } = useRead(readAdded, { params: { manuscript, file } });
  return (
    <Drawer open title={t.addedTitle} size={640} onClose={onClose}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <>
          <p className={styles.soft}>{t.addedHint}</p>
          {data.passages.map(({ start, own, text }) => (
            <p key={start} className={own ? styles.own : styles.taken}>
              <span className="visually-hidden">{own ? t.ownPart : t.takenPart}：</span>
              {text}
            </p>
          ))}
        </>
      )}
    </Drawer>
  );
}
