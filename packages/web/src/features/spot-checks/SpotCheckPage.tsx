import { readSpotCheck, type SpotCheckAnswer } from '@sanshen/contract/spot-checks';
import { Link, useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useRead } from '../../app/api.ts';
import { Stack } from '../../components/Columns.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from '../cases/cases.module.css';
import { InspectPanel } from './InspectPanel.tsx';
import { SettlePanel } from './SettlePanel.tsx';
import { spotChecksTexts, statusTones } from './texts.ts';

/** One spot check: to inspect, to settle, or to see what came of it. */
export function SpotCheckPage() {
  const { check } = useParams({ from: '/inside/supervision/spot-checks/$check' });
  const read = useRead(readSpotCheck, { params: { check } });
  return <Loaded read={read}>{(data) => <Shown check={data} />}</Loaded>;
}

function Shown({ check }: { readonly check: SpotCheckAnswer }) {
  const t = useTexts(spotChecksTexts);
  const blind = check.people === null;
  return (
    <Stack>
      <PageHeader
        title={check.title}
        lead={
          <Tags>
            <Link to="/supervision/spot-checks" search={{}}>
              {t.title}
            </Link>
            <Tag>{t[check.method]}</Tag>
            {check.doubleBlind && <Tag>{t.doubleBlind}</Tag>}
            <Tag tone={statusTones[check.status]}>{t[check.status]}</Tag>
            {check.status === 'inspecting' && <Tag>{t.submitted(check.submitted)}</Tag>}
          </Tags>
        }
      />
      {blind && <Alert type="info" showIcon title={t.blindNote} />}
      {check.may.submit && <InspectPanel check={check} />}
      {check.duty === 'inspector' && check.status === 'inspecting' && !check.may.submit && (
        <Alert type="success" showIcon title={t.handedIn} />
      )}
      {check.may.settle && <SettlePanel check={check} />}
      {check.status === 'settled' && <Results check={check} />}
      {!blind && <Sample check={check} />}
    </Stack>
  );
}

function Results({ check }: { readonly check: SpotCheckAnswer }) {
  const t = useTexts(spotChecksTexts);
  const say = useLocalized();
  const share = check.share === null ? '—' : `${Math.round(check.share * 1000) / 10}%`;
  return (
    <Panel title={t.results}>
      <Facts>
        <dt>{t.agreement}</dt>
        <dd>
          {share}（{check.agreed}/{check.questions}）
        </dd>
        <dt>{t.kappa}</dt>
        <dd>{check.kappa === null ? t.kappaNone : check.kappa.toFixed(2)}</dd>
        <dt>{t.faults}</dt>
        <dd>
          {check.faults.length === 0 ? (
            t.noFaults
          ) : (
            <ul className={styles.list}>
              {check.faults.map(({ item, line, note, case: opened }) => {
                const question = check.lines.find(({ id }) => id === line);
                return (
                  <li key={`${item} ${line}`}>
                    <strong>{check.items[item]?.title}</strong>（{check.items[item]?.organizationName}）
                    <br />
                    {question?.clause} {question === undefined ? line : say(question.name)}：{note}{' '}
                    {opened !== null && (
                      <Link to="/supervision/cases/$case" params={{ case: opened }}>
                        {t.openCase}
                      </Link>
                    )}
                  </li>
                );
              })}
            </ul>
          )}
        </dd>
      </Facts>
    </Panel>
  );
}

function Sample({ check }: { readonly check: SpotCheckAnswer }) {
  const t = useTexts(spotChecksTexts);
  const { sample, people, items } = check;
  return (
    <Panel title={t.sample}>
      <Facts>
        {people !== null && (
          <>
            <dt>{t.people}</dt>
            <dd>
              {people.inspectors.map(({ name }) => name).join('、')}（{t.referee}：{people.referee.name}）
            </dd>
          </>
        )}
        {sample !== null && (
          <>
            <dt>{t.method}</dt>
            <dd>
              {t[check.method]} · {t.sampleText(items.length, sample.population)}
            </dd>
            <dt>{t.seed}</dt>
            <dd>
              <code>{sample.seed}</code>{' '}
              <Tag tone={sample.reproduced ? 'jade' : 'cinnabar'}>
                {sample.reproduced ? t.reproduced : t.notReproduced}
              </Tag>
            </dd>
            <dt>{t.digest}</dt>
            <dd>
              <code>{sample.digest}</code>
            </dd>
          </>
        )}
        <dt>{t.items}</dt>
        <dd>
          <ul className={styles.list}>
            {items.map(({ item, title, organizationName, manuscript }) => (
              <li key={item}>
                {manuscript === null ? (
                  title
                ) : (
                  <Link to="/manuscripts/$manuscript" params={{ manuscript }}>
                    {title}
                  </Link>
                )}{' '}
                <span className={styles.soft}>{organizationName}</span>
              </li>
            ))}
          </ul>
        </dd>
      </Facts>
    </Panel>
  );
}
