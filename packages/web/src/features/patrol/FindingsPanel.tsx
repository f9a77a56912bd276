import { readFile, uploadFile } from '@sanshen/contract/files';
import { closePatrolFinding, correctPatrolFinding, listPatrolFindings } from '@sanshen/contract/patrol';
import { type RouteAnswer, routeUrl } from '@sanshen/contract/route';
import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { client, keyOf, useCommand } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState } from '../../components/states.tsx';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { OpenCaseButton } from '../cases/OpenCaseButton.tsx';
import { PictureField } from '../channels/dialogs/PictureField.tsx';
import styles from '../interaction/InteractionPage.module.css';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { findingKindTexts, patrolTexts } from './texts.ts';

type Finding = RouteAnswer<typeof listPatrolFindings>['items'][number];

const tones: Readonly<Record<Finding['status'], Tone>> = {
  open: 'amber',
  corrected: 'accent',
  closed: 'jade',
};

/** What patrols and comparisons with the platforms have found. */
export function FindingsPanel({ organization }: { readonly organization: string }) {
  const t = useTexts(patrolTexts);
  const [state, setState] = useState<'open' | 'all'>('open');
  const params = { organization };
  const { query, items } = usePages(
    keyOf(listPatrolFindings, { params, query: { state } }),
    (page) => client.call(listPatrolFindings, { params, query: { ...page, state } }),
    { keep: true },
  );
  return (
    <Panel
      title={t.findings}
      extra={
        <Segmented
          aria-label={t.findings}
          value={state}
          onChange={setState}
          options={[
            { value: 'open', label: t.openOnes },
            { value: 'all', label: t.all },
          ]}
        />
      }
    >
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data !== undefined && items.length === 0 && (
        <EmptyState title={t.noFindings} hint={t.noFindingsHint} />
      )}
      <ul className={styles.list}>
        {items.map((finding) => (
          <FindingCard key={finding.finding} finding={finding} />
        ))}
      </ul>
      <MoreButton query={query} />
    </Panel>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const t = useTexts(patrolTexts);
  const kinds = useTexts(findingKindTexts);
  const { status, raised, corrected, closed, before, after } = finding;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{kinds[finding.kind]}</strong>
        <span>{finding.channel.name}</span>
        <span className={styles.push}>
          {finding.late && <Tag tone="cinnabar">{t.late}</Tag>} <Tag tone={tones[status]}>{t[status]}</Tag>
        </span>
      </div>
      {finding.note === null ? <p className={styles.soft}>{t.hidden}</p> : <p>{finding.note}</p>}
      <dl className={styles.facts}>
        <dt>{t.raisedBy}</dt>
        <dd>
          {raised.name ?? t.system} · <Time at={raised.at} />
        </dd>
        {status === 'open' && (
          <>
            <dt>{t.correctBy}</dt>
            <dd>
              <Time at={finding.dueAt} />
            </dd>
          </>
        )}
        {corrected !== null && (
          <>
            <dt>{t.correction}</dt>
            <dd>
              {finding.correction} {corrected.name} · <Time at={corrected.at} />
            </dd>
          </>
        )}
        <Evidence name={t.before} file={before} />
        <Evidence name={t.after} file={after} />
        {closed !== null && (
          <>
            <dt>{t.closedBy}</dt>
            <dd>
              {closed.name} · <Time at={closed.at} />
            </dd>
          </>
        )}
      </dl>
      <Actions finding={finding} />
    </li>
  );
}

function Evidence({ name, file }: { readonly name: string; readonly file: string | null }) {
  const t = useTexts(patrolTexts);
  if (file === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <a href={routeUrl(readFile, { params: { digest: file } })} target="_blank" rel="noopener noreferrer">
          {t.see}
          <span className="visually-hidden"> {name}</span>
        </a>
      </dd>
    </>
  );
}

function Actions({ finding }: { readonly finding: Finding }) {
  const t = useTexts(patrolTexts);
  const kinds = useTexts(findingKindTexts);
  const messages = useMessages();
  const close = useCommand(closePatrolFinding);
  const [dialog, setDialog] = useState<'correct' | 'reopen' | null>(null);
  const [sure, setSure] = useState(false);
  const params = { finding: finding.finding };
  return (
    <div className={styles.actions}>
      {finding.may.correct && <Button onClick={() => setDialog('correct')}>{t.correct}</Button>}
      {finding.may.close && !sure && <Button onClick={() => setSure(true)}>{t.close}</Button>}
      {finding.may.close && sure && (
        <Button
          type="primary"
          autoFocus
          loading={close.isPending}
          onClick={() =>
            close.mutate(
              { params, body: { verdict: 'close' } },
              { onSuccess: () => messages.done(t.done2), onError: messages.refused },
            )
          }
        >
          {t.closeSure}
        </Button>
      )}
      {finding.may.close && !sure && <Button onClick={() => setDialog('reopen')}>{t.reopen}</Button>}
      <OpenCaseButton
        organization={finding.organization}
        source={{ kind: 'patrol', id: finding.finding }}
        title={kinds[finding.kind]}
        clause="§6"
      />
      {dialog === 'correct' && <CorrectDialog finding={finding} onClose={() => setDialog(null)} />}
      {dialog === 'reopen' && (
        <FormDialog<{ note: string }>
          title={t.reopen}
          lead={t.reopenLead}
          act={({ note }) => close.mutateAsync({ params, body: { verdict: 'reopen', note } })}
          onClose={() => setDialog(null)}
        >
          <Form.Item name="note" label={t.note} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}

function CorrectDialog({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const t = useTexts(patrolTexts);
  const correct = useCommand(correctPatrolFinding);
  const [before, setBefore] = useState<File | null>(null);
  const [after, setAfter] = useState<File | null>(null);
  const keep = async (picture: File | null) => {
    if (picture === null) return null;
    const query = { organization: finding.organization };
    return (await client.upload(uploadFile, { query }, picture, picture.name)).digest;
  };
  const send = async ({ note }: { readonly note: string }) => {
    const [first, second] = [await keep(before), await keep(after)];
    const body = {
      note: note.trim(),
      ...(first === null ? {} : { before: first }),
      ...(second === null ? {} : { after: second }),
    };
    await correct.mutateAsync({ params: { finding: finding.finding }, body });
  };
  return (
    <FormDialog<{ note: string }> title={t.correct} lead={t.correctLead} act={send} onClose={onClose}>
      <Form.Item name="note" label={t.correction} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      {finding.before === null && <PictureField label={t.before} onChange={setBefore} />}
      <PictureField label={t.after} onChange={setAfter} />
    </FormDialog>
  );
}
