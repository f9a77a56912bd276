import { listLetters } from '@sanshen/contract/responsibility';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import { LetterTag } from './LetterTag.tsx';
import styles from './responsibility.module.css';
import { responsibilityTexts } from './texts.ts';

type Answer = RouteAnswer<typeof listLetters>;
type Gap = Answer['gaps'][number];

/** 责任书: what a unit and its people signed for, and where that is lacking (§11). */
export function LettersPage() {
  const t = useTexts(responsibilityTexts);
  const { organization: chosen, year } = useSearch({ from: '/inside/organization/letters' });
  const home = useMyOrganizations()[0]?.id;
  const organization = chosen ?? home;
  if (organization === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noUnit} hint={t.noUnitHint} />
      </>
    );
  }
  return <OfUnit key={organization} organization={organization} year={year} />;
}

function OfUnit({
  organization,
  year,
}: {
  readonly organization: string;
  readonly year: number | undefined;
}) {
  const t = useTexts(responsibilityTexts);
  const navigate = useNavigate();
  const query = year === undefined ? {} : { year };
  const { data, error, refetch } = useRead(listLetters, { params: { organization }, query });
  const go = (next: { organization?: string; year?: number }) =>
    void navigate({
      to: '/organization/letters',
      search: { organization, ...query, ...next },
      replace: true,
    });
  const shown = data?.year;
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(next) => go({ organization: next })}
      >
        {shown !== undefined && (
          <Select
            aria-label={t.year}
            value={shown}
            onChange={(next) => go({ year: next })}
            options={[shown - 1, shown, shown + 1].map((one) => ({ value: one, label: t.yearOf(one) }))}
            style={{ width: 110 }}
          />
        )}
      </UnitHeader>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={8} />}
      {data !== undefined && <Shown data={data} />}
    </div>
  );
}

function Shown({ data }: { readonly data: Answer }) {
  const t = useTexts(responsibilityTexts);
  return (
    <>
      <Panel title={t.gaps(data.gaps.length)} flush>
        {data.gaps.length === 0 && <p className={styles.none}>{t.noGaps}</p>}
        <ul className={styles.lines}>
          {data.gaps.map((gap) => (
            <GapLine key={`${gap.organization} ${gap.person ?? ''} ${gap.kind}`} gap={gap} />
          ))}
        </ul>
      </Panel>
      <Panel title={t.letters} flush>
        {data.letters.length === 0 && <p className={styles.none}>{t.noLetters}</p>}
        <ul className={styles.lines}>
          {data.letters.map((letter) => (
            <li key={letter.id}>
              <Link className={styles.line} to="/organization/letters/$letter" params={{ letter: letter.id }}>
                <span className={styles.words}>
                  <strong>{letter.name}</strong>
                  <span className={styles.soft}>
                    {letter.party === 'unit' ? t.unitLetter : t.personLetter} ·{' '}
                    {t.issuedBy(letter.issuerName, letter.issued.name)}
                    {letter.signed !== null && ` · ${t.signedBy(letter.signed.name)}`}
                  </span>
                </span>
                <LetterTag letter={letter} />
                <span className={styles.soft}>
                  <Time at={letter.signed?.at ?? letter.issued.at} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function GapLine({ gap }: { readonly gap: Gap }) {
  const t = useTexts(responsibilityTexts);
  const uncovered = [...Map.groupBy(gap.uncovered, ({ duty }) => duty)].map(([duty, channels]) => {
    const [only] = channels;
    return channels.length === 1 && only !== undefined
      ? t.uncovered(only.channelName, t[duty])
      : t.uncoveredMany(channels.length, t[duty]);
  });
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <strong>{gap.name}</strong>
        <span className={styles.soft}>
          {gap.person === null ? t.unitLetter : t.personLetter}
          {uncovered.length > 0 && ` · ${uncovered.join(t.comma)}`}
        </span>
      </span>
      <Tag tone={gap.kind === 'unsigned' || gap.kind === 'ending' ? 'amber' : 'cinnabar'}>{t[gap.kind]}</Tag>
      {gap.mayIssue && gap.kind === 'missing' && (
        <Link
          to="/organization/letters/new"
          search={{ organization: gap.organization, ...(gap.person === null ? {} : { person: gap.person }) }}
        >
          <Button tabIndex={-1}>{t.issue}</Button>
        </Link>
      )}
    </li>
  );
}
