import { listIncidentPublications, takeDownForIncident } from '@sanshen/contract/incidents';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import type { Desk } from './desk.ts';
import styles from './IncidentPage.module.css';
import { deskTexts } from './texts.ts';

/** 统一撤稿: what is public on the channels concerned, to be chosen one by one or a manuscript at a time. */
export function TakedownDialog({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const order = useCommand(takeDownForIncident);
  const { incident } = desk;
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = text.trim() === '' ? {} : { text: text.trim() };
  const { data, error } = useRead(listIncidentPublications, { params: { incident }, query });
  const items = data?.items ?? [];
  const toggle = (ids: readonly string[], on: boolean) =>
    setChosen((before) => [...before.filter((id) => !ids.includes(id)), ...(on ? ids : [])]);
  const sameManuscript = (manuscript: string) =>
    items.filter((one) => one.manuscript === manuscript).map(({ publication }) => publication);
  const missing = chosen.length === 0 ? t.chooseSome : reason.trim() === '' ? t.giveReason : null;
  const send = () =>
    order.mutate(
      { params: { incident }, body: { publications: [...chosen], reason } },
      {
        onSuccess: () => {
          messages.done(t.ordered);
          onClose();
        },
        onError: messages.refused,
      },
    );
  return (
    <Modal
      open
      title={t.choose}
      okText={t.chosen(chosen.length)}
      okButtonProps={{ danger: true, disabled: missing !== null, 'aria-describedby': 'takedown-missing' }}
      confirmLoading={order.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <p>{t.chooseLead}</p>
      <Input
        aria-label={t.search}
        placeholder={t.search}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {error !== null && <ErrorState error={error} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && items.length === 0 && (
        <EmptyState title={t.nothingPublic} hint={t.nothingPublicHint} />
      )}
      <ul className={styles.list}>
        {items.map((one) => {
          const together = sameManuscript(one.manuscript);
          return (
            <li key={one.publication}>
              <Checkbox
                checked={chosen.includes(one.publication)}
                onChange={({ target }) => toggle([one.publication], target.checked)}
              >
                {one.title} <span className={styles.soft}>{one.channel.name}</span>
              </Checkbox>
              <div className={styles.head}>
                <span className={styles.soft}>
                  <Time at={one.begunAt} />
                </span>
                {together.length > 1 && (
                  <Button size="small" onClick={() => toggle(together, true)}>
                    {t.chooseAll}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <label htmlFor="takedown-reason">{t.reason}</label>
      <Input.TextArea
        id="takedown-reason"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={4000}
      />
      <p role="status" id="takedown-missing" className={styles.soft}>
        {missing}
      </p>
    </Modal>
  );
}
