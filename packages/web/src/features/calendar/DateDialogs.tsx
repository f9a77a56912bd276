import { addDates, previewImport, removeDate } from '@sanshen/contract/calendar';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Form, Input, Modal, Select } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import type { CalendarDate } from './calendar-context.ts';
import { calendarTexts } from './texts.ts';

interface DialogProps {
  readonly organization: string;
  readonly onClose: () => void;
}

interface Fields {
  readonly name: string;
  readonly kind: 'local' | 'mourning';
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

/** Puts one local date on the calendar. */
export function AddDateDialog({ organization, today, onClose }: DialogProps & { readonly today: string }) {
  const t = useTexts(calendarTexts);
  const messages = useMessages();
  const add = useCommand(addDates);
  const [form] = Form.useForm<Fields>();
  const required = [{ required: true, whitespace: true, message: t.required }];
  const submit = ({ note, to, from, ...date }: Fields) => {
    const dates = [{ ...date, name: date.name.trim(), from, to: to < from ? from : to, note: note.trim() }];
    add.mutate(
      { params: { organization }, body: { dates } },
      {
        onSuccess: ({ added }) => {
          messages.done(t.addedDates(added));
          onClose();
        },
        onError: messages.refused,
      },
    );
  };
  return (
    <Modal
      open
      title={t.addDate}
      okText={t.addAll}
      cancelText={t.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.soft}>{t.dateHint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '', kind: 'local', from: today, to: today, note: '' }}
        onFinish={submit}
      >
        <Form.Item name="name" label={t.name} rules={required}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="kind" label={t.kind}>
          <Select
            options={[
              { value: 'local', label: t.kindLocal },
              { value: 'mourning', label: t.kindMourning },
            ]}
          />
        </Form.Item>
        <div className={styles.row}>
          <Form.Item name="from" label={t.from} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={t.to} rules={required}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t.note}>
          <Input maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** A local date, and its removal for who keeps it. */
export function DateDialog({ date, onClose }: { readonly date: CalendarDate; readonly onClose: () => void }) {
  const t = useTexts(calendarTexts);
  const say = useLocalized();
  const messages = useMessages();
  const remove = useCommand(removeDate);
  const call = { params: { date: date.id } };
  return (
    <Modal open title={say(date.name)} footer={null} onCancel={onClose}>
      <p>{date.from === date.to ? date.from : `${date.from} – ${date.to}`}</p>
      {date.note !== '' && <p>{date.note}</p>}
      {date.organizationName !== null && <p className={styles.soft}>{t.keptBy(date.organizationName)}</p>}
      {date.mayRemove && (
        <div className={styles.buttons}>
          <Button
            danger
            loading={remove.isPending}
            onClick={() => remove.mutate(call, { onSuccess: onClose, onError: messages.refused })}
          >
            {t.remove}
          </Button>
        </div>
      )}
    </Modal>
  );
}

type Preview = RouteAnswer<typeof previewImport>;

/** Reads an iCalendar file, shows what is in it and what was not understood, and adds it when told to. */
export function ImportDialog({ organization, onClose }: DialogProps) {
  const t = useTexts(calendarTexts);
  const say = useLocalized();
  const messages = useMessages();
  const add = useCommand(addDates);
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    try {
      // What is far too large is not even read into the page.
      const text = file.size > 2_000_000 ? 'X'.repeat(530_000) : await file.text();
      const body = { text: text.slice(0, 600_000) };
      setPreview(await client.call(previewImport, { params: { organization }, body }));
    } catch (error) {
      messages.refused(error);
    } finally {
      target.value = '';
    }
  };
  const fresh = (preview?.dates ?? []).filter(({ known }) => !known);
  const submit = () => {
    const dates = fresh.map(({ known: _, ...date }) => ({ ...date, kind: 'local' as const }));
    add.mutate(
      { params: { organization }, body: { dates } },
      {
        onSuccess: ({ added }) => {
          messages.done(t.addedDates(added));
          onClose();
        },
        onError: messages.refused,
      },
    );
  };
  return (
    <Modal
      open
      title={t.import}
      okText={t.addAll}
      okButtonProps={{ disabled: fresh.length === 0 }}
      cancelText={t.cancel}
      confirmLoading={add.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.soft}>{t.importHint}</p>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        className={styles.fileInput}
        aria-label={t.chooseFile}
        onChange={(event) => void read(event)}
      />
      <Button onClick={() => input.current?.click()}>{t.chooseFile}</Button>
      {preview !== null && (
        <div aria-live="polite">
          <p>{t.found(fresh.length)}</p>
          <ul className={styles.list}>
            {preview.dates.slice(0, 200).map(({ uid, name, from, to, known }) => (
              <li key={uid}>
                <span className={styles.grow}>{name}</span>
                <span className={styles.soft}>{from === to ? from : `${from} – ${to}`}</span>
                {known && <Tag>{t.known}</Tag>}
              </li>
            ))}
          </ul>
          {preview.problems.length > 0 && (
            <>
              <p>
                <strong>{t.problems}</strong>
              </p>
              <ul className={styles.list}>
                {preview.problems.slice(0, 100).map(({ code, line, name, text }) => (
                  <li key={`${code}${line}${name}`}>
                    {line !== null && <span className={styles.soft}>{t.line(line)}</span>}
                    {name !== null && <strong>{name}</strong>}
                    <span>{say(text)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Modal>
  );
}
