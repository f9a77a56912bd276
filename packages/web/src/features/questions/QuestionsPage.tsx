import { listQuestions } from '@sanshen/contract/questions';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { client, keyOf } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { HelpList } from './HelpList.tsx';
import { QuestionLine } from './QuestionLine.tsx';
import styles from './Questions.module.css';
import { RecordDialog } from './RecordDialog.tsx';
import { type View, views } from './search.ts';
import { questionTexts } from './texts.ts';

/** The inbox of young people's questions: signs of distress first, then what is due first. */
export function QuestionsPage() {
  const t = useTexts(questionTexts);
  const search = useSearch({ from: '/inside/questions' });
  const navigate = useNavigate();
  const [recording, setRecording] = useState(false);
  const organization = useUnitOf(search.organization);
  const view = search.view ?? 'open';
  const call = { params: { organization } };
  const { query, items, first } = usePages(
    [...keyOf(listQuestions, { ...call, query: { view } })],
    (page) => client.call(listQuestions, { ...call, query: { view, ...page } }),
    { keep: true },
  );
  const go = (to: { organization?: string; view?: View }) =>
    void navigate({ to: '/questions', search: { organization, view, ...to }, replace: true });
  const counts = first?.counts ?? { open: 0, mine: 0, toUs: 0, overdue: 0 };
  const labels: Readonly<Record<View, string>> = {
    open: t.open(counts.open),
    mine: t.mine(counts.mine),
    toUs: t.toUs(counts.toUs),
    settled: t.settled,
    all: t.all,
  };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        relations={['own']}
        onUnit={(unit) => go({ organization: unit })}
      >
        <Link to="/questions/figures" search={{ organization }}>
          {t.figures}
        </Link>
        <Link to="/questions/digest" search={{ organization }}>
          {t.digest}
        </Link>
        <Button type="primary" onClick={() => setRecording(true)} disabled={first === undefined}>
          {t.record}
        </Button>
      </UnitHeader>
      {first !== undefined && first.urgent.length > 0 && (
        <section className={styles.urgent} aria-labelledby="urgent">
          <h2 className={styles.urgentTitle} id="urgent">
            {t.urgentTitle(first.urgent.length)}
          </h2>
          <p className={styles.soft}>{t.urgentBanner}</p>
          <ul className={styles.list}>
            {first.urgent.map((line) => (
              <li key={line.question}>
                <QuestionLine line={line} urgent />
              </li>
            ))}
          </ul>
          <HelpList help={first.help} />
        </section>
      )}
      <div className={styles.scroll}>
        <Segmented
          aria-label={t.views}
          value={view}
          onChange={(next) => go({ view: next })}
          options={views.map((value) => ({ value, label: labels[value] }))}
        />
      </div>
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={t.noneHint} />}
      >
        <ul className={styles.list}>
          {items.map((line) => (
            <li key={line.question}>
              <QuestionLine line={line} />
            </li>
          ))}
        </ul>
      </PagedPanel>
      {first !== undefined && <FormPanel form={first.form} />}
      {recording && first !== undefined && (
        <RecordDialog organization={organization} kinds={first.kinds} onClose={() => setRecording(false)} />
      )}
    </div>
  );
}

/** Where the public form is, and how it gets into another page. */
function FormPanel({ form }: { readonly form: { readonly url: string; readonly embed: string } }) {
  const t = useTexts(questionTexts);
  const messages = useMessages();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(form.embed);
      messages.done(t.copied);
    } catch {
      messages.done(t.notCopied);
    }
  };
  return (
    <Panel title={t.form}>
      <p>{t.formHint}</p>
      <p>
        <code>{form.url}</code>
      </p>
      <div className={styles.actions}>
        <Button href={form.url} target="_blank" rel="noopener noreferrer">
          {t.openForm}
        </Button>
        <Button onClick={() => void copy()}>{t.copyEmbed}</Button>
      </div>
    </Panel>
  );
}
