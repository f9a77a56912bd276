import { closePublicationCase, listPublicationCases } from '@sanshen/contract/publishing-health';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, keyOf, useCommand } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { OpenCaseButton } from '../cases/OpenCaseButton.tsx';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { connectorTexts } from './connector-texts.ts';
import styles from './PublicationPage.module.css';
import { verdictTexts } from './texts.ts';
import { useChannelName } from './useChannelName.ts';

type Case = RouteAnswer<typeof listPublicationCases>['items'][number];

/** What changed after it was published, and what was done about it. */
export function CasesPanel({ organization }: { readonly organization: string }) {
  const t = useTexts(connectorTexts);
  const { query: list, items } = usePages(
    keyOf(listPublicationCases, { params: { organization } }),
    (page) => client.call(listPublicationCases, { params: { organization }, query: page }),
    {},
  );
  return (
    <Panel title={t.cases}>
      {list.isPending && <LoadingState rows={1} />}
      {list.error !== null && <ErrorState error={list.error} />}
      {list.isSuccess && items.length === 0 && <p className={styles.soft}>{t.noCases}</p>}
      <ul className={styles.list}>
        {items.map((one) => (
          <CaseLine key={one.case} one={one} organization={organization} />
        ))}
      </ul>
      <MoreButton query={list} />
    </Panel>
  );
}

function CaseLine({ one, organization }: { readonly one: Case; readonly organization: string }) {
  const t = useTexts(connectorTexts);
  const verdicts = useTexts(verdictTexts);
  const messages = useMessages();
  const close = useCommand(closePublicationCase);
  const [asking, setAsking] = useState(false);
  const name = useChannelName(one.channel);
  return (
    <li>
      <p className={styles.status}>
        <strong>{one.title}</strong>{' '}
        <Tag tone={one.closedAt === null ? 'cinnabar' : 'plain'}>
          {one.closedAt === null ? verdicts[one.verdict] : t.closed}
        </Tag>
      </p>
      <p className={styles.soft}>
        {name} · <Time at={one.openedAt} />
        {one.note !== null && ` · ${one.closedBy ?? ''}：${one.note}`}
      </p>
      <div className={styles.actions}>
        <Link to="/manuscripts/$manuscript/publication" params={{ manuscript: one.manuscript }}>
          {t.look}
        </Link>
        {one.closedAt === null && <Button onClick={() => setAsking(true)}>{t.close}</Button>}
        <OpenCaseButton
          organization={organization}
          source={{ kind: 'publication', id: one.case }}
          title={one.title}
          clause="§5"
        />
      </div>
      {asking && (
        <ReasonDialog
          title={t.close}
          hint={t.closeHint}
          busy={close.isPending}
          onClose={() => setAsking(false)}
          onReason={(note) =>
            close.mutate(
              { params: { case: one.case }, body: { note } },
              {
                onSuccess: () => {
                  messages.done(t.closedDone);
                  setAsking(false);
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
