import { type listMarks, registerMark, uploadArtwork } from '@sanshen/contract/marks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Checkbox, Form, Input, Modal, Radio, Select, Upload } from 'antd';
import { useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './marks.module.css';
import { markTexts, registerTexts } from './texts.ts';

type Line = RouteAnswer<typeof listMarks>['marks'][number];
type Artwork = RouteAnswer<typeof uploadArtwork>;

interface Values {
  readonly which: string;
  readonly id?: string;
  readonly kind?: 'flag' | 'emblem';
  readonly zh?: string;
  readonly en?: string;
  readonly version: string;
  readonly source: string;
  readonly article?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly symmetric?: boolean;
  readonly usage?: string;
}

const another = '';

/** Registers a version of a known mark, or a mark of one's own, with its artwork. What was typed stays after a refusal. */
export function RegisterDialog({
  organization,
  marks,
  onClose,
}: {
  readonly organization: string;
  readonly marks: readonly Line[];
  readonly onClose: () => void;
}) {
  const t = useTexts(registerTexts);
  const words = useTexts(markTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [form] = Form.useForm<Values>();
  const which = Form.useWatch('which', form) ?? another;
  const [artwork, setArtwork] = useState<Artwork | null>(null);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const command = useCommand(registerMark);
  const bring = async (file: File) => {
    setBusy(true);
    try {
      setArtwork(await client.upload(uploadArtwork, { params: { organization } }, file, file.name));
      setMissing(false);
    } catch (error) {
      setArtwork(null);
      messages.refused(error);
    } finally {
      setBusy(false);
    }
  };
  const save = (values: Values) => {
    if (artwork === null) return setMissing(true);
    const known = marks.find(({ mark }) => mark === values.which);
    const body = {
      mark: known?.mark ?? values.id ?? '',
      kind: known?.kind ?? values.kind ?? 'emblem',
      names: known?.names ?? { zh: values.zh ?? '', en: values.en || (values.zh ?? '') },
      version: values.version,
      source: { title: values.source, article: values.article || null },
      validFrom: values.validFrom || null,
      validTo: values.validTo || null,
      symmetry: values.symmetric === true ? ('leftRight' as const) : ('none' as const),
      usage: (values.usage ?? '').split('\n').filter((line) => line.trim() !== ''),
      artwork: artwork.digest,
    };
    command.mutate(
      { params: { organization }, body },
      {
        onSuccess: () => {
          messages.done(t.done);
          onClose();
        },
        onError: messages.refused,
      },
    );
  };
  const required = [{ required: true, whitespace: true, message: t.missing }];
  return (
    <Modal
      open
      title={t.title}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={command.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.soft}>{t.lead}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          which: marks.find(({ drawing }) => drawing === 'none')?.mark ?? another,
          kind: 'emblem',
        }}
        onFinish={save}
      >
        <Form.Item name="which" label={t.which}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...marks.map(({ mark, names }) => ({ value: mark, label: say(names) })),
              { value: another, label: t.another },
            ]}
          />
        </Form.Item>
        {which === another && (
          <>
            <Form.Item name="zh" label={t.nameZh} rules={required}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="en" label={t.nameEn}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item
              name="id"
              label={t.id}
              extra={t.idHint}
              rules={[...required, { pattern: /^[A-Za-z0-9_-]{1,60}$/, message: t.wrong }]}
            >
              <Input />
            </Form.Item>
            <Form.Item name="kind" label={t.kind}>
              <Radio.Group
                options={[
                  { value: 'emblem', label: words.emblem },
                  { value: 'flag', label: words.flag },
                ]}
              />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="version"
          label={t.version}
          extra={t.versionHint}
          rules={[...required, { pattern: /^[A-Za-z0-9._-]{1,40}$/, message: t.wrong }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="source" label={t.source} extra={t.sourceHint} rules={required}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="article" label={t.article}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="validFrom"
          label={t.validFrom}
          extra={t.validFromHint}
          rules={[{ pattern: /^\d{4}(-\d{2}-\d{2})?$/, message: t.wrong }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item
          name="validTo"
          label={t.validTo}
          extra={t.validToHint}
          rules={[{ pattern: /^\d{4}(-\d{2}-\d{2})?$/, message: t.wrong }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item name="symmetric" valuePropName="checked">
          <Checkbox>{t.symmetric}</Checkbox>
        </Form.Item>
        <Form.Item name="usage" label={t.usage}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <div className={styles.upload}>
          <p>{t.artwork}</p>
          <Upload
            accept=".svg,image/png,image/jpeg,image/webp"
            showUploadList={false}
            beforeUpload={(file) => {
              void bring(file);
              return false;
            }}
          >
            <Button loading={busy}>{t.choose}</Button>
          </Upload>
          <p className={styles.soft} role="status">
            {artwork === null ? t.artworkHint : t.uploaded(artwork.width, artwork.height)}
          </p>
          {missing && (
            <p className={styles.wrong} role="alert">
              {t.artworkMissing}
            </p>
          )}
        </div>
      </Form>
    </Modal>
  );
}
