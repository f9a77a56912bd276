import { readFile, uploadFile } from '@sanshen/contract/files';
import { keepIncidentEvidence, takeDownForIncident } from '@sanshen/contract/incidents';
import { takedownStateTexts } from '@sanshen/contract/incidents-texts';
import { confirmTakedown } from '@sanshen/contract/publishing';
import { routeUrl } from '@sanshen/contract/route';
import { safeLink } from '@sanshen/document';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { PictureField } from '../channels/dialogs/PictureField.tsx';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { type Desk, takedownTones } from './desk.ts';
import styles from './IncidentPage.module.css';
import { deskTexts } from './texts.ts';

type Takedown = Desk['takedowns'][number];

/** What is being taken down and how far it is on each channel, with the proof of before and after. */
export function TakedownsPanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  return (
    <Panel title={t.takedowns}>
      {desk.takedowns.length === 0 && (
        <p className={styles.soft}>{desk.status === 'open' ? t.noTakedownsHint : t.noneTaken}</p>
      )}
      <ul className={styles.list} aria-live="polite">
        {desk.takedowns.map((takedown) => (
          <TakedownLine key={takedown.publication} desk={desk} takedown={takedown} />
        ))}
      </ul>
    </Panel>
  );
}

function TakedownLine({ desk, takedown }: { readonly desk: Desk; readonly takedown: Takedown }) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  const { title, channel, state, message, guide, url } = takedown;
  const page = url === null ? null : safeLink(url);
  return (
    <li>
      <div className={styles.head}>
        <strong>{title}</strong>
        <span className={styles.soft}>{channel.name}</span>
        <span className={styles.push}>
          <Tag tone={takedownTones[state]}>{say(takedownStateTexts[state])}</Tag>
        </span>
      </div>
      {message !== null && <p className={styles.soft}>{say(message)}</p>}
      <div className={styles.evidence}>
        <EvidenceOf name={t.before} evidence={takedown.before} />
        <EvidenceOf name={t.after} evidence={takedown.after} />
        {page !== null && (
          <a href={page} target="_blank" rel="noopener noreferrer">
            {t.openPage}
          </a>
        )}
      </div>
      {guide !== null && <Guide guide={guide} />}
      {desk.status === 'open' && <TakedownActions desk={desk} takedown={takedown} />}
    </li>
  );
}

function Guide({ guide }: { readonly guide: NonNullable<Takedown['guide']> }) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  const link = safeLink(guide.openUrl);
  return (
    <>
      <p className={styles.words}>
        <strong>{t.byHandSteps}</strong>{' '}
        {link !== null && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            {t.openPlatform}
          </a>
        )}
      </p>
      <ol className={styles.steps}>
        {guide.steps.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ol>
    </>
  );
}

function EvidenceOf({ name, evidence }: { readonly name: string; readonly evidence: Takedown['before'] }) {
  const t = useTexts(deskTexts);
  if (evidence === null) return null;
  const kinds = { copy: t.copy, earlierCopy: t.earlierCopy, screenshot: t.screenshot, none: t.noEvidence };
  const { kind, file, at } = evidence;
  return (
    <span>
      {name}：
      {file === null ? (
        <span className={styles.bad}>{kinds[kind]}</span>
      ) : (
        <a href={routeUrl(readFile, { params: { digest: file } })} target="_blank" rel="noopener noreferrer">
          {kinds[kind]}
        </a>
      )}{' '}
      <Time at={at} />
    </span>
  );
}

type Asking = 'confirm' | 'before' | 'after' | 'again';

function TakedownActions({ desk, takedown }: { readonly desk: Desk; readonly takedown: Takedown }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const order = useCommand(takeDownForIncident);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { state, before, after, publication } = takedown;
  const { incident, may } = desk;
  const again = ['failed', 'refused', 'stillPublic'].includes(state) && may.takeDown;
  const close = () => setAsking(null);
  return (
    <>
      <div className={styles.actions}>
        {takedown.mayConfirm && <Button onClick={() => setAsking('confirm')}>{t.confirm}</Button>}
        {again && <Button onClick={() => setAsking('again')}>{t.again}</Button>}
        {may.act && (before === null || before.file === null) && (
          <Button onClick={() => setAsking('before')}>{t.addBefore}</Button>
        )}
        {may.act && after === null && ['down', 'stillPublic'].includes(state) && (
          <Button onClick={() => setAsking('after')}>{t.addAfter}</Button>
        )}
      </div>
      {asking === 'confirm' && <ConfirmDialog desk={desk} takedown={takedown} onClose={close} />}
      {(asking === 'before' || asking === 'after') && (
        <ScreenshotDialog desk={desk} takedown={takedown} when={asking} onClose={close} />
      )}
      {asking === 'again' && (
        <ReasonDialog
          danger
          title={t.again}
          hint={takedown.title}
          busy={order.isPending}
          onClose={close}
          onReason={(reason) =>
            order.mutate(
              { params: { incident }, body: { publications: [publication], reason } },
              { onSuccess: close, onError: messages.refused },
            )
          }
        />
      )}
    </>
  );
}

interface OneTakedown {
  readonly desk: Desk;
  readonly takedown: Takedown;
  readonly onClose: () => void;
}

async function keep(desk: Desk, picture: File): Promise<string> {
  const query = { organization: desk.organization };
  return (await client.upload(uploadFile, { query }, picture, picture.name)).digest;
}

/** A person says what became of a takedown that he did by hand. */
function ConfirmDialog({ desk, takedown, onClose }: OneTakedown) {
  const t = useTexts(deskTexts);
  const confirm = useCommand(confirmTakedown);
  const [picture, setPicture] = useState<File | null>(null);
  const send = async ({ done, note }: { readonly done: boolean; readonly note: string }) => {
    const evidence = picture === null ? null : await keep(desk, picture);
    const params = { publication: takedown.publication };
    await confirm.mutateAsync({ params, body: { done, evidence, note } });
  };
  return (
    <FormDialog<{ done: boolean; note: string }>
      title={t.confirm}
      lead={t.confirmLead}
      initial={{ done: true }}
      act={send}
      onClose={onClose}
    >
      <Form.Item name="done">
        <Radio.Group
          options={[
            { value: true, label: t.isDown },
            { value: false, label: t.isNotDown },
          ]}
        />
      </Form.Item>
      <PictureField label={t.picture} onChange={setPicture} />
      <Form.Item name="note" label={t.note} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

function ScreenshotDialog({
  desk,
  takedown,
  when,
  onClose,
}: OneTakedown & { readonly when: 'before' | 'after' }) {
  const t = useTexts(deskTexts);
  const evidence = useCommand(keepIncidentEvidence);
  const [picture, setPicture] = useState<File | null>(null);
  const { publication } = takedown;
  const send = async () => {
    if (picture === null) return;
    const body = { publication, when, file: await keep(desk, picture) };
    await evidence.mutateAsync({ params: { incident: desk.incident }, body });
  };
  return (
    <FormDialog title={when === 'before' ? t.addBefore : t.addAfter} act={send} onClose={onClose}>
      <PictureField label={t.picture} onChange={setPicture} />
    </FormDialog>
  );
}
