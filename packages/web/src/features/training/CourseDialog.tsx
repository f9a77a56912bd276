import { uploadFile } from '@sanshen/contract/files';
import type { RouteAnswer } from '@sanshen/contract/route';
import { publishCourse, type readCourse, reviseCourse } from '@sanshen/contract/training';
import { Button, Form, Input, InputNumber, Modal, Upload } from 'antd';
import { useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { AudienceFields } from './AudienceFields.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

type Course = RouteAnswer<typeof readCourse>;
interface Lesson {
  readonly id: string;
  readonly kind: 'text' | 'document' | 'video';
  readonly title: string;
  readonly text: string;
  readonly file: string | null;
  readonly seconds: number;
}
interface Fields {
  readonly title: string;
  readonly summary?: string;
  readonly hours: number;
  readonly due?: string;
  readonly scope: 'own' | 'below';
  readonly offices?: string[];
}

const freshId = () => crypto.randomUUID().slice(0, 8);

/** Publishes a course, or another version of one. */
export function CourseDialog({
  organization,
  course,
  onClose,
}: {
  readonly organization: string;
  readonly course?: Course;
  readonly onClose: () => void;
}) {
  const t = useTexts(trainingTexts);
  const messages = useMessages();
  const publish = useCommand(publishCourse);
  const revise = useCommand(reviseCourse);
  const [lessons, setLessons] = useState<readonly Lesson[]>(course?.lessonsToLearn ?? []);
  const [form] = Form.useForm<Fields>();
  const done = {
    onSuccess: () => {
      messages.done(t.published);
      onClose();
    },
    onError: messages.refused,
  };
  const save = (fields: Fields) => {
    const body = {
      title: fields.title,
      summary: fields.summary ?? '',
      hours: fields.hours,
      // The day's end in China.
      dueAt: fields.due ? new Date(`${fields.due}T16:00:00.000Z`).toISOString() : null,
      audience: { scope: fields.scope, offices: fields.offices ?? [], people: course?.audience.people ?? [] },
      lessons: lessons.map(({ id, kind, title, text, file, seconds }) => ({
        id,
        kind,
        title,
        text,
        file,
        seconds,
      })),
    };
    if (course === undefined) publish.mutate({ params: { organization }, body }, done);
    else revise.mutate({ params: { course: course.course }, body }, done);
  };
  const add = (lesson: Omit<Lesson, 'id'>) =>
    setLessons((before) => [...before, { id: freshId(), ...lesson }]);
  const change = (id: string, more: Partial<Lesson>) =>
    setLessons((before) => before.map((one) => (one.id === id ? { ...one, ...more } : one)));
  const addFile = async (file: File) => {
    try {
      const kept = await client.upload(uploadFile, { query: { organization } }, file, file.name);
      const kind = kept.mediaType.startsWith('video/') ? ('video' as const) : ('document' as const);
      const seconds = kind === 'video' ? await lengthOf(file) : 600;
      add({ kind, title: file.name.replace(/\.[^.]+$/, ''), text: '', file: kept.digest, seconds });
    } catch (error) {
      messages.refused(error);
    }
  };
  return (
    <Modal
      open
      width={760}
      title={course === undefined ? t.publish : t.change}
      okText={t.publish}
      cancelText={t.cancel}
      confirmLoading={publish.isPending || revise.isPending}
      okButtonProps={{ disabled: lessons.length === 0 }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{
          title: course?.title,
          summary: course?.summary,
          hours: course?.hours ?? 1,
          due: course?.dueAt?.slice(0, 10),
          scope: course?.audience.scope ?? 'own',
          offices: course?.audience.offices ?? [],
        }}
      >
        <Form.Item name="title" label={t.courseTitle} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="summary" label={t.summary}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="hours" label={t.hoursField} rules={[{ required: true }]}>
            <InputNumber min={0.5} max={80} step={0.5} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="due" label={t.dueDay}>
            <Input type="date" />
          </Form.Item>
        </div>
        <AudienceFields organization={organization} />
      </Form>
      <div className={styles.stack}>
        {lessons.map((one) => (
          <div key={one.id} className={styles.lesson}>
            <div className={styles.pair}>
              <Input
                aria-label={t.lessonTitle}
                placeholder={t.lessonTitle}
                prefix={<span className={styles.soft}>{t[one.kind]}</span>}
                value={one.title}
                onChange={({ target }) => change(one.id, { title: target.value })}
              />
              <span className={styles.actions}>
                <InputNumber
                  aria-label={t.minutes}
                  suffix={<span className={styles.soft}>{t.minutes}</span>}
                  min={1}
                  max={360}
                  value={Math.ceil(one.seconds / 60)}
                  disabled={one.kind === 'video'}
                  onChange={(minutes) => change(one.id, { seconds: (minutes ?? 1) * 60 })}
                />
                <Button onClick={() => setLessons((before) => before.filter(({ id }) => id !== one.id))}>
                  {t.remove}
                </Button>
              </span>
            </div>
            {one.kind === 'text' && (
              <Input.TextArea
                aria-label={t.lessonText}
                placeholder={t.lessonText}
                autoSize={{ minRows: 4, maxRows: 14 }}
                value={one.text}
                onChange={({ target }) => change(one.id, { text: target.value })}
              />
            )}
          </div>
        ))}
        <span className={styles.actions}>
          <Button onClick={() => add({ kind: 'text', title: '', text: '', file: null, seconds: 900 })}>
            {t.addText}
          </Button>
          <Upload
            accept=".pdf,.docx,.mp4,.webm"
            showUploadList={false}
            beforeUpload={(file) => {
              void addFile(file);
              // Sent by the client with the session's headers, not by the component.
              return false;
            }}
          >
            <Button>{t.addFile}</Button>
          </Upload>
        </span>
      </div>
    </Modal>
  );
}

/** How long a video is, in whole seconds; ten minutes where the browser cannot tell. */
function lengthOf(file: File): Promise<number> {
  return new Promise((done) => {
    const video = document.createElement('video');
    const url = URL.createObjectURL(file);
    const finish = (seconds: number) => {
      URL.revokeObjectURL(url);
      done(Number.isFinite(seconds) && seconds >= 1 ? Math.floor(seconds) : 600);
    };
    video.onloadedmetadata = () => finish(video.duration);
    video.onerror = () => finish(Number.NaN);
    video.src = url;
  });
}
