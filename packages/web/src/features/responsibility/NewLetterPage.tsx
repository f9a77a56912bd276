import { draftLetter, issueLetter } from '@sanshen/contract/responsibility';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ChannelsPanel } from './LetterPage.tsx';
import styles from './responsibility.module.css';
import { responsibilityTexts } from './texts.ts';

type Draft = RouteAnswer<typeof draftLetter>;
interface Article {
  readonly key: number;
  readonly clause: string;
  readonly text: string;
}

const clauses = Array.from({ length: 13 }, (_, number) => `§${number}`);

/** A letter before it is issued: who, which channels, and the articles, which may be changed. */
export function NewLetterPage() {
  const t = useTexts(responsibilityTexts);
  const { organization, person } = useSearch({ from: '/inside/organization/letters/new' });
  if (organization === undefined) return <EmptyState page title={t.noUnit} hint={t.noUnitHint} />;
  return (
    <DraftedLetter key={`${organization} ${person ?? ''}`} organization={organization} person={person} />
  );
}

interface Addressed {
  readonly organization: string;
  readonly person: string | undefined;
}

function DraftedLetter({ organization, person }: Addressed) {
  const query = person === undefined ? {} : { person };
  const read = useRead(draftLetter, { params: { organization }, query });
  return (
    <Loaded read={read}>{(data) => <Form organization={organization} person={person} draft={data} />}</Loaded>
  );
}

function Form({ organization, person, draft }: Addressed & { readonly draft: Draft }) {
  const t = useTexts(responsibilityTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const issue = useCommand(issueLetter);
  // What is typed here stays when the draft is read again.
  const [articles, setArticles] = useState<readonly Article[]>(() =>
    draft.articles.map((one, key) => ({ ...one, key })),
  );
  const filled = articles.filter(({ text }) => text.trim() !== '');
  const change = (key: number, next: Partial<Article>) =>
    setArticles(articles.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const send = () =>
    issue.mutate(
      {
        params: { organization },
        body: {
          ...(person === undefined ? {} : { person }),
          year: Number(todayInChina().slice(0, 4)),
          articles: filled.map(({ clause, text }) => ({ clause, text: text.trim() })),
        },
      },
      {
        onSuccess: ({ letter }) => {
          messages.done(t.issueDone);
          void navigate({ to: '/organization/letters/$letter', params: { letter } });
        },
        onError: messages.refused,
      },
    );
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.newTitle(draft.name)}
        lead={t.newLead(draft.issuerName)}
        actions={
          <>
            <Link to="/organization/letters" search={{ organization }}>
              {t.back}
            </Link>
            <Button type="primary" disabled={filled.length === 0} loading={issue.isPending} onClick={send}>
              {t.issue}
            </Button>
          </>
        }
      />
      <ChannelsPanel channels={draft.channels} />
      <Panel title={t.articles}>
        <ol className={styles.editing}>
          {articles.map(({ key, clause, text }, index) => (
            <li key={key} className={styles.article}>
              <Select
                aria-label={`${t.article(index + 1)} ${t.clauseLabel}`}
                value={clause}
                onChange={(next) => change(key, { clause: next })}
                options={clauses.map((one) => ({ value: one, label: t.clause(one.slice(1)) }))}
                style={{ width: 100 }}
              />
              <Input.TextArea
                aria-label={t.article(index + 1)}
                autoSize
                maxLength={1000}
                value={text}
                onChange={({ target }) => change(key, { text: target.value })}
              />
              <Button
                type="text"
                onClick={() => setArticles(articles.filter((one) => one.key !== key))}
                aria-label={`${t.remove} ${index + 1}`}
              >
                {t.remove}
              </Button>
            </li>
          ))}
        </ol>
        <Button
          disabled={articles.length >= 40}
          onClick={() =>
            setArticles([
              ...articles,
              { key: Math.max(0, ...articles.map(({ key }) => key + 1)), clause: '§11', text: '' },
            ])
          }
        >
          {t.add}
        </Button>
      </Panel>
    </div>
  );
}
