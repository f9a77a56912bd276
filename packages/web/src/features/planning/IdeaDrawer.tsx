import type { Board } from '@sanshen/contract/planning';
import { convertIdea, readIdea, ruleOnIdea, stepIdea } from '@sanshen/contract/planning-ideas';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { fileUrl } from '../editor/prose/schema.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { IdeaDiscussion } from './IdeaDiscussion.tsx';
import { IdeaForm } from './IdeaForm.tsx';
import { IdeaStatusTag } from './IdeaStatusTag.tsx';
import styles from './ideas.module.css';
import { originKinds } from './origin-kinds.ts';
import { ideaTexts } from './texts.ts';

type FullIdea = RouteAnswer<typeof readIdea>;

/** One idea: what it says, what happened to it, what may be done, and what is said about it. */
export function IdeaDrawer({
  id,
  board,
  onClose,
}: {
  readonly id: string;
  readonly board: Board | undefined;
  readonly onClose: () => void;
}) {
  const { data, error, refetch } = useRead(readIdea, { params: { idea: id } });
  return (
    <Drawer open title={data?.title ?? ''} size={560} onClose={onClose}>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <div className={styles.idea}>
          <Facts idea={data} />
          <Acts idea={data} board={board} />
          <History idea={data} />
          <IdeaDiscussion idea={data} />
        </div>
      )}
    </Drawer>
  );
}

function Facts({ idea }: { readonly idea: FullIdea }) {
  const t = useTexts(ideaTexts);
  const say = useLocalized();
  return (
    <>
      <p className={styles.facts}>
        <IdeaStatusTag status={idea.status} />
        <Tag>{say(idea.topicName)}</Tag>
        <Tag>{say(idea.formName)}</Tag>
        {idea.plannedOn !== null && <span>{t.plannedOn(idea.plannedOn)}</span>}
        {idea.approvalsAsked > 0 && <span>{t.approvals(idea.approvals.length, idea.approvalsAsked)}</span>}
        {idea.origin.kind !== 'own' && <span>{t[originKinds[idea.origin.kind]]}</span>}
      </p>
      {idea.angle !== '' && <p className={styles.words}>{idea.angle}</p>}
      {idea.drafts.length > 0 && (
        <ul className={styles.files} aria-label={t.drafts}>
          {idea.drafts.map(({ file, name }) => (
            <li key={file}>
              <a href={fileUrl(file)} target="_blank" rel="noopener noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {idea.converted !== null && (
        <p className={styles.facts}>
          {idea.converted.phase !== null && <PhaseTag phase={idea.converted.phase} />}
          {idea.converted.title !== null && (
            <Link to="/manuscripts/$manuscript" params={{ manuscript: idea.converted.manuscript }}>
              {idea.converted.title === '' ? t.openManuscript : idea.converted.title}
            </Link>
          )}
        </p>
      )}
    </>
  );
}

/** What the server says that the caller may do; one of them is the next step. */
function Acts({ idea, board }: { readonly idea: FullIdea; readonly board: Board | undefined }) {
  const t = useTexts(ideaTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const rule = useCommand(ruleOnIdea);
  const step = useCommand(stepIdea);
  const convert = useCommand(convertIdea);
  const [open, setOpen] = useState<'change' | 'decline' | null>(null);
  const may = (one: FullIdea['may'][number]) => idea.may.includes(one);
  const params = { idea: idea.idea };
  const failed = { onError: messages.refused };
  const busy = rule.isPending || step.isPending || convert.isPending;
  const take = (one: 'claim' | 'letGo' | 'withdraw') => step.mutate({ params, body: { step: one } }, failed);
  const write = () =>
    convert.mutate(
      { params },
      {
        ...failed,
        onSuccess: ({ manuscript }) =>
          void navigate({ to: '/manuscripts/$manuscript/edit', params: { manuscript } }),
      },
    );
  return (
    <div className={styles.acts}>
      {may('approve') && (
        <Button
          type="primary"
          loading={busy}
          onClick={() => rule.mutate({ params, body: { ruling: 'approved' } }, failed)}
        >
          {t.approve}
        </Button>
      )}
      {may('decline') && (
        <Button danger onClick={() => setOpen('decline')}>
          {t.decline}
        </Button>
      )}
      {may('convert') && (
        <Button type={may('approve') ? 'default' : 'primary'} loading={busy} onClick={write}>
          {t.convert}
        </Button>
      )}
      {may('claim') && <Button onClick={() => take('claim')}>{t.claim}</Button>}
      {may('letGo') && <Button onClick={() => take('letGo')}>{t.letGo}</Button>}
      {may('change') && board !== undefined && <Button onClick={() => setOpen('change')}>{t.change}</Button>}
      {may('withdraw') && (
        <Popconfirm
          title={t.withdrawAsk}
          okText={t.withdraw}
          cancelText={t.cancel}
          onConfirm={() => take('withdraw')}
        >
          <Button>{t.withdraw}</Button>
        </Popconfirm>
      )}
      {open === 'change' && board !== undefined && (
        <IdeaForm
          organization={idea.organization}
          board={board}
          idea={idea}
          onDone={() => setOpen(null)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'decline' && (
        <ReasonDialog
          danger
          title={t.decline}
          hint={t.declineHint}
          busy={rule.isPending}
          onClose={() => setOpen(null)}
          onReason={(note) =>
            rule.mutate(
              { params, body: { ruling: 'declined', note } },
              { ...failed, onSuccess: () => setOpen(null) },
            )
          }
        />
      )}
    </div>
  );
}

function History({ idea }: { readonly idea: FullIdea }) {
  const t = useTexts(ideaTexts);
  const { proposed, approvals, declined, withdrawn, claimed, converted } = idea;
  const lines = [
    { what: t.wasProposed, ...proposed },
    ...approvals.map((one) => ({ what: t.wasApproved, ...one })),
    ...(claimed === null ? [] : [{ what: t.wasClaimed, ...claimed }]),
    ...(declined === null ? [] : [{ what: t.wasDeclined, ...declined }]),
    ...(withdrawn === null ? [] : [{ what: t.wasWithdrawn, ...withdrawn }]),
    ...(converted === null
      ? []
      : [{ what: t.wasConverted, name: claimed?.name ?? '', note: '', at: converted.at }]),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <section>
      <h2 className={styles.heading}>{t.history}</h2>
      <ol className={styles.history}>
        {lines.map(({ what, name, at, note }) => (
          <li key={`${at} ${what} ${name}`}>
            {name} {what} <Time at={at} />
            {note !== '' && <p className={styles.words}>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
