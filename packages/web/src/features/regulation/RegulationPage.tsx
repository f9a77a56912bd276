import { PrinterOutlined } from '@ant-design/icons';
import { readRegulation } from '@sanshen/contract/regulation';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { dateText } from '../../components/time.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { anchorOf, ClauseSection } from './ClauseSection.tsx';
import styles from './RegulationPage.module.css';
import { regulationTexts } from './texts.ts';

/** The clauses: their words, where each lives in the product, and how a unit stands. It prints as a report. */
export function RegulationPage() {
  const t = useTexts(regulationTexts);
  const language = useLanguage();
  const say = useLocalized();
  const search = useSearch({ from: '/inside/regulation' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const regulation = useRead(
    readRegulation,
    { params: { organization } },
    { enabled: organization !== '', staleTime: 30_000 },
  );
  const { data, error } = regulation;
  const actions = (
    <div className={styles.actions}>
      <UnitPicker
        value={organization}
        relations={['own', 'above', 'guidance', 'below']}
        onChange={(chosen) => void navigate({ to: '/regulation', search: { organization: chosen } })}
      />
      <Button icon={<PrinterOutlined />} disabled={data === undefined} onClick={() => print()}>
        {t.print}
      </Button>
    </div>
  );
  if (data === undefined) {
    return (
      <div className={styles.page}>
        <PageHeader title={t.title} actions={actions} />
        {organization === '' && <EmptyState title={t.noUnit} hint={t.noUnitHint} />}
        {organization !== '' && error === null && <LoadingState page />}
        {error !== null && <ErrorState error={error} retry={() => void regulation.refetch()} />}
      </div>
    );
  }
  const { policy, organizationName, clauses } = data;
  const calling = clauses.flatMap(({ state }) => state.filter(({ attention }) => attention));
  const distinct = [...new Map(calling.map((figure) => [figure.id, figure])).values()];
  const measured = clauses.some(({ state }) => state.length > 0);
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={
          <>
            {t.lead(organizationName)}
            <span className={styles.source}>{t.source(policy.document, policy.issuer, policy.issuedOn)}</span>
            <span className={styles.printed}>
              {t.printedFor(organizationName, dateText(new Date().toISOString(), language))}
            </span>
          </>
        }
        actions={actions}
      />
      <div className={styles.summary}>
        {!measured && <p>{t.noRight}</p>}
        {measured && distinct.length === 0 && <p>{t.calm}</p>}
        {distinct.length > 0 && (
          <>
            <p>{t.attentionSum(distinct.length)}</p>
            <ul>
              {distinct.map(({ id, sentence }) => (
                <li key={id}>{say(sentence)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <nav aria-label={t.contents} className={styles.contents}>
        {clauses.map(({ id, title }) => (
          <a key={id} href={`#${anchorOf(id)}`}>
            <span>{id}</span> {say(title)}
          </a>
        ))}
      </nav>
      <div className={styles.clauses}>
        {clauses.map((clause) => (
          <ClauseSection
            key={clause.id}
            clause={clause}
            organization={organization}
            mayReadState={measured}
          />
        ))}
      </div>
    </div>
  );
}
