import { PlusOutlined } from '@ant-design/icons';
import { circularBasis, listCirculars } from '@sanshen/contract/circulars';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { client, keyOf, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { Stack } from '../../components/Columns.tsx';
import { ListLine } from '../../components/ListLine.tsx';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import styles from './circulars.module.css';
import { DraftDialog } from './DraftDialog.tsx';
import { circularSides } from './search.ts';
import { circularStatusTexts, circularTexts, circularTones } from './texts.ts';

/** 通报 that a unit received, or that it drafts and issues. */
export function CircularsPage() {
  const t = useTexts(circularTexts);
  const search = useSearch({ from: '/inside/supervision/circulars' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const side = search.side ?? 'received';
  const [drafting, setDrafting] = useState(false);
  const params = { organization };
  // Refused to who may not draft: he has no button, and nothing is said about it.
  const basis = useRead(circularBasis, { params }, { retry: false });
  const { query, items } = usePages(
    keyOf(listCirculars, { params, query: { side } }),
    (page) => client.call(listCirculars, { params, query: { side, ...page } }),
    { keep: true },
  );
  return (
    <Stack>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) =>
          void navigate({ to: '/supervision/circulars', search: { ...search, organization: unit } })
        }
      >
        {basis.isSuccess && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
            {t.draft}
          </Button>
        )}
      </UnitHeader>
      <SupervisionTabs organization={organization} current="circulars" />
      <Segmented
        className={styles.filter}
        aria-label={t.side}
        value={side}
        onChange={(value) =>
          void navigate({ to: '/supervision/circulars', search: { ...search, side: value }, replace: true })
        }
        options={circularSides.map((value) => ({ value, label: t[value] }))}
      />
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={side === 'sent' ? t.noneSent : t.noneReceived} />}
      >
        {items.map((item) => (
          <CircularLine key={item.circular} line={item} />
        ))}
      </PagedPanel>
      {drafting && basis.data !== undefined && (
        <DraftDialog organization={organization} basis={basis.data} onClose={() => setDrafting(false)} />
      )}
    </Stack>
  );
}

function CircularLine({ line }: { readonly line: RouteAnswer<typeof listCirculars>['items'][number] }) {
  const t = useTexts(circularTexts);
  const statuses = useTexts(circularStatusTexts);
  const { title, number, organizationName, status, units, received, receiptDue, receivedAt } = line;
  return (
    <ListLine
      to="/supervision/circulars/$circular"
      params={{ circular: line.circular }}
      name={title}
      below={
        <>
          {number ?? t.noNumber} · {organizationName} · <Time at={line.issuedAt ?? line.draftedAt} />
          {receiptDue !== null && receivedAt === null && status === 'issued' && (
            <>
              {' '}
              · {t.until} <Time at={receiptDue} />
            </>
          )}
        </>
      }
    >
      {units !== null && status === 'issued' && (
        <Tag tone={received === units ? 'jade' : 'amber'}>{t.receipts(received ?? 0, units)}</Tag>
      )}
      {receiptDue !== null && status === 'issued' && (
        <Tag tone={receivedAt === null ? 'amber' : 'jade'}>{receivedAt === null ? t.toSign : t.signed}</Tag>
      )}
      {(receiptDue === null || status !== 'issued') && (
        <Tag tone={circularTones[status]}>{statuses[status]}</Tag>
      )}
    </ListLine>
  );
}
