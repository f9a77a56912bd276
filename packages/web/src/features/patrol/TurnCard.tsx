import { assignPatrol, beginPatrol } from '@sanshen/contract/patrol';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { OpenCaseButton } from '../cases/OpenCaseButton.tsx';
import styles from '../interaction/InteractionPage.module.css';
import type { Day } from './day.ts';
import { FinishDialog } from './FinishDialog.tsx';
import { patrolTexts } from './texts.ts';

type Channel = Day['channels'][number];
type Turn = Channel['turns'][number];

const tones: Readonly<Record<Turn['status'], Tone>> = {
  planned: 'plain',
  begun: 'accent',
  done: 'jade',
  overdue: 'amber',
  missed: 'cinnabar',
};

/** One turn on the roster: who is on duty, by when, and the way to do it. */
export function TurnCard({
  organization,
  channel,
  turn,
  day,
}: {
  readonly organization: string;
  readonly channel: Channel;
  readonly turn: Turn;
  readonly day: Day;
}) {
  const t = useTexts(patrolTexts);
  const messages = useMessages();
  const begin = useCommand(beginPatrol);
  const assign = useCommand(assignPatrol);
  const [finishing, setFinishing] = useState(false);
  const params = { organization };
  const { slot, status, duty, finished, may } = turn;
  // Late shows at once, before the job has told anybody.
  const shown = status === 'planned' && turn.late ? 'overdue' : status;
  const assignable = day.mayAssign && day.day >= day.today && (status === 'planned' || status === 'overdue');
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{channel.name}</strong>
        {channel.turns.length > 1 && <span>{t.turn(slot)}</span>}
        <span className={styles.push}>
          <Tag tone={status === 'done' && turn.late ? 'amber' : tones[shown]}>
            {status === 'done' && turn.late ? t.lateDone : t[shown]}
          </Tag>
        </span>
      </div>
      <dl className={styles.facts}>
        <dt>{t.due}</dt>
        <dd>
          <Time at={turn.dueAt} />
        </dd>
        {finished === null && (
          <>
            <dt>{t.duty}</dt>
            <dd>{duty?.name ?? t.nobody}</dd>
          </>
        )}
        {finished !== null && (
          <>
            <dt>{t.finishedBy}</dt>
            <dd>
              {finished.name} · <Time at={finished.at} /> · {t.found(turn.findings)}
            </dd>
          </>
        )}
      </dl>
      {(may.begin || may.finish || assignable) && (
        <div className={styles.actions}>
          {may.begin && (
            <Button
              loading={begin.isPending}
              aria-label={`${t.begin} ${channel.name}`}
              onClick={() =>
                begin.mutate(
                  { params, body: { channel: channel.id, slot } },
                  { onSuccess: () => setFinishing(true), onError: messages.refused },
                )
              }
            >
              {t.begin}
            </Button>
          )}
          {may.finish && (
            <Button aria-label={`${t.goOn} ${channel.name}`} onClick={() => setFinishing(true)}>
              {t.goOn}
            </Button>
          )}
          {assignable && (
            <Select
              aria-label={`${t.assign} ${channel.name}`}
              placeholder={t.assign}
              value={duty?.person ?? null}
              loading={assign.isPending}
              popupMatchSelectWidth={false}
              style={{ minWidth: 160 }}
              options={day.people.map(({ person, name }) => ({ value: person, label: name }))}
              onChange={(person: string) =>
                assign.mutate(
                  { params, body: { channel: channel.id, day: day.day, slot, person } },
                  { onSuccess: () => messages.done(t.done2), onError: messages.refused },
                )
              }
            />
          )}
        </div>
      )}
      {status === 'missed' && turn.patrol !== null && (
        <div className={styles.actions}>
          <OpenCaseButton
            organization={organization}
            source={{ kind: 'patrol', id: turn.patrol }}
            title={`${t.missed}：${channel.name}（${day.day}）`}
            clause="§6"
          />
        </div>
      )}
      {finishing && turn.patrol !== null && (
        <FinishDialog
          organization={organization}
          patrol={turn.patrol}
          title={channel.name}
          checklist={day.checklist}
          onClose={() => setFinishing(false)}
        />
      )}
    </li>
  );
}
