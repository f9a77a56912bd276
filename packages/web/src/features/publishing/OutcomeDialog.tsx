import { uploadFile } from '@sanshen/contract/files';
import { confirmTakedown, resolvePublication } from '@sanshen/contract/publishing';
import { compareManual } from '@sanshen/contract/publishing-health';
import { Button, Form, Input, Modal, Radio, Upload } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { manualTexts } from './manual-texts.ts';
import styles from './PublicationPage.module.css';
import type { Publication } from './publication.ts';
import { publishingTexts } from './texts.ts';

interface Entered {
  readonly happened: boolean;
  readonly url?: string;
  readonly note?: string;
}

/** What was read in the screenshot. */
interface Read {
  readonly busy: boolean;
  readonly url: boolean;
  readonly same: boolean;
  readonly missing: readonly string[];
}

const nothingRead: Read = { busy: false, url: false, same: false, missing: [] };

function ReadWords({ read }: { readonly read: Read }) {
  const m = useTexts(manualTexts);
  return (
    <div role="status">
      {read.busy && <p className={styles.soft}>{m.reading}</p>}
      {read.url && <p className={styles.soft}>{m.readUrl}</p>}
      {read.same && <p className={styles.good}>{m.allFound}</p>}
      {read.missing.length > 0 && (
        <>
          <p className={styles.soft}>{m.notFound}</p>
          <ul className={styles.difference}>
            {read.missing.slice(0, 5).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Records what a person saw at the platform, with a screenshot as evidence; what is read in it fills in what he has not entered. */
export function OutcomeDialog({
  kind,
  publication,
  onClose,
}: {
  readonly kind: 'publication' | 'takedown';
  readonly publication: Publication;
  readonly onClose: () => void;
}) {
  const t = useTexts(publishingTexts);
  const messages = useMessages();
  const [form] = Form.useForm<Entered>();
  const m = useTexts(manualTexts);
  const [sent, setSent] = useState<Promise<string> | null>(null);
  const [read, setRead] = useState<Read>(nothingRead);
  const [busy, setBusy] = useState(false);
  const [unproven, setUnproven] = useState(false);
  const happened = Form.useWatch('happened', form) ?? true;
  const finish = async ({ happened: done, url = '', note = '' }: Entered) => {
    const proven = sent !== null || (kind === 'publication' && url.trim() !== '');
    setUnproven(done && !proven);
    if (done && !proven) return;
    setBusy(true);
    try {
      const evidence = sent === null ? null : await sent;
      const params = { publication: publication.publication };
      if (kind === 'takedown') await client.call(confirmTakedown, { params, body: { done, evidence, note } });
      else {
        const address = url.trim() === '' ? null : url.trim();
        await client.call(resolvePublication, {
          params,
          body: { happened: done, url: address, evidence, note },
        });
      }
      messages.done(t.saved);
      onClose();
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries();
    }
  };
  const take = async (picture: File) => {
    const sending = client.upload(uploadFile, {}, picture, picture.name).then(({ digest }) => digest);
    setSent(sending);
    setUnproven(false);
    if (kind !== 'publication') return;
    setRead({ ...nothingRead, busy: true });
    try {
      const params = { publication: publication.publication };
      const { receipt, missing, verdict } = await client.call(compareManual, {
        params,
        body: { picture: await sending },
      });
      const { url = '', note = '' } = form.getFieldsValue();
      const fillsUrl = url.trim() === '' && receipt?.url != null;
      if (fillsUrl) form.setFieldValue('url', receipt.url);
      if (note.trim() === '' && receipt?.shownAt != null) {
        form.setFieldValue('note', m.shownAt(receipt.shownAt));
      }
      setRead({ busy: false, url: fillsUrl, missing, same: verdict === 'same' });
    } catch {
      // The reading is a help; the picture itself is sent with the form, which tells what is wrong with it.
      setRead(nothingRead);
    }
  };
  const [yes, no] = kind === 'takedown' ? [t.takenDownNow, t.stillThere] : [t.happened, t.didNotHappen];
  return (
    <Modal
      open
      title={kind === 'takedown' ? t.takedownConfirm : t.resolve}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ happened: true }}
        onFinish={finish}
      >
        <Form.Item name="happened">
          <Radio.Group
            options={[
              { value: true, label: yes },
              { value: false, label: no },
            ]}
          />
        </Form.Item>
        {kind === 'publication' && happened && (
          <Form.Item
            name="url"
            label={t.url}
            extra={t.urlHint}
            rules={[{ type: 'url', message: t.urlWrong }]}
          >
            <Input inputMode="url" maxLength={2000} />
          </Form.Item>
        )}
        <Form.Item
          label={t.screenshot}
          {...(unproven && {
            validateStatus: 'error' as const,
            help: kind === 'takedown' ? t.goneMissing : t.evidenceMissing,
          })}
        >
          <Upload
            accept="image/*"
            maxCount={1}
            beforeUpload={(file) => {
              void take(file);
              // Sent here, not by the component.
              return false;
            }}
            onRemove={() => {
              setSent(null);
              setRead(nothingRead);
            }}
          >
            <Button>{t.choose}</Button>
          </Upload>
        </Form.Item>
        <ReadWords read={read} />
        <Form.Item
          name="note"
          label={t.noteText}
          rules={kind === 'takedown' ? [{ required: true, whitespace: true, message: t.noteMissing }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
