import { actInDrill, type DrillAnswer } from '@sanshen/contract/drills';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { FileLink } from '../campaigns/UnitPart.tsx';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { kindKeys, reactionTones } from './words.ts';

type Item = DrillAnswer['delivered'][number];

/** What the drill has told: to the person himself with the way to answer, or to everybody for who sees everything. The last stands first. */
export function Delivered({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  if (drill.begunAt === null) return null;
  return (
    <Panel title={drill.part === 'participant' && drill.may.act ? t.mine : t.allInjects} flush>
      {drill.delivered.length === 0 && <EmptyState title={t.waitInject} />}
      {drill.delivered.map((item) => (
        <InjectCard key={item.inject.id} drill={drill} item={item} />
      ))}
      {drill.may.act && <Decision drill={drill.drill} />}
    </Panel>
  );
}

function InjectCard({ drill, item }: { readonly drill: DrillAnswer; readonly item: Item }) {
  const t = useTexts(drillTexts);
  const { inject, at, early, to, answers } = item;
  const reaction = drill.reactions.find((one) => one.inject === inject.id);
  return (
    <article className={styles.inject}>
      <div className={styles.tags}>
        <Tag tone="cinnabar">{t.mark}</Tag>
        <Time at={at} />
        {early && <Tag>{t.early}</Tag>}
        {to.length > 0 && (
          <span className={styles.soft}>
            {t.to} {to.join('、')}
          </span>
        )}
      </div>
      <p className={styles.text}>{inject.text}</p>
      {inject.attachment !== null && <FileLink file={inject.attachment.file} name={inject.attachment.name} />}
      {inject.expected !== null && (
        <div className={styles.tags}>
          <Tag tone="accent">{t[kindKeys[inject.expected.kind]]}</Tag>
          <span>
            {inject.expected.what} · {t.within(inject.expected.withinMinutes)}
          </span>
          {reaction !== undefined && (
            <Tag tone={reactionTones[reaction.state]}>
              {t[reaction.state]}
              {reaction.minutes !== null && ` ${t.took(reaction.minutes.toFixed(1))}`}
            </Tag>
          )}
          {reaction !== undefined && reaction.waitingFor.length > 0 && (
            <span className={styles.soft}>
              {t.waitingFor}
              {reaction.waitingFor.join('、')}
            </span>
          )}
        </div>
      )}
      {answers.map((one) => (
        <p key={one.at} className={styles.soft}>
          {one.kind === 'receipt' ? t.confirmed : `${t.myAnswer}：${one.text}`} · <Time at={one.at} />
        </p>
      ))}
      {drill.may.act && item.mine && <AnswerBox drill={drill.drill} item={item} />}
    </article>
  );
}

function AnswerBox({ drill, item }: { readonly drill: string; readonly item: Item }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const act = useCommand(actInDrill);
  const [text, setText] = useState('');
  const { id } = item.inject;
  const confirmed = item.answers.length > 0;
  const send = (kind: 'receipt' | 'answer') =>
    act.mutate(
      { params: { drill }, body: { kind, inject: id, text: kind === 'answer' ? text.trim() : '' } },
      {
        onSuccess: () => {
          if (kind === 'answer') setText('');
        },
        onError: messages.refused,
      },
    );
  return (
    <div className={styles.form}>
      <Input.TextArea
        aria-label={t.answerLabel}
        placeholder={t.answerLabel}
        value={text}
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={4000}
        onChange={({ target }) => setText(target.value)}
      />
      <div className={styles.buttons}>
        {!confirmed && (
          <Button
            type={text.trim() === '' ? 'primary' : 'default'}
            loading={act.isPending}
            onClick={() => send('receipt')}
          >
            {t.confirm}
          </Button>
        )}
        {text.trim() !== '' && (
          <Button type="primary" loading={act.isPending} onClick={() => send('answer')}>
            {t.sendAnswer}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Something that was decided without being asked. */
function Decision({ drill }: { readonly drill: string }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const act = useCommand(actInDrill);
  const [text, setText] = useState('');
  return (
    <div className={styles.inject}>
      <Input.TextArea
        aria-label={t.decideLabel}
        placeholder={t.decideLabel}
        value={text}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
        onChange={({ target }) => setText(target.value)}
      />
      {text.trim() !== '' && (
        <div className={styles.buttons}>
          <Button
            loading={act.isPending}
            onClick={() =>
              act.mutate(
                { params: { drill }, body: { kind: 'decision', text: text.trim() } },
                {
                  onSuccess: () => {
                    messages.done(t.decided);
                    setText('');
                  },
                  onError: messages.refused,
                },
              )
            }
          >
            {t.decide}
          </Button>
        </div>
      )}
    </div>
  );
}
