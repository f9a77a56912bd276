import { uploadFile } from '@sanshen/contract/files';
import { confirmTakedown, resolvePublication } from '@sanshen/contract/publishing';
import { Button, Form, Input, Modal, Radio, Upload } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import type { Publication } from './publication.ts';
import { publishingTexts } from './texts.ts';

interface Entered {
  readonly happened: boolean;
  readonly url?: string;
  readonly note?: string;
}

/** Records what a person saw at the platform, with a screenshot as evidence. */
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
  const [picture, setPicture] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [unproven, setUnproven] = useState(false);
  const happened = Form.useWatch('happened', form) ?? true;
  const finish = async ({ happened: done, url = '', note = '' }: Entered) => {
    const proven = picture !== null || (kind === 'publication' && url.trim() !== '');
    setUnproven(done && !proven);
    if (done && !proven) return;
    setBusy(true);
    try {
      const evidence =
        picture === null ? null : (await client.upload(uploadFile, {}, picture, picture.name)).digest;
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
              setPicture(file);
              setUnproven(false);
              // Sent with the form, not by the component.
              return false;
            }}
            onRemove={() => setPicture(null)}
          >
            <Button>{t.choose}</Button>
          </Upload>
        </Form.Item>
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
