import { drawingWidths, readMark, withdrawMark } from '@sanshen/contract/marks';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateTimeText } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { MarkFigures } from './MarkFigures.tsx';
import styles from './marks.module.css';
import { markTexts } from './texts.ts';
import { drawingUrl, type MarkVersion } from './useMark.ts';

/** One mark: its drawing, its figures with their sources, what is unknown, and all its versions. */
export function MarkPage() {
  const t = useTexts(markTexts);
  const say = useLocalized();
  const { mark } = useParams({ from: '/inside/marks/$mark' });
  const search = useSearch({ from: '/inside/marks/$mark' });
  const organization = useUnitOf(search.organization);
  const [shown, setShown] = useState<string | null>(null);
  const { data, error, refetch } = useRead(
    readMark,
    { params: { organization, mark } },
    { enabled: organization !== '' },
  );
  if (organization === '') return <EmptyState page title={t.noUnit} hint={t.noUnitHint} />;
  if (data === undefined) {
    return error === null ? <LoadingState page /> : <ErrorState error={error} retry={() => void refetch()} />;
  }
  const [current] = data.versions;
  const version = data.versions.find((one) => keyOf(one) === shown) ?? current;
  if (version === undefined) return <EmptyState page title={t.nothing} />;
  return (
    <div className={styles.page}>
      <PageHeader
        title={say(version.names)}
        lead={`${say(version.source.title)}${version.source.article === null ? '' : ` ${version.source.article}`}`}
        actions={
          <Link to="/marks" search={{ organization }}>
            {t.back}
          </Link>
        }
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel>
            <Drawing organization={organization} version={version} />
          </Panel>
          {version.unknown.length > 0 && (
            <Panel title={t.unknownList}>
              <ul className={styles.unknown}>
                {version.unknown.map((one) => (
                  <li key={one.zh}>{say(one)}</li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel title={t.versions}>
            <ol className={styles.versions}>
              {data.versions.map((one) => (
                <VersionLine
                  key={keyOf(one)}
                  organization={organization}
                  version={one}
                  current={one === current}
                  shown={one === version}
                  mayWithdraw={data.mayRegister}
                  onShow={() => setShown(keyOf(one))}
                />
              ))}
            </ol>
          </Panel>
        </div>
        <Panel title={t.figures}>
          <MarkFigures version={version} />
        </Panel>
      </div>
    </div>
  );
}

function keyOf({ version, registered }: MarkVersion): string {
  return `${version} ${registered?.organization ?? ''}`;
}

function Drawing({
  organization,
  version,
}: {
  readonly organization: string;
  readonly version: MarkVersion;
}) {
  const t = useTexts(markTexts);
  const say = useLocalized();
  if (version.drawing === 'none') return <EmptyState title={t.noDrawing} hint={t.noDrawingHint} />;
  const caption = { whole: t.drawn, schematic: t.schematic, artwork: t.artwork }[version.drawing];
  return (
    <>
      <figure className={styles.figure}>
        <img src={drawingUrl(organization, version)} alt={say(version.names)} />
        <figcaption>{caption}</figcaption>
      </figure>
      <div className={styles.downloads}>
        <span>{t.download}</span>
        <a href={drawingUrl(organization, version, { download: true })} download>
          SVG
        </a>
        {drawingWidths.map((width) => (
          <a
            key={width}
            href={drawingUrl(organization, version, { format: 'png', width, download: true })}
            download
          >
            {t.pngOf(width)}
          </a>
        ))}
      </div>
    </>
  );
}

function VersionLine({
  organization,
  version,
  current,
  shown,
  mayWithdraw,
  onShow,
}: {
  readonly organization: string;
  readonly version: MarkVersion;
  readonly current: boolean;
  readonly shown: boolean;
  readonly mayWithdraw: boolean;
  readonly onShow: () => void;
}) {
  const t = useTexts(markTexts);
  const language = useLanguage();
  const messages = useMessages();
  const [asking, setAsking] = useState(false);
  const command = useCommand(withdrawMark);
  const { registered, validFrom, validTo } = version;
  const withdrawn = registered?.withdrawn ?? null;
  const mine = registered?.organization === organization && withdrawn === null && mayWithdraw;
  return (
    <li className={withdrawn === null ? '' : (styles.gone ?? '')}>
      <button type="button" aria-pressed={shown} onClick={onShow}>
        {t.versionOf(version.version)}
      </button>
      {current && withdrawn === null && <Tag tone="jade">{t.inUse}</Tag>}
      <span className={styles.soft}>
        {validFrom === null ? t.sinceUnknown : t.since(validFrom)}
        {validTo !== null && ` ${t.until(validTo)}`}
        {' · '}
        {registered === null
          ? t.shipped
          : `${t.registeredBy(registered.organizationName, registered.by.name)} ${dateTimeText(registered.at, language)}`}
      </span>
      {withdrawn !== null && <span className={styles.soft}>{t.withdrawn(withdrawn.reason)}</span>}
      {mine && (
        <Button size="small" danger type="text" onClick={() => setAsking(true)}>
          {t.withdraw}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={t.withdraw}
          hint={t.withdrawLead}
          danger
          busy={command.isPending}
          onClose={() => setAsking(false)}
          onReason={(reason) =>
            command.mutate(
              { params: { organization, mark: version.mark, version: version.version }, body: { reason } },
              {
                onSuccess: () => {
                  setAsking(false);
                  messages.done(t.withdrawDone);
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
    </li>
  );
}
