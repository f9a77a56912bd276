import { type AssessmentAnswer, assessmentPdf, readAssessment } from '@sanshen/contract/assessments';
import { routeUrl } from '@sanshen/contract/route';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRead } from '../../app/api.ts';
import { Columns, Stack } from '../../components/Columns.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { AssessmentActs } from './AssessmentActs.tsx';
import styles from './assessments.module.css';
import { FactsPanel } from './FactsPanel.tsx';
import { ItemCard } from './ItemCard.tsx';
import { assessmentStatusTexts, assessmentTexts, assessmentTones } from './texts.ts';

/** How one unit was assessed: each lost point with its reason, its case or number, and what became of it on appeal. */
export function AssessmentPage() {
  const { assessment } = useParams({ from: '/inside/supervision/assessments/$assessment' });
  const read = useRead(readAssessment, { params: { assessment } });
  return <Loaded read={read}>{(data) => <Shown one={data} />}</Loaded>;
}

function Shown({ one }: { readonly one: AssessmentAnswer }) {
  const t = useTexts(assessmentTexts);
  const statuses = useTexts(assessmentStatusTexts);
  const say = useLocalized();
  const { grade, place } = one;
  return (
    <Stack>
      <PageHeader
        title={`${one.unitName} · ${say(one.periodName)}`}
        lead={
          <Tags>
            <Link to="/supervision/assessments" search={{}}>
              {t.title}
            </Link>
            <span className={styles.score}>
              {t.score} <strong>{one.score}</strong> · {t.of(one.full)}
            </span>
            {grade !== null && <Tag tone="accent">{say(grade)}</Tag>}
            {place !== null && <Tag>{t.place(place)}</Tag>}
            <Tag tone={assessmentTones[one.status]}>{statuses[one.status]}</Tag>
          </Tags>
        }
        actions={
          <Button
            href={routeUrl(assessmentPdf, { params: { assessment: one.assessment } })}
            download={`${t.fileName}.pdf`}
          >
            {t.pdf}
          </Button>
        }
      />
      <Columns>
        <Stack>
          <AssessmentActs one={one} />
          <Panel title={t.items}>
            {one.items.length === 0 ? (
              <p className={styles.soft}>{t.noItems}</p>
            ) : (
              <ul className={styles.list}>
                {one.items.map((item) => (
                  <ItemCard key={item.item} one={one} item={item} />
                ))}
              </ul>
            )}
          </Panel>
          <Indicators one={one} />
        </Stack>
        <FactsPanel one={one} />
      </Columns>
    </Stack>
  );
}

function Indicators({ one }: { readonly one: AssessmentAnswer }) {
  const t = useTexts(assessmentTexts);
  const say = useLocalized();
  return (
    <Panel title={t.indicators}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t.indicator}</th>
            <th>{t.value}</th>
            <th>{t.threshold}</th>
            <th>{t.lost}</th>
          </tr>
        </thead>
        <tbody>
          {one.indicators.map((line) => (
            <tr key={line.indicator}>
              <td data-label={t.indicator}>
                <span className={styles.soft}>{line.clause}</span> {say(line.name)}
              </td>
              <td data-label={t.value}>{line.value === null ? t.notMeasured : say(line.value)}</td>
              <td data-label={t.threshold}>{say(line.threshold)}</td>
              <td data-label={t.lost} data-none={line.lost === 0}>
                {line.lost === 0 ? '—' : t.minus(line.lost)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
