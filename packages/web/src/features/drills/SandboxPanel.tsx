import { actInDrill, type DrillAnswer } from '@sanshen/contract/drills';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';

type Sandbox = NonNullable<DrillAnswer['sandbox']>;
type Act = Parameters<ReturnType<typeof useCommand<typeof actInDrill>>['mutate']>[0]['body'];

/** What is asked for before it is done. */
type Asking =
  | { readonly kind: 'freeze'; readonly target: string | null }
  | { readonly kind: 'lift'; readonly target: string };

/** 演练沙盒: the simulated channels, with the same acts and words as the real ones, marked so that nobody takes them for those. */
export function SandboxPanel({ drill, sandbox }: { readonly drill: DrillAnswer; readonly sandbox: Sandbox }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const command = useCommand(actInDrill);
  const [asking, setAsking] = useState<Asking | null>(null);
  const act = (body: Act) =>
    command.mutate(
      { params: { drill: drill.drill }, body },
      { onSuccess: () => setAsking(null), onError: messages.refused },
    );
  const may = drill.may.act;
  return (
    <Panel title={t.sandbox} extra={<span className={styles.soft}>{t.sandboxHint}</span>}>
      <div className={styles.sandbox}>
        {sandbox.frozen && <Alert type="error" showIcon title={t.frozenAll} />}
        {may && !sandbox.frozen && (
          <div className={styles.buttons}>
            <Button danger onClick={() => setAsking({ kind: 'freeze', target: null })}>
              {t.freezeAll}
            </Button>
          </div>
        )}
        {sandbox.channels.map((channel) => (
          <section key={channel.id} className={styles.channel}>
            <div className={styles.tags}>
              <h3 className={styles.name}>{channel.name}</h3>
              {channel.frozen ? (
                <Tag tone="cinnabar">{t.frozen}</Tag>
              ) : (
                <Tag tone="jade">{t.runningChannel}</Tag>
              )}
              {may && !channel.frozen && (
                <Button
                  size="small"
                  danger
                  aria-label={`${t.freezeOne} ${channel.name}`}
                  onClick={() => setAsking({ kind: 'freeze', target: channel.id })}
                >
                  {t.freezeOne}
                </Button>
              )}
            </div>
            <ul className={styles.files}>
              {channel.publications.map((one) => (
                <li key={one.id} className={styles.publication}>
                  <span className={one.takenDown === null ? undefined : styles.gone}>{one.title}</span>
                  {one.harmful === true && <Tag tone="amber">{t.harmful}</Tag>}
                  {one.takenDown !== null && (
                    <Tag>
                      {t.takenDown} {one.takenDown.by}
                    </Tag>
                  )}
                  {may && one.takenDown === null && (
                    <Button
                      size="small"
                      aria-label={`${t.takeDown} ${one.title}`}
                      loading={command.isPending}
                      onClick={() => act({ kind: 'takedown', target: one.id, text: '' })}
                    >
                      {t.takeDown}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <Freezes sandbox={sandbox} may={may} onLift={(target) => setAsking({ kind: 'lift', target })} />
        <Statements sandbox={sandbox} may={may} busy={command.isPending} onAct={act} />
      </div>
      {asking !== null && (
        <ReasonDialog
          danger={asking.kind === 'freeze'}
          title={asking.kind === 'lift' ? t.liftFreeze : asking.target === null ? t.freezeAll : t.freezeOne}
          hint={asking.kind === 'lift' ? t.liftHint : t.banner}
          busy={command.isPending}
          onClose={() => setAsking(null)}
          onReason={(text) => act({ ...asking, text })}
        />
      )}
    </Panel>
  );
}

function Freezes({
  sandbox,
  may,
  onLift,
}: {
  readonly sandbox: Sandbox;
  readonly may: boolean;
  readonly onLift: (freeze: string) => void;
}) {
  const t = useTexts(drillTexts);
  const { person } = useSession();
  const standing = sandbox.freezes.filter(({ lifted }) => lifted === null);
  if (standing.length === 0) return null;
  return (
    <ul className={styles.files}>
      {standing.map(({ id, target, ordered, proposed }) => (
        <li key={id} className={styles.publication}>
          <span>
            {target ?? t.all} · {ordered.by} · <Time at={ordered.at} />
            {proposed !== null && <> · {t.liftProposedBy(proposed.by)}</>}
          </span>
          {may && proposed?.person !== person && (
            <Button size="small" onClick={() => onLift(id)}>
              {proposed === null ? t.proposeLift : t.liftFreeze}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Statements({
  sandbox,
  may,
  busy,
  onAct,
}: {
  readonly sandbox: Sandbox;
  readonly may: boolean;
  readonly busy: boolean;
  readonly onAct: (body: Act) => void;
}) {
  const t = useTexts(drillTexts);
  const { person } = useSession();
  const [text, setText] = useState('');
  if (!may && sandbox.statements.length === 0) return null;
  return (
    <section className={styles.channel}>
      <h3 className={styles.name}>{t.statements}</h3>
      {sandbox.statements.map(({ id, written, approved }) => (
        <div key={id} className={styles.statement}>
          <p className={styles.text}>{t.marked(written.text)}</p>
          <div className={styles.tags}>
            <span className={styles.soft}>
              {written.by} · <Time at={written.at} />
            </span>
            {approved === null ? (
              <Tag tone="amber">{t.waitsSecond}</Tag>
            ) : (
              <Tag tone="jade">{t.approvedBy(approved.by)}</Tag>
            )}
            {may && approved === null && written.person !== person && (
              <Button
                size="small"
                loading={busy}
                onClick={() => onAct({ kind: 'approve', target: id, text: '' })}
              >
                {t.approve}
              </Button>
            )}
          </div>
        </div>
      ))}
      {may && (
        <div className={styles.form}>
          <Input.TextArea
            aria-label={t.statementLabel}
            placeholder={t.statementLabel}
            value={text}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={4000}
            onChange={({ target }) => setText(target.value)}
          />
          {text.trim() !== '' && (
            <div className={styles.buttons}>
              <Button
                loading={busy}
                onClick={() => {
                  onAct({ kind: 'statement', text: text.trim() });
                  setText('');
                }}
              >
                {t.write}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
