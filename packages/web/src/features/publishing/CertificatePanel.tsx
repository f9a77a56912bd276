import type { certificateSchema } from '@sanshen/contract/publishing';
import type { reviewSchema } from '@sanshen/contract/review';
import { Collapse } from 'antd';
import type { z } from 'zod';
import { Facts } from '../../components/Facts.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { Downloads } from './Downloads.tsx';
import styles from './PublicationPage.module.css';
import type { Release } from './publication.ts';
import { publishingTexts } from './texts.ts';

/** The certificate: what was released, when, and the proof that can be kept and verified elsewhere. */
export function CertificatePanel({
  certificate,
  release,
  emergency,
}: {
  readonly certificate: z.output<typeof certificateSchema>;
  readonly release: Release;
  readonly emergency: z.output<typeof reviewSchema>['emergency'];
}) {
  const t = useTexts(publishingTexts);
  const due = emergency?.outcome === 'open' ? emergency.reviewDueAt : null;
  return (
    <Panel title={t.certificate}>
      <Facts className={styles.facts}>
        <dt>{t.releasedAt}</dt>
        <dd>
          <Time at={certificate.releasedAt} />
        </dd>
        {release !== null && release.notBefore !== null && (
          <>
            <dt>{t.notBefore}</dt>
            <dd>
              <Time at={release.notBefore} />
            </dd>
          </>
        )}
        <dt>{t.release}</dt>
        <dd className={styles.digest}>{certificate.release}</dd>
        <dt>{t.digest}</dt>
        <dd className={styles.digest}>{certificate.digest}</dd>
      </Facts>
      {release?.stopped === true && <p className={styles.bad}>{t.stopped}</p>}
      {due !== null && (
        <p className={styles.bad}>
          {t.emergency} <Time at={due} />
        </p>
      )}
      <Downloads manuscript={certificate.manuscript} />
      <Collapse
        ghost
        items={[
          {
            key: 'note',
            label: t.note,
            children: <pre className={styles.note}>{certificate.note}</pre>,
          },
        ]}
      />
    </Panel>
  );
}
