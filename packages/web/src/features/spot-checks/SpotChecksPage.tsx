import { PlusOutlined } from '@ant-design/icons';
import type { RouteAnswer } from '@sanshen/contract/route';
import { listOwnSpotChecks, listSpotChecks } from '@sanshen/contract/spot-checks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, keyOf, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { Stack } from '../../components/Columns.tsx';
import { ListLine } from '../../components/ListLine.tsx';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateText } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import styles from '../cases/cases.module.css';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import { DrawDialog } from './DrawDialog.tsx';
import { spotChecksTexts, statusTones } from './texts.ts';

/** 抽查: those that an organisation holds, and those in which the reader inspects. */
export function SpotChecksPage() {
  const t = useTexts(spotChecksTexts);
  const search = useSearch({ from: '/inside/supervision/spot-checks' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const [drawing, setDrawing] = useState(false);
  const own = useRead(listOwnSpotChecks, {});
  const params = { organization };
  const { query, items, first } = usePages(keyOf(listSpotChecks, { params, query: {} }), (page) =>
    client.call(listSpotChecks, { params, query: page }),
  );
  const mine = own.data?.items ?? [];
  return (
    <Stack>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => void navigate({ to: '/supervision/spot-checks', search: { organization: unit } })}
      >
        {first?.mayHold === true && first.units.length > 0 && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrawing(true)}>
            {t.draw}
          </Button>
        )}
      </UnitHeader>
      <SupervisionTabs organization={organization} current="spotChecks" />
      {mine.length > 0 && (
        <Panel title={t.mine} flush>
          {mine.map((line) => (
            <CheckLine key={line.check} line={line} />
          ))}
        </Panel>
      )}
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={t.noneHint} />}
      >
        {items.map((line) => (
          <CheckLine key={line.check} line={line} />
        ))}
      </PagedPanel>
      {first !== undefined && first.perYear > 0 && first.units.length > 0 && (
        <p className={styles.soft}>{t.year(first.heldThisYear, first.perYear)}</p>
      )}
      {drawing && first !== undefined && (
        <DrawDialog organization={organization} choices={first} onClose={() => setDrawing(false)} />
      )}
    </Stack>
  );
}

type Line = RouteAnswer<typeof listSpotChecks>['items'][number];

function CheckLine({ line }: { readonly line: Line }) {
  const t = useTexts(spotChecksTexts);
  const language = useLanguage();
  const { check, title, from, to, method, size, status, submitted, faulty, share } = line;
  return (
    <ListLine
      to="/supervision/spot-checks/$check"
      params={{ check }}
      name={title}
      below={
        <>
          {dateText(from, language)}—{dateText(lastDay(to), language)} · {t[method]} · {t.size} {size}
        </>
      }
    >
      {status === 'inspecting' && <Tag>{t.submitted(submitted)}</Tag>}
      {share !== null && (
        <Tag>
          {t.agreement} {Math.round(share * 100)}%
        </Tag>
      )}
      {faulty !== null && <Tag tone={faulty > 0 ? 'cinnabar' : 'jade'}>{t.faulty(faulty)}</Tag>}
      <Tag tone={statusTones[status]}>{t[status]}</Tag>
    </ListLine>
  );
}

/** The last day that belongs to a period which ends before `to`. */
function lastDay(to: string): string {
  return new Date(Date.parse(to) - 1).toISOString();
}
