import { readFile } from '@sanshen/contract/files';
import { routeUrl } from '@sanshen/contract/route';
import type { ChannelStatus } from '@sanshen/domain/channels';
import { Button } from 'antd';
import { Panel } from '../../../components/Panel.tsx';
import { dateText, Time } from '../../../components/time.tsx';
import { useLanguage, useLocalized, useTexts } from '../../../text/language.ts';
import styles from '../ChannelsPage.module.css';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { useRegisterWords } from '../words.ts';

const path: readonly ChannelStatus[] = ['applied', 'approved', 'filed', 'active'];

/** Where a channel stands between application and closing, and what was filed about it. */
export function LifePanel({ entry, onAmend }: { readonly entry: Entry; readonly onAmend: () => void }) {
  const t = useTexts(channelTexts);
  const say = useLocalized();
  const language = useLanguage();
  const words = useRegisterWords();
  const { procedure, filing } = entry;
  const steps = path.includes(entry.status) ? path : [...path, entry.status];
  const nameOf = (person: string) => entry.names[person] ?? person;
  const via = { phone: t.viaPhone, email: t.viaEmail, administrator: t.viaAdministrator };
  return (
    <Panel
      title={t.life}
      extra={
        entry.may.includes('amendFiling') && (
          <Button size="small" onClick={onAmend}>
            {t.amendFiling}
          </Button>
        )
      }
    >
      <ol className={styles.steps} aria-label={t.steps}>
        {steps.map((status) => (
          <li
            key={status}
            className={styles.step}
            {...(status === entry.status ? { 'aria-current': 'step' as const } : {})}
          >
            {words('statuses', status)}
          </li>
        ))}
      </ol>
      <dl className={styles.facts}>
        <dt>{t.status}</dt>
        <dd>
          {words('statuses', entry.status)}{' '}
          <span className={styles.soft}>
            <Time at={entry.since} /> {t.since}
          </span>
        </dd>
        {entry.reason !== '' && (
          <>
            <dt>{entry.status === 'approved' ? t.note : t.reason}</dt>
            <dd>{entry.reason}</dd>
          </>
        )}
        {entry.evidence !== null && (
          <>
            <dt>{t.evidence}</dt>
            <dd>
              <a
                href={routeUrl(readFile, { params: { digest: entry.evidence } })}
                target="_blank"
                rel="noopener noreferrer"
              >
                {t.closedEvidence}
              </a>
            </dd>
          </>
        )}
        <dt>{t.purpose}</dt>
        <dd>{entry.purpose || '—'}</dd>
        <dt>{t.handle}</dt>
        <dd>{entry.handle || '—'}</dd>
        {entry.status === 'applied' && (
          <>
            <dt>{t.next}</dt>
            <dd>{t.approver(say(procedure.approve))}</dd>
          </>
        )}
        {(entry.status === 'approved' || entry.status === 'filed') && (
          <>
            <dt>{t.next}</dt>
            <dd>{procedure.filing === null ? t.filesWithNobody : t.filesWith(procedure.filing)}</dd>
          </>
        )}
        <People entry={entry} />
        <dt>{t.verification}</dt>
        <dd>
          {filing === null
            ? t.noFiling
            : [words('verification', filing.verification.kind), filing.verification.subject]
                .filter((one) => one !== '')
                .join('，')}
          {filing?.verification.validTo != null &&
            `（${t.validTo} ${dateText(`${filing.verification.validTo}T00:00:00.000Z`, language)}）`}
        </dd>
        {filing !== null && (
          <>
            <dt>{t.bound}</dt>
            <dd>{filing.bindings.map(({ person }) => nameOf(person)).join('、')}</dd>
            <dt>{t.recovery}</dt>
            <dd>
              {filing.recovery
                .map((one) => `${nameOf(one.person)}（${via[one.via]}${one.ending && ` *${one.ending}`}）`)
                .join('、')}
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function People({ entry }: { readonly entry: Entry }) {
  const t = useTexts(channelTexts);
  const steps = [
    [t.applicant, entry.applicant],
    [t.approvedBy, entry.approvedBy],
    [t.filedBy, entry.filedBy],
    [t.acceptedBy, entry.acceptedBy],
  ] as const;
  return steps.map(
    ([label, person]) =>
      person !== null && (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{person.name}</dd>
        </div>
      ),
  );
}
