import { type DrillAnswer, drawLesson } from '@sanshen/contract/drills';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { LessonLine } from './LessonsView.tsx';
import { drillTexts } from './texts.ts';

/** What the drill taught: who puts it right, until when, and whether it is done. */
export function LessonsPanel({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const [drawing, setDrawing] = useState(false);
  return (
    <Panel
      title={t.lessons}
      extra={drill.may.draw && <Button onClick={() => setDrawing(true)}>{t.draw}</Button>}
      flush
    >
      {drill.lessons.length === 0 && <EmptyState title={t.noLessons} />}
      {drill.lessons.map((lesson) => (
        <LessonLine key={lesson.lesson} lesson={lesson} />
      ))}
      {drawing && <DrawDialog drill={drill} onClose={() => setDrawing(false)} />}
    </Panel>
  );
}

function DrawDialog({ drill, onClose }: { readonly drill: DrillAnswer; readonly onClose: () => void }) {
  const t = useTexts(drillTexts);
  const messages = useMessages();
  const draw = useCommand(drawLesson);
  const [form] = Form.useForm<{ text: string; owner: string; due: string }>();
  const people = [drill.director, ...drill.observers, ...drill.participants];
  const required = [{ required: true, whitespace: true, message: t.required }];
  return (
    <Modal
      open
      title={t.draw}
      okText={t.draw}
      cancelText={t.cancel}
      confirmLoading={draw.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ text, owner, due }) =>
          draw.mutate(
            { params: { drill: drill.drill }, body: { text: text.trim(), owner, due } },
            { onSuccess: onClose, onError: messages.refused },
          )
        }
      >
        <Form.Item name="text" label={t.lessonText} rules={required}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
        <div className={styles.row}>
          <Form.Item name="owner" label={t.owner} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={people.map(({ person, name }) => ({ value: person, label: name }))}
            />
          </Form.Item>
          <Form.Item name="due" label={t.due} rules={required}>
            <Input type="date" min={todayInChina()} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
