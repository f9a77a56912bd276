import { readManuscript } from '@sanshen/contract/content';
import { listPublications, readCertificate } from '@sanshen/contract/publishing';
import { readReview } from '@sanshen/contract/review';
import { Link, useParams } from '@tanstack/react-router';
import { refusalCode, useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { CertificatePanel } from './CertificatePanel.tsx';
import { ChannelPanel } from './ChannelPanel.tsx';
import styles from './PublicationPage.module.css';
import { openChannels } from './publication.ts';
import { ReleaseActions } from './ReleaseActions.tsx';
import { publishingTexts } from './texts.ts';

/** A released manuscript: its certificate, each channel's publication, and what is public now against what was released. */
export function PublicationPage() {
  const t = useTexts(publishingTexts);
  const { manuscript } = useParams({ from: '/inside/manuscripts/$manuscript/publication' });
  const params = { manuscript };
  const text = useRead(readManuscript, { params });
  const review = useRead(readReview, { params });
  const publications = useRead(listPublications, { params });
  const certificate = useRead(readCertificate, { params });
  const now = useNow();
  const error = text.error ?? review.error ?? publications.error;
  if (text.data === undefined || review.data === undefined || publications.data === undefined) {
    return (
      <>
        <PageHeader title={t.pageTitle} />
        {error === null ? <LoadingState /> : <ErrorState error={error} />}
      </>
    );
  }
  const { release, may } = review.data;
  const items = publications.data.items;
  const unreleased = refusalCode(certificate.error) === 'publishing.noCertificate';
  const open = openChannels(release, items, now);
  const channels = [...new Set([...(release?.channels ?? []), ...items.map(({ channel }) => channel)])];
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.pageTitle}
        lead={
          <span className={styles.lead}>
            <PhaseTag phase={text.data.phase} />
            <Link to="/manuscripts/$manuscript" params={params}>
              {text.data.title}
            </Link>
          </span>
        }
        actions={<ReleaseActions manuscript={text.data} release={release} publications={items} may={may} />}
      />
      {open.length > 0 && !may.publish && <p className={styles.soft}>{t.onlyPublishers}</p>}
      {unreleased && <EmptyState title={t.noCertificate} hint={t.noCertificateHint} />}
      {certificate.error !== null && !unreleased && <ErrorState error={certificate.error} />}
      {channels.map((channel) => (
        <ChannelPanel
          key={channel}
          channel={channel}
          manuscript={text.data}
          release={release}
          may={may}
          publications={items.filter((item) => item.channel === channel)}
          open={open}
        />
      ))}
      {certificate.data !== undefined && (
        <CertificatePanel
          certificate={certificate.data}
          release={release}
          emergency={review.data.emergency}
        />
      )}
    </div>
  );
}
