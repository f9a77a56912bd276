import { readQuestion } from '@sanshen/contract/questions';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useRead } from '../../app/api.ts';
import { Stack } from '../../components/Columns.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { AnswerPanel } from './AnswerPanel.tsx';
import { DistressPanel } from './DistressPanel.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { GroupPanel } from './GroupPanel.tsx';
import { HandoverNotice } from './HandoverNotice.tsx';
import { MarkedText } from './MarkedText.tsx';
import styles from './Questions.module.css';
import { questionTexts, questionWords } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

/** One question: what was asked, what is to be decided first, the answer, and who has it. */
export function QuestionPage() {
  const t = useTexts(questionTexts);
  const { question } = useParams({ from: '/inside/questions/$question' });
  const { data, error, refetch } = useRead(readQuestion, { params: { question } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState page />;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={<Lead shown={data} />}
        actions={
          <Link to="/questions" search={{ organization: data.organization }}>
            {t.back}
          </Link>
        }
      />
      {data.distressState !== null && <DistressPanel shown={data} />}
      <HandoverNotice shown={data} />
      {data.lead !== null && <FollowsNotice shown={data} lead={data.lead} />}
      <div className={styles.columns}>
        <Stack>
          <Panel title={t.asked}>
            {data.text === null ? (
              <p>{t.deleted}</p>
            ) : (
              <MarkedText text={data.text} signs={data.distressState?.decided === null ? data.signs : []} />
            )}
            {data.message !== null && <p className={styles.soft}>{t.fromMessage}</p>}
          </Panel>
          <AnswerPanel shown={data} />
          <GroupPanel shown={data} />
        </Stack>
        <Stack>
          <FactsPanel shown={data} />
          <Panel title={t.history}>
            <HistoryList shown={data} />
          </Panel>
        </Stack>
      </div>
    </div>
  );
}

function Lead({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  return (
    <span className={styles.meta}>
      <Tag tone={shown.state === 'answered' ? 'jade' : 'accent'}>{say(questionWords.state[shown.state])}</Tag>
      <span>
        {t.received} <Time at={shown.receivedAt} />
      </span>
      {shown.settledAt === null && (
        <span className={shown.overdue ? styles.late : undefined}>
          {shown.overdue ? t.overdue : t.due} <Time at={shown.dueAt} />
        </span>
      )}
    </span>
  );
}

function FollowsNotice({ shown, lead }: { readonly shown: Shown; readonly lead: string }) {
  const t = useTexts(questionTexts);
  const step = useStep(shown);
  return (
    <Alert
      type="info"
      showIcon
      title={t.follows}
      action={
        <span className={styles.meta}>
          <Link to="/questions/$question" params={{ question: lead }}>
            {t.openLead}
          </Link>
          {shown.may.includes('separate') && (
            <Button size="small" loading={step.busy} onClick={() => step.take({ step: 'separate' })}>
              {t.separate}
            </Button>
          )}
        </span>
      }
    />
  );
}

function HistoryList({ shown }: { readonly shown: Shown }) {
  const say = useLocalized();
  return (
    <ol className={styles.steps}>
      {shown.history.map((event, index) => (
        // Steps are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>
          <span>{say(event.name)}</span>
          <span className={styles.meta}>
            {event.by} <Time at={event.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
