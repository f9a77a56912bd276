import { type CaseAnswerShown, readCase } from '@sanshen/contract/cases';
import { readFile } from '@sanshen/contract/files';
import { routeUrl } from '@sanshen/contract/route';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Columns, Stack } from '../../components/Columns.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FileLink } from '../campaigns/UnitPart.tsx';
import styles from './cases.module.css';
import { RecordsPanel } from './RecordsPanel.tsx';
import { StepsPanel } from './StepsPanel.tsx';
import { caseStatusTexts, casesTexts, gravityTones, momentTexts, sourceTexts, statusTones } from './texts.ts';

/** One case: what it is about, what there is to do, and what has happened. */
export function CasePage() {
  const { case: id } = useParams({ from: '/inside/supervision/cases/$case' });
  const read = useRead(readCase, { params: { case: id } });
  return <Loaded read={read}>{(data) => <Shown one={data} />}</Loaded>;
}

function Shown({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  const statuses = useTexts(caseStatusTexts);
  const say = useLocalized();
  return (
    <Stack>
      <PageHeader
        title={one.title}
        lead={
          <Tags>
            <Link to="/supervision/cases" search={{}}>
              {t.title}
            </Link>
            {one.organizationName} · {one.clause}
            <Tag tone={gravityTones[one.gravity]}>{say(one.gravityName)}</Tag>
            <Tag tone={statusTones[one.status]}>{statuses[one.status]}</Tag>
            {one.guided && <Tag>{t.guided}</Tag>}
            {one.overdue && <Tag tone="cinnabar">{t.overdue}</Tag>}
          </Tags>
        }
      />
      <Columns>
        <Stack>
          <StepsPanel one={one} />
          <Panel title={t.text}>
            {one.text !== '' && <p className={styles.text}>{one.text}</p>}
            <AboutCase one={one} />
          </Panel>
          <Panel title={t.evidence}>
            <Evidence one={one} />
          </Panel>
          {one.answered !== null && (
            <Panel title={t.answer}>
              <Answer answer={one.answered} />
            </Panel>
          )}
          {one.rectified !== null && (
            <Panel title={t.rectification}>
              <Answer answer={one.rectified} />
            </Panel>
          )}
          {one.appeals.length > 0 && <Appeals one={one} />}
          {one.mayReadRecords && <RecordsPanel one={one} />}
        </Stack>
        <Timeline one={one} />
      </Columns>
    </Stack>
  );
}

function AboutCase({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  const sources = useTexts(sourceTexts);
  const say = useLocalized();
  const { deduction, missed } = one;
  return (
    <Facts>
      <dt>{t.source}</dt>
      <dd>{sources[one.source.kind]}</dd>
      <dt>{t.openedBy}</dt>
      <dd>
        {one.openedBy ?? t.system} · <Time at={one.openedAt} />
      </dd>
      <dt>{t.handler}</dt>
      <dd>{one.handlerName}</dd>
      <dt>{t.measures}</dt>
      <dd>
        {one.measures.length === 0 ? t.noMeasures : one.measures.map(({ name }) => say(name)).join('、')}
      </dd>
      <dt>{t.points}</dt>
      <dd>
        {t.pointsText(deduction.points, deduction.forMissed)} {!deduction.final && <Tag>{t.provisional}</Tag>}
      </dd>
      {missed.unit + missed.superior > 0 && (
        <>
          <dt>{t.missed}</dt>
          <dd>{t.missedText(missed.unit, missed.superior)}</dd>
        </>
      )}
      {one.appealUntil !== null && (
        <>
          <dt>{t.appealUntil}</dt>
          <dd>
            <Time at={one.appealUntil} />
          </dd>
        </>
      )}
    </Facts>
  );
}

function Evidence({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  if (one.evidence.length === 0) return <p className={styles.soft}>{t.noEvidence}</p>;
  return (
    <ul className={styles.list}>
      {one.evidence.map((item) => (
        <li key={`${item.kind} ${item.id}`}>
          <EvidenceLink item={item} organization={one.organization} />
        </li>
      ))}
    </ul>
  );
}

function EvidenceLink({
  item,
  organization,
}: {
  readonly item: CaseAnswerShown['evidence'][number];
  readonly organization: string;
}) {
  const { kind, id, name } = item;
  switch (kind) {
    case 'file':
      return (
        <a href={routeUrl(readFile, { params: { digest: id }, query: { download: 'true' } })} download={name}>
          {name}
        </a>
      );
    case 'page':
      return (
        <a href={id} target="_blank" rel="noopener noreferrer">
          {name}：{id}
        </a>
      );
    case 'manuscript':
      return (
        <Link to="/manuscripts/$manuscript" params={{ manuscript: id }}>
          {name}
        </Link>
      );
    case 'finding':
      return (
        <Link to="/manuscripts/$manuscript" params={{ manuscript: id.split(':')[0] ?? id }}>
          {name}
        </Link>
      );
    case 'patrol':
      return (
        <Link to="/patrol" search={{ organization }}>
          {name}
        </Link>
      );
    case 'spotCheck':
      return (
        <Link to="/supervision/spot-checks/$check" params={{ check: id }}>
          {name}
        </Link>
      );
    default:
      return <span>{name}</span>;
  }
}

function Answer({ answer }: { readonly answer: NonNullable<CaseAnswerShown['answered']> }) {
  return (
    <>
      <p className={styles.text}>{answer.note}</p>
      <ul className={styles.list}>
        {answer.files.map(({ file, name }) => (
          <li key={file}>
            <FileLink file={file} name={name} />
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        {answer.name} · <Time at={answer.at} />
      </p>
    </>
  );
}

function Appeals({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  return (
    <Panel title={t.appeals}>
      {one.appeals.map((appeal) => (
        <div key={appeal.at}>
          <p className={styles.soft}>{appeal.against === 'finding' ? t.againstFinding : t.againstDecision}</p>
          <Answer answer={appeal} />
          {appeal.decided === null ? (
            <Tag tone="amber">{t.undecided}</Tag>
          ) : (
            <p>
              <Tag tone={appeal.decided.verdict === 'upheld' ? 'plain' : 'jade'}>
                {t[appeal.decided.verdict]}
              </Tag>{' '}
              {appeal.decided.note}{' '}
              <span className={styles.soft}>
                {appeal.decided.name} · <Time at={appeal.decided.at} />
              </span>
            </p>
          )}
        </div>
      ))}
    </Panel>
  );
}

function Timeline({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  const moments = useTexts(momentTexts);
  const nameOf = (kind: string) => Object.entries(moments).find(([key]) => key === kind)?.[1] ?? kind;
  return (
    <Panel title={t.timeline}>
      <ol className={styles.timeline}>
        {one.timeline.map((moment) => (
          <li
            key={`${moment.at} ${moment.kind}`}
            className={styles.moment}
            data-late={moment.kind === 'overdue'}
          >
            <strong>
              {nameOf(moment.kind)}
              {moment.passed === null ? '' : `：${moment.passed ? t.passedYes : t.passedNo}`}
            </strong>
            <div className={styles.soft}>
              {moment.name ?? t.system}
              {moment.organizationName !== null && ` · ${moment.organizationName}`} · <Time at={moment.at} />
            </div>
            {moment.note !== '' && moment.kind !== 'opened' && <p className={styles.text}>{moment.note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
