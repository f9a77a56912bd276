import { dropPlanDraft, readPlan, submitPlan } from '@sanshen/contract/emergency-plans';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { client, keyOf, queryClient, useCommand, useRead } from '../../app/api.ts';
import { useExplain } from '../../app/refusal.ts';
import { useMyOrganizations, useSession } from '../../app/session.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { planEditorTexts, planFaultTexts } from './editor-texts.ts';
import styles from './emergency.module.css';
import { Field, LongText } from './fields.tsx';
import type { PlanPageData } from './PlanView.tsx';
import { emptyContent, nameOfPart } from './plan-content.ts';
import { RolesEditor } from './RolesEditor.tsx';
import { StepsEditor } from './StepsEditor.tsx';
import { TextsEditor } from './TextsEditor.tsx';
import { type Fault, type SavingState, usePlanDraft } from './use-plan-draft.ts';

/** Where a plan is written. */
export function PlanEditorPage() {
  const { scenario } = useParams({ from: '/inside/emergency/plans/$scenario/edit' });
  const search = useSearch({ from: '/inside/emergency/plans/$scenario/edit' });
  const home = useMyOrganizations()[0]?.id ?? '';
  const organization = search.organization ?? home;
  const call = { params: { organization, scenario } };
  const read = useRead(readPlan, call, { refetchOnMount: 'always' });
  return (
    <Loaded read={read}>
      {(data) => <Editor key={`${organization} ${scenario}`} organization={organization} page={data} />}
    </Loaded>
  );
}

function Editor({ organization, page }: { readonly organization: string; readonly page: PlanPageData }) {
  const t = useTexts(planEditorTexts);
  const say = useLocalized();
  const { scenario } = page;
  const place = { organization, scenario };
  const draft = usePlanDraft({
    ...place,
    person: useSession().person,
    draft: page.draft,
    start: page.counts?.content ?? emptyContent,
  });
  const { content, change } = draft;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title(say(page.name))}
        lead={`${page.organization.name} · ${t.lead}`}
        actions={
          <Link to="/emergency/plans/$scenario" params={{ scenario }} search={{ organization }}>
            {t.back}
          </Link>
        }
      />
      {draft.restored && draft.state !== 'conflict' && (
        <Alert type="info" showIcon closable title={t.restored} />
      )}
      {draft.state === 'conflict' && <Conflict draft={draft} place={place} />}
      <Panel title={t.purpose}>
        <Field label={t.purposeHint}>
          <LongText
            label={t.purpose}
            value={content.purpose}
            max={2000}
            onChange={(purpose) => change({ ...content, purpose })}
          />
        </Field>
      </Panel>
      <RolesEditor content={content} page={page} onChange={change} />
      <StepsEditor content={content} onChange={change} />
      <TextsEditor organization={organization} content={content} onChange={change} />
      <Faults faults={draft.faults} content={content} />
      <Bar draft={draft} place={place} />
    </div>
  );
}

type Draft = ReturnType<typeof usePlanDraft>;
interface Place {
  readonly organization: string;
  readonly scenario: string;
}

/** Another has saved since: nothing of either is thrown away before somebody says so. */
function Conflict({ draft, place }: { readonly draft: Draft; readonly place: Place }) {
  const t = useTexts(planEditorTexts);
  const messages = useMessages();
  const decide = async (which: 'mine' | 'theirs') => {
    try {
      const now = await client.call(readPlan, { params: place });
      const version = now.draft?.version ?? 0;
      if (which === 'mine') draft.keepMine(version);
      else draft.takeTheirs(now.draft?.content ?? now.counts?.content ?? emptyContent, version);
    } catch (error) {
      messages.refused(error);
    }
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={t.conflict}
      description={
        <>
          <p>{t.conflictHint}</p>
          <div className={styles.actions}>
            <Button onClick={() => void decide('mine')}>{t.keepMine}</Button>
            <Button onClick={() => void decide('theirs')}>{t.takeTheirs}</Button>
          </div>
        </>
      }
    />
  );
}

function Faults({
  faults,
  content,
}: {
  readonly faults: readonly Fault[];
  readonly content: Draft['content'];
}) {
  const t = useTexts(planEditorTexts);
  const words = useTexts(planFaultTexts);
  if (faults.length === 0) return null;
  return (
    <Panel title={t.lacks}>
      <ul className={styles.list}>
        {faults.map(({ code, id }) => {
          const name = nameOfPart(content, id);
          // A code that this screen does not know yet is shown as it is.
          const text = code in words ? words[code as keyof typeof words] : () => code;
          return <li key={`${code} ${id}`}>{text(name === '' ? t.unnamed : name)}</li>;
        })}
      </ul>
    </Panel>
  );
}

const stateKeys = {
  untouched: 'untouched',
  saved: 'saved',
  unsaved: 'unsaved',
  saving: 'saving',
  offline: 'offline',
  conflict: 'conflict',
} as const satisfies Partial<Record<SavingState, keyof typeof planEditorTexts>>;

function Bar({ draft, place }: { readonly draft: Draft; readonly place: Place }) {
  const t = useTexts(planEditorTexts);
  const explain = useExplain();
  const messages = useMessages();
  const navigate = useNavigate();
  const submit = useCommand(submitPlan);
  const drop = useCommand(dropPlanDraft);
  const [discarding, setDiscarding] = useState(false);
  const leave = () => {
    draft.forget();
    void queryClient.invalidateQueries({ queryKey: [keyOf(readPlan)[0]] });
    const { organization, scenario } = place;
    void navigate({ to: '/emergency/plans/$scenario', params: { scenario }, search: { organization } });
  };
  const send = async () => {
    const version = await draft.save();
    if (version === null) return;
    submit.mutate(
      { params: place, body: { version } },
      {
        onSuccess: () => {
          messages.done(t.submitted);
          leave();
        },
        onError: messages.refused,
      },
    );
  };
  return (
    <div className={styles.bar}>
      <span role="status" className={draft.state === 'refused' ? styles.bad : styles.soft}>
        {draft.state === 'refused' ? explain(draft.error).text : t[stateKeys[draft.state]]}
      </span>
      <span className={styles.push}>
        <Button onClick={() => setDiscarding(true)}>{t.discard}</Button>
        <Button
          type="primary"
          loading={submit.isPending}
          disabled={draft.state === 'conflict'}
          onClick={() => void send()}
        >
          {t.submit}
        </Button>
      </span>
      <Modal
        open={discarding}
        title={t.discard}
        okText={t.discard}
        okButtonProps={{ danger: true }}
        cancelText={t.cancel}
        confirmLoading={drop.isPending}
        onCancel={() => setDiscarding(false)}
        onOk={() => drop.mutate({ params: place }, { onSuccess: leave, onError: messages.refused })}
      >
        <p>{t.discardHint}</p>
      </Modal>
    </div>
  );
}
