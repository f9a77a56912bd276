import type { RouteAnswer, RouteCall } from '@sanshen/contract/route';
import { readPool } from '@sanshen/contract/training-bank';
import { setExamination } from '@sanshen/contract/training-examinations';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { AudienceFields } from './AudienceFields.tsx';
import { bankTexts } from './bank-texts.ts';
import type { Examinations } from './read-types.ts';
import { setTexts } from './set-texts.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useBankWords } from './words.ts';

type Line = RouteCall<typeof setExamination>['body']['blueprint'][number];
type Pool = RouteAnswer<typeof readPool>['pool'];

interface Fields {
  readonly title: string;
  readonly qualification: string;
  readonly opens: string;
  readonly closes: string;
  readonly minutes: number;
  readonly passScore: number;
  readonly attempts: number;
  readonly retakeAfterHours: number;
  readonly variants: 'ownQuestions' | 'ownOrder';
  readonly scope: 'own' | 'below';
  readonly offices?: string[];
}

const usual: readonly Line[] = [
  { kind: 'single', count: 10, points: 3 },
  { kind: 'multiple', count: 5, points: 4 },
  { kind: 'judge', count: 10, points: 2 },
  { kind: 'proofreading', count: 1, points: 30 },
];

/** A day and minute of China, as the field for it writes them, and back to a moment. */
const chinaText = (milliseconds: number) => new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 16);
const momentOf = (text: string) => new Date(`${text}:00.000+08:00`).toISOString();

/** Sets an examination by a blueprint. */
export function ExaminationDialog({
  organization,
  known,
  onClose,
}: {
  readonly organization: string;
  readonly known: Examinations;
  readonly onClose: () => void;
}) {
  const tabs = useTexts(trainingTexts);
  const t = useTexts(setTexts);
  const say = useLocalized();
  const messages = useMessages();
  const set = useCommand(setExamination);
  const { data } = useRead(readPool, { params: { organization } });
  const [form] = Form.useForm<Fields>();
  const [lines, setLines] = useState(usual);
  const save = (fields: Fields) => {
    const { opens, closes, qualification, scope, offices, ...rest } = fields;
    const body = {
      ...rest,
      opensAt: momentOf(opens),
      closesAt: momentOf(closes),
      qualification: qualification === '' ? null : qualification,
      audience: { scope, offices: offices ?? [] },
      blueprint: [...lines],
    };
    set.mutate(
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
  const chosen = (id: string) => {
    const kind = known.qualifications.find((one) => one.id === id);
    if (kind !== undefined) form.setFieldValue('passScore', kind.passScore);
  };
  const [opensFirst] = useState(() => chinaText(Date.now()));
  const [closesFirst] = useState(() => chinaText(Date.now() + 7 * 86_400_000));
  return (
    <Modal
      open
      width={820}
      title={t.add}
      okText={t.set}
      cancelText={tabs.cancel}
      confirmLoading={set.isPending}
      okButtonProps={{ disabled: lines.length === 0 }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{
          ...{ qualification: '', opens: opensFirst, closes: closesFirst, minutes: 60, passScore: 80 },
          ...{ attempts: 2, retakeAfterHours: 24, variants: 'ownQuestions', scope: 'own', offices: [] },
        }}
      >
        <div className={styles.pair}>
          <Form.Item name="title" label={t.name} rules={[{ required: true }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="qualification" label={t.qualification}>
            <Select
              onChange={chosen}
              options={[
                { value: '', label: t.exercise },
                ...known.qualifications.map(({ id, name }) => ({ value: id, label: say(name) })),
              ]}
            />
          </Form.Item>
          <Form.Item name="opens" label={t.opensAt} rules={[{ required: true }]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="closes" label={t.closesAt} rules={[{ required: true }]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="minutes" label={t.minutes} rules={[{ required: true }]}>
            <InputNumber min={1} max={600} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="passScore" label={t.passScore} rules={[{ required: true }]}>
            <InputNumber min={1} max={100} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="attempts" label={t.attempts} rules={[{ required: true }]}>
            <InputNumber min={1} max={10} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="retakeAfterHours" label={t.retake} rules={[{ required: true }]}>
            <InputNumber min={0} max={8760} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <AudienceFields organization={organization} />
        <Form.Item name="variants" label={t.variants}>
          <Select
            options={[
              { value: 'ownQuestions', label: t.ownQuestions },
              { value: 'ownOrder', label: t.ownOrder },
            ]}
          />
        </Form.Item>
      </Form>
      <Blueprint lines={lines} pool={data?.pool ?? []} onChange={setLines} />
    </Modal>
  );
}

function Blueprint({
  lines,
  pool,
  onChange,
}: {
  readonly lines: readonly Line[];
  readonly pool: Pool;
  readonly onChange: (lines: readonly Line[]) => void;
}) {
  const tabs = useTexts(trainingTexts);
  const bank = useTexts(bankTexts);
  const t = useTexts(setTexts);
  const words = useBankWords();
  const change = (index: number, more: Partial<Line>) =>
    onChange(lines.map((one, place) => (place === index ? { ...one, ...more } : one)));
  const available = ({ kind, topic, difficulty }: Line) =>
    pool
      .filter(
        (one) =>
          one.kind === kind &&
          (topic == null || one.topic === topic) &&
          (difficulty == null || one.difficulty === difficulty),
      )
      .reduce((sum, { count }) => sum + count, 0);
  const count = lines.reduce((sum, one) => sum + one.count, 0);
  const points = lines.reduce((sum, one) => sum + one.count * one.points, 0);
  return (
    <section aria-label={t.blueprint}>
      <h2 className={styles.part}>{t.blueprint}</h2>
      {lines.map((one, index) => (
        // Lines are told apart by their place while they are written.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said
        <div key={index} className={styles.lineGrid}>
          <Select
            aria-label={bank.kind}
            options={words.kinds}
            value={one.kind}
            onChange={(kind) => change(index, { kind })}
          />
          <Select
            allowClear
            aria-label={bank.topic}
            placeholder={bank.topic}
            options={words.topics}
            value={one.topic ?? null}
            onChange={(topic) => change(index, { topic: topic ?? null })}
          />
          <Select
            allowClear
            aria-label={bank.difficulty}
            placeholder={bank.difficulty}
            options={words.difficulties}
            value={one.difficulty ?? null}
            onChange={(difficulty) => change(index, { difficulty: difficulty ?? null })}
          />
          <label htmlFor={`line-count-${index}`}>
            <span className={styles.soft}>
              {t.count}（{t.available(available(one))}）
            </span>
            <InputNumber
              id={`line-count-${index}`}
              min={1}
              max={100}
              value={one.count}
              status={one.count > available(one) ? 'error' : ''}
              onChange={(next) => change(index, { count: next ?? 1 })}
              style={{ width: '100%' }}
            />
          </label>
          <label htmlFor={`line-points-${index}`}>
            <span className={styles.soft}>{t.points}</span>
            <InputNumber
              id={`line-points-${index}`}
              min={0.5}
              max={100}
              step={0.5}
              value={one.points}
              onChange={(next) => change(index, { points: next ?? 1 })}
              style={{ width: '100%' }}
            />
          </label>
          <Button onClick={() => onChange(lines.filter((_, place) => place !== index))}>{tabs.remove}</Button>
        </div>
      ))}
      <span className={styles.actions}>
        <Button onClick={() => onChange([...lines, { kind: 'single', count: 5, points: 2 }])}>
          {t.addLine}
        </Button>
        <strong>{t.total(count, points)}</strong>
      </span>
    </section>
  );
}
