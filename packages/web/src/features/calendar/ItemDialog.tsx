import { type Calendar, dropEntry, linkEntry, moveEntry } from '@sanshen/contract/calendar';
import { createManuscript } from '@sanshen/contract/content';
import { listManuscripts } from '@sanshen/contract/content-list';
import { dayOf, instantOf } from '@sanshen/domain/calendar';
import { emptyContent } from '@sanshen/domain/content';
import { brandId, type ChannelId, type Instant } from '@sanshen/domain/kernel';
import { minuteOf } from '@sanshen/domain/policy';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import type { Item } from './calendar-context.ts';
import { clockText } from './clock.ts';
import { WhenFields } from './PlanDialog.tsx';
import { calendarTexts } from './texts.ts';

/** One post: what is in its way, and for a plan how it is moved, dropped, or turned into a manuscript. */
export function ItemDialog({
  organization,
  calendar,
  item,
  onClose,
}: {
  readonly organization: string;
  readonly calendar: Calendar;
  readonly item: Item;
  readonly onClose: () => void;
}) {
  const t = useTexts(calendarTexts);
  const say = useLocalized();
  const conflicts = calendar.conflicts.filter((one) => one.item === item.id);
  const kind = { entry: t.planned, manuscript: t.scheduled, publication: t.published }[item.kind];
  const channel = calendar.channels.find((one) => one.channel === item.channel)?.name ?? t.noChannel;
  return (
    <Modal open title={item.title} footer={null} onCancel={onClose}>
      {conflicts.length > 0 && (
        <ul className={styles.conflictList}>
          {conflicts.map(({ kind: what, other, text, clause }) => (
            <li key={`${what}${other}`}>
              {say(text)}
              {clause !== null && ` ${clause}`}
            </li>
          ))}
        </ul>
      )}
      <dl className={styles.facts}>
        <dt>{kind}</dt>
        <dd>
          <Time at={item.at} />
        </dd>
        <dt>{t.channel}</dt>
        <dd>{channel}</dd>
        {item.campaign !== null && (
          <>
            <dt>{t.campaign}</dt>
            <dd>
              <Link to="/campaigns/$campaign" params={{ campaign: item.campaign }}>
                {item.campaignTitle}
              </Link>
            </dd>
          </>
        )}
        {item.note !== '' && (
          <>
            <dt>{t.note}</dt>
            <dd>{item.note}</dd>
          </>
        )}
        {item.phase !== null && item.manuscript !== null && (
          <>
            <dt>{t.openManuscript}</dt>
            <dd>
              <Link to="/manuscripts/$manuscript" params={{ manuscript: item.manuscript }}>
                {item.title}
              </Link>{' '}
              <PhaseTag phase={item.phase} />
            </dd>
          </>
        )}
      </dl>
      {item.kind === 'manuscript' && <p className={styles.soft}>{t.fixed}</p>}
      {item.mayMove && item.version !== null && (
        <EntryForm organization={organization} calendar={calendar} item={item} onClose={onClose} />
      )}
    </Modal>
  );
}

interface Fields {
  readonly day: string;
  readonly time: string;
  readonly channel: string;
}

function EntryForm({
  organization,
  calendar,
  item,
  onClose,
}: {
  readonly organization: string;
  readonly calendar: Calendar;
  readonly item: Item;
  readonly onClose: () => void;
}) {
  const t = useTexts(calendarTexts);
  const messages = useMessages();
  const { modal } = App.useApp();
  const move = useCommand(moveEntry);
  const drop = useCommand(dropEntry);
  const params = { entry: item.id };
  const version = item.version ?? 1;
  // A promise, since what is shown again takes this form's place before its command has ended.
  const end = (done: Promise<unknown>, text: string) =>
    done.then(() => {
      messages.done(text);
      onClose();
    }, messages.refused);
  return (
    <>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          day: dayOf(brandId<Instant>(item.at)),
          time: clockText(item.at),
          channel: item.channel ?? '',
        }}
        onFinish={({ day, time, channel }) => {
          const at = instantOf(day, minuteOf(time));
          const body = { at, channel: channel === '' ? null : channel, version };
          void end(move.mutateAsync({ params, body }), t.moved(`${day} ${time}`));
        }}
      >
        <WhenFields calendar={calendar} />
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={move.isPending}>
            {t.move}
          </Button>
          <Button
            danger
            onClick={() =>
              modal.confirm({
                title: t.drop,
                content: t.dropHint,
                okText: t.drop,
                cancelText: t.cancel,
                onOk: () => end(drop.mutateAsync({ params, body: { version } }), t.dropped),
              })
            }
          >
            {t.drop}
          </Button>
        </div>
      </Form>
      {item.manuscript === null && (
        <ManuscriptLink organization={organization} item={item} version={version} onClose={onClose} />
      )}
    </>
  );
}

/** Joins a plan with a manuscript that there is, or begins one with its title, channel and time. */
function ManuscriptLink({
  organization,
  item,
  version,
  onClose,
}: {
  readonly organization: string;
  readonly item: Item;
  readonly version: number;
  readonly onClose: () => void;
}) {
  const t = useTexts(calendarTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const link = useCommand(linkEntry);
  const create = useCommand(createManuscript);
  const [chosen, setChosen] = useState<string>();
  const { data } = useRead(listManuscripts, { query: { organization, limit: 50 } });
  const open = (data?.items ?? []).filter(({ phase }) => phase !== 'abandoned' && phase !== 'published');
  const join = (manuscript: string, then: () => void) =>
    link
      .mutateAsync({ params: { entry: item.id }, body: { manuscript, version } })
      .then(then, messages.refused);
  const write = () => {
    const channels = item.channel === null ? [] : [{ channel: brandId<ChannelId>(item.channel) }];
    const content = { ...emptyContent, title: item.title, channels, schedule: brandId<Instant>(item.at) };
    void create
      .mutateAsync({ body: { organization, content } })
      .then(
        ({ manuscript }) =>
          join(
            manuscript,
            () => void navigate({ to: '/manuscripts/$manuscript/edit', params: { manuscript } }),
          ),
        messages.refused,
      );
  };
  return (
    <div className={styles.buttons}>
      <Select
        className={styles.grow ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t.chooseManuscript}
        placeholder={t.chooseManuscript}
        value={chosen}
        onChange={setChosen}
        options={open.map(({ manuscript, title }) => ({ value: manuscript, label: title }))}
      />
      <Button
        disabled={chosen === undefined}
        loading={link.isPending}
        onClick={() =>
          chosen !== undefined &&
          join(chosen, () => {
            messages.done(t.linked);
            onClose();
          })
        }
      >
        {t.link}
      </Button>
      <Button loading={create.isPending} onClick={write}>
        {t.write}
      </Button>
    </div>
  );
}
