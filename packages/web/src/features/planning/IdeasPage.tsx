import { PlusOutlined } from '@ant-design/icons';
import { readBoard } from '@sanshen/contract/planning';
import { type IdeaShown, listIdeas } from '@sanshen/contract/planning-ideas';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { client, keyOf, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { IdeaDrawer } from './IdeaDrawer.tsx';
import { IdeaForm } from './IdeaForm.tsx';
import { IdeaStatusTag } from './IdeaStatusTag.tsx';
import styles from './ideas.module.css';
import { PlanningTabs } from './PlanningTabs.tsx';
import { type IdeaSearch, ideaFilters } from './search.ts';
import { ideaTexts, planningTexts } from './texts.ts';

/** 选题: what a unit means to write about. Unit, filter and the open idea stand in the address. */
export function IdeasPage() {
  const t = useTexts(ideaTexts);
  const planning = useTexts(planningTexts);
  const search = useSearch({ from: '/inside/planning/ideas' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const show = search.show ?? 'open';
  const params = { organization };
  const { query, items } = usePages(
    keyOf(listIdeas, { params, query: { show } }),
    (page) => client.call(listIdeas, { params, query: { show, ...page } }),
    { enabled: organization !== '' },
  );
  const board = useRead(
    readBoard,
    { query: { organization } },
    { enabled: organization !== '', staleTime: 60_000 },
  );
  const go = ({ idea, propose, ...change }: IdeaSearch) =>
    void navigate({
      to: '/planning/ideas',
      search: {
        organization,
        show,
        ...change,
        ...(idea === undefined ? {} : { idea }),
        ...(propose === undefined ? {} : { propose }),
      },
    });
  if (organization === '') {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={planning.noUnit} hint={planning.noUnitHint} />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      >
        {board.data?.mayPlan === true && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go({ propose: '' })}>
            {t.propose}
          </Button>
        )}
      </UnitHeader>
      <PlanningTabs organization={organization} current="ideas" />
      <div className={styles.filter}>
        <Segmented
          aria-label={t.filter}
          value={show}
          onChange={(chosen) => go({ show: chosen })}
          options={ideaFilters.map((one) => ({ value: one, label: t[one] }))}
        />
      </div>
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={t.noneHint} />}
        more={t.more}
      >
        <ul className={styles.list}>
          {items.map((idea) => (
            <IdeaLine key={idea.idea} idea={idea} onOpen={() => go({ idea: idea.idea })} />
          ))}
        </ul>
      </PagedPanel>
      {search.idea !== undefined && <IdeaDrawer id={search.idea} board={board.data} onClose={() => go({})} />}
      {search.propose !== undefined && board.data !== undefined && (
        <IdeaForm
          organization={organization}
          board={board.data}
          topic={search.propose}
          {...(search.question === undefined ? {} : { question: search.question })}
          onDone={(idea) => go({ idea })}
          onClose={() => go({})}
        />
      )}
    </div>
  );
}

function IdeaLine({ idea, onOpen }: { readonly idea: IdeaShown; readonly onOpen: () => void }) {
  const t = useTexts(ideaTexts);
  const say = useLocalized();
  return (
    <li>
      <div className={styles.head}>
        <button type="button" className={styles.name} onClick={onOpen}>
          {idea.title}
        </button>
        <IdeaStatusTag status={idea.status} />
      </div>
      {idea.angle !== '' && <p className={styles.angle}>{idea.angle}</p>}
      <p className={styles.facts}>
        <Tag>{say(idea.topicName)}</Tag>
        {idea.plannedOn !== null && <span>{t.plannedOn(idea.plannedOn)}</span>}
        <span>{t.by(idea.proposed.name)}</span>
        {idea.claimed !== null && <span>{t.claimedBy(idea.claimed.name)}</span>}
        {idea.status === 'proposed' && <span>{t.approvals(idea.approvals.length, idea.approvalsAsked)}</span>}
        {idea.remarks > 0 && <span>{t.remarks(idea.remarks)}</span>}
      </p>
    </li>
  );
}
