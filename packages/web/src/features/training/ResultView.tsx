import type { RouteAnswer } from '@sanshen/contract/route';
import { readResult } from '@sanshen/contract/training-examinations';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { type Chosen, useTexts } from '../../text/language.ts';
import { examTexts } from './exam-texts.ts';
import sheet from './sheet.module.css';
import styles from './training.module.css';

type Result = RouteAnswer<typeof readResult>;
type Explained = Result['questions'][number];

/** The result of a sitting; what is right once the examination is over. */
export function ResultView({ attempt }: { readonly attempt: string }) {
  const t = useTexts(examTexts);
  const { data, error, refetch } = useRead(readResult, { params: { attempt } });
  if (data === undefined)
    return error === null ? <LoadingState page /> : <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <div className={styles.page}>
      <PageHeader title={data.title} actions={<Link to="/training">{t.back}</Link>} />
      <Panel title={t.yourResult}>
        {data.score === null ? (
          <p>{t.waits}</p>
        ) : (
          <p className={sheet.result}>
            <span className={sheet.score}>{data.score}</span>
            <strong className={data.passed === true ? sheet.good : sheet.bad}>
              {data.passed === true ? t.passed : t.failed}
            </strong>
            <span className={styles.soft}>{t.passAt(data.passScore)}</span>
            {data.how === 'byTime' && <span className={styles.soft}>{t.byTime}</span>}
          </p>
        )}
        {data.lacks === 'hours' && <p>{t.lacksHours}</p>}
        {data.certificate !== null && <p>{t.certified}</p>}
        {data.questions.length === 0 && (
          <p className={styles.soft}>
            {t.answersAt}
            <Time at={data.opensAnswersAt} />
          </p>
        )}
      </Panel>
      {data.questions.length > 0 && (
        <Panel>
          {data.questions.map((one, index) => (
            // A sheet never changes its order.
            // biome-ignore lint/suspicious/noArrayIndexKey: as said
            <ExplainedQuestion key={index} number={index + 1} one={one} t={t} />
          ))}
        </Panel>
      )}
    </div>
  );
}

function ExplainedQuestion({
  number,
  one,
  t,
}: {
  readonly number: number;
  readonly one: Explained;
  readonly t: Chosen<typeof examTexts>;
}) {
  const { content, reached, points } = one;
  return (
    <section className={sheet.explained}>
      <h3>
        {number}. {one.stem}
      </h3>
      {content.kind === 'proofreading' && <p className={styles.quote}>{content.page}</p>}
      <p className={reached === points ? sheet.good : sheet.bad}>{t.reached(reached ?? 0, points)}</p>
      <dl className={sheet.facts}>
        <dt>{t.youSaid}</dt>
        <dd>{answerText(one, t)}</dd>
        <dt>{t.rightIs}</dt>
        <dd>{rightText(content, t)}</dd>
      </dl>
      <p className={styles.soft}>{one.explanation}</p>
    </section>
  );
}

function answerText({ answer, content }: Explained, t: Chosen<typeof examTexts>): string {
  if (answer === null) return t.nothing;
  const options = 'options' in content ? content.options : [];
  switch (answer.kind) {
    case 'single':
      return options[answer.choice] ?? '';
    case 'multiple':
      return answer.choices.map((one) => options[one] ?? '').join('；') || t.nothing;
    case 'judge':
      return answer.verdict ? t.yes : t.no;
    case 'fill':
      return answer.texts.join('；');
    case 'free':
      return answer.text;
    case 'proofreading': {
      const page = content.kind === 'proofreading' ? content.page : '';
      return answer.marks
        .map(({ start, end, correction }) => `${page.slice(start, end)} → ${correction}`)
        .join('\n');
    }
  }
}

function rightText(content: Explained['content'], t: Chosen<typeof examTexts>): string {
  switch (content.kind) {
    case 'single':
      return content.options[content.right] ?? '';
    case 'multiple':
      return content.right.map((one) => content.options[one] ?? '').join('；');
    case 'judge':
      return content.right ? t.yes : t.no;
    case 'fill':
      return content.blanks.map((ways) => ways.join(' / ')).join('；');
    case 'free':
      return content.guide;
    case 'proofreading':
      return content.errors
        .map(
          ({ start, end, right, why }) =>
            `${content.page.slice(start, end)} → ${right.join(' / ')}${why === '' ? '' : `（${why}）`}`,
        )
        .join('\n');
  }
}
