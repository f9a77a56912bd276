import { filePolicy, tryPolicy } from '@sanshen/contract/policy';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal, Popconfirm } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { client, refusalCode, useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './ProposalView.module.css';
import { TrialResult } from './TrialResult.tsx';
import { proposalTexts } from './texts.ts';
import { type Base, textOf, useBase } from './use-proposal.ts';
import { useDraft } from './useDraft.ts';
import { WishForm } from './WishForm.tsx';
import { noWishes, type Wishes } from './wishes.ts';

/** Makes a unit's rule book stricter: wishes, the text, what would come of it, and the filing. */
export function ProposalView({
  organization,
  mayManage,
}: {
  readonly organization: string;
  readonly mayManage: boolean;
}) {
  const t = useTexts(proposalTexts);
  const { base, isPending, error } = useBase(organization);
  if (!mayManage) return <EmptyState title={t.forbidden} hint={t.forbiddenHint} />;
  if (isPending) return <LoadingState />;
  if (error !== null && refusalCode(error) !== 'policy.none') return <ErrorState error={error} />;
  return <Proposal organization={organization} base={base} />;
}

const fileName = 'policy.yaml';

function Proposal({ organization, base }: { readonly organization: string; readonly base: Base | null }) {
  const t = useTexts(proposalTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const field = useRef<TextAreaRef>(null);
  const [wishes, setWishes] = useState<Wishes>(() => noWishes(base?.procedure ?? ''));
  const [edited, setEdited] = useDraft(organization);
  const [asking, setAsking] = useState(false);
  const generated = base === null ? '' : textOf(base, wishes);
  const text = edited ?? generated;
  const body = { files: [{ name: fileName, text }] };
  const trial = useMutation({
    mutationFn: async (tried: typeof body) => ({
      tried: tried.files[0]?.text ?? '',
      ...(await client.call(tryPolicy, { params: { organization }, body: tried })),
    }),
    onError: messages.refused,
  });
  const filing = useCommand(filePolicy);
  const current = trial.data !== undefined && trial.data.tried === text;
  const file = () =>
    filing.mutate(
      { params: { organization }, body },
      {
        onSuccess: () => {
          messages.done(t.filed);
          setEdited(null);
          void navigate({ to: '/policy', search: { organization, view: 'comparison' } });
        },
        onError: (error) => {
          setAsking(false);
          messages.refused(error);
          // What is in force may have changed meanwhile: the trial says where it stands in the way.
          trial.mutate(body);
        },
      },
    );
  const toLine = (line: number) => {
    const area = field.current?.resizableTextArea?.textArea;
    if (area === undefined) return;
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    area.scrollTop = (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight);
  };
  const version = /^version: *(\d+)/m.exec(text)?.[1];
  return (
    <div className={styles.steps}>
      <p className={styles.soft}>{base?.superior === null || base === null ? t.introTop : t.intro}</p>
      {base !== null && (
        <Panel title={t.wishes}>
          <WishForm base={base} wishes={wishes} disabled={edited !== null} onChange={setWishes} />
        </Panel>
      )}
      <Panel
        title={t.text}
        extra={
          <Button
            // Once it holds, filing is what comes next.
            type={current && trial.data?.accepted === true ? 'default' : 'primary'}
            loading={trial.isPending}
            disabled={text.trim() === ''}
            onClick={() => trial.mutate(body)}
          >
            {t.try}
          </Button>
        }
      >
        <p className={styles.soft}>{t.textHint}</p>
        {edited !== null && base !== null && (
          <p className={styles.edited}>
            {t.edited}{' '}
            <Popconfirm
              title={t.againTitle}
              okText={t.again}
              cancelText={t.cancel}
              onConfirm={() => setEdited(null)}
            >
              <Button>{t.again}</Button>
            </Popconfirm>
          </p>
        )}
        <Input.TextArea
          ref={field}
          aria-label={t.textLabel}
          className={styles.text ?? ''}
          value={text}
          rows={Math.min(24, Math.max(10, text.split('\n').length + 1))}
          wrap="off"
          spellCheck={false}
          onChange={({ target }) => setEdited(target.value === generated ? null : target.value)}
        />
      </Panel>
      {trial.data !== undefined && (
        <TrialResult
          trial={trial.data}
          current={current}
          policy={base?.mine ?? null}
          onLine={toLine}
          onFile={() => setAsking(true)}
        />
      )}
      <Modal
        open={asking}
        title={version === undefined ? t.fileTitlePlain : t.fileTitle(Number(version))}
        okText={t.file}
        cancelText={t.cancel}
        confirmLoading={filing.isPending}
        onOk={file}
        onCancel={() => setAsking(false)}
      >
        <p>{t.effect}</p>
        <p>{t.below}</p>
      </Modal>
    </div>
  );
}
