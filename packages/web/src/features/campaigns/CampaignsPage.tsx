import { PlusOutlined } from '@ant-design/icons';
import { campaignTargets, listCampaigns } from '@sanshen/contract/campaigns';
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
import { FiguresView } from './FiguresView.tsx';
import { HandDownDialog } from './HandDownDialog.tsx';
import { type CampaignSide, type CampaignsSearch, campaignSides } from './search.ts';
import { campaignTexts, statusTones } from './texts.ts';

/** 任务: campaigns that a unit received, those that it handed down, and how it and those below it complete them. */
export function CampaignsPage() {
  const t = useTexts(campaignTexts);
  const search = useSearch({ from: '/inside/campaigns' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const side = search.side ?? 'received';
  const [handing, setHanding] = useState(false);
  const { data: targets } = useRead(campaignTargets, { params: { organization } });
  const go = (change: CampaignsSearch) =>
    void navigate({ to: '/campaigns', search: { ...search, ...change }, replace: true });
  return (
    <Stack>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      >
        {(targets?.units.length ?? 0) > 0 && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setHanding(true)}>
            {t.handDown}
          </Button>
        )}
      </UnitHeader>
      <div>
        <Segmented<CampaignSide>
          aria-label={t.side}
          value={side}
          onChange={(value) => go({ side: value })}
          options={campaignSides.map((value) => ({ value, label: t[value] }))}
        />
      </div>
      {side === 'figures' ? (
        <FiguresView organization={organization} />
      ) : (
        <CampaignList key={side} organization={organization} side={side} />
      )}
      {handing && <HandDownDialog organization={organization} onClose={() => setHanding(false)} />}
    </Stack>
  );
}

function CampaignList({
  organization,
  side,
}: {
  readonly organization: string;
  readonly side: 'received' | 'sent';
}) {
  const t = useTexts(campaignTexts);
  const asked = { params: { organization }, query: { side } };
  const { query: list, items } = usePages(keyOf(listCampaigns, asked), (page) =>
    client.call(listCampaigns, { params: { organization }, query: { side, ...page } }),
  );
  return (
    <PagedPanel
      query={list}
      empty={items.length === 0}
      none={
        <EmptyState
          title={side === 'received' ? t.noneReceived : t.noneSent}
          hint={side === 'received' && t.noneReceivedHint}
        />
      }
    >
      {items.map((item) => (
        <CampaignLine key={item.campaign} line={item} />
      ))}
    </PagedPanel>
  );
}

type Line = RouteAnswer<typeof listCampaigns>['items'][number];

function CampaignLine({ line }: { readonly line: Line }) {
  const t = useTexts(campaignTexts);
  const { campaign, title, organizationName, deadline, status, counts, overdue, withdrawn } = line;
  return (
    <ListLine
      to="/campaigns/$campaign"
      params={{ campaign }}
      name={title}
      below={
        <>
          {t.from(organizationName)} · {t.deadline} <Time at={deadline} />
        </>
      }
    >
      {withdrawn && <Tag>{t.withdrawn}</Tag>}
      {overdue && <Tag tone="cinnabar">{t.overdue}</Tag>}
      {status !== null && !withdrawn && <Tag tone={statusTones[status]}>{t[status]}</Tag>}
      {counts !== null && (
        <Tag tone={counts.completed === counts.handedDown ? 'jade' : 'plain'}>
          {t.counts(counts.completed, counts.handedDown)}
        </Tag>
      )}
    </ListLine>
  );
}
