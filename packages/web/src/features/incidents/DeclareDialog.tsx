import { declareIncident } from '@sanshen/contract/incidents';
import { gravityTexts } from '@sanshen/contract/incidents-texts';
import { incidentGravities } from '@sanshen/domain/incidents';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { IncidentList } from './desk.ts';
import styles from './IncidentPage.module.css';
import { incidentTexts } from './texts.ts';

/** Declares an incident: what happened, how grave, and it is done; what is known and where can be said before, or on the desk. */
export function DeclareDialog({
  organization,
  list,
  onClose,
}: {
  readonly organization: string;
  readonly list: IncidentList;
  readonly onClose: () => void;
}) {
  const t = useTexts(incidentTexts);
  const say = useLocalized();
  const messages = useMessages();
  const navigate = useNavigate();
  const declare = useCommand(declareIncident);
  const [scenario, setScenario] = useState<string | null>(null);
  const [known, setKnown] = useState('');
  const [channels, setChannels] = useState<readonly string[]>([]);
  const finish = (gravity: (typeof incidentGravities)[number]) => {
    if (scenario === null) return;
    const body = { scenario, gravity, known, channels: [...channels] };
    declare.mutate(
      { params: { organization }, body },
      {
        onSuccess: ({ incident }) => {
          messages.done(t.declared);
          void navigate({ to: '/emergency/incidents/$incident', params: { incident } });
        },
        onError: messages.refused,
      },
    );
  };
  return (
    <Modal open title={t.declare} footer={null} onCancel={onClose}>
      <p>{t.declareLead}</p>
      <fieldset className={styles.choices}>
        <legend>{t.whatHappened}</legend>
        {list.scenarios.map(({ id, name, planned }) => (
          <button
            key={id}
            type="button"
            className={styles.choice}
            aria-pressed={scenario === id}
            onClick={() => setScenario(id)}
          >
            {say(name)}
            {!planned && <span className={styles.soft}> · {t.noPlan}</span>}
          </button>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{scenario === null ? t.chooseFirst : t.howGrave}</legend>
        {incidentGravities.map((gravity) => (
          <Button
            key={gravity}
            danger
            size="large"
            type={gravity === 'grave' ? 'primary' : 'default'}
            disabled={scenario === null}
            loading={declare.isPending}
            onClick={() => finish(gravity)}
          >
            {t.declareAs(say(gravityTexts[gravity]))}
          </Button>
        ))}
      </fieldset>
      <details className={styles.words}>
        <summary>{t.more}</summary>
        <label htmlFor="incident-known">{t.known}</label>
        <Input.TextArea
          id="incident-known"
          value={known}
          onChange={({ target }) => setKnown(target.value)}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={4000}
        />
        <label htmlFor="incident-channels">
          {t.channels} <span className={styles.soft}>{t.channelsHint}</span>
        </label>
        <Select
          id="incident-channels"
          mode="multiple"
          value={[...channels]}
          onChange={setChannels}
          style={{ width: '100%' }}
          options={list.channels.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </details>
    </Modal>
  );
}
