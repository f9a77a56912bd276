import type { RouteAnswer } from '@sanshen/contract/route';
import { recordHours, unitTraining } from '@sanshen/contract/training';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateText, todayInChina } from '../../components/time.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { CertificateList } from './CertificateList.tsx';
import { HoursBar } from './HoursBar.tsx';
import { TrainingTabs } from './TrainingTabs.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useUnit } from './useUnit.ts';

type Unit = RouteAnswer<typeof unitTraining>;

/** 单位情况: how the people of a unit stand, for who answers for them. */
export function UnitPage() {
  const t = useTexts(trainingTexts);
  const search = useSearch({ from: '/inside/training/unit' });
  const organization = useUnit(search.organization, 'lead');
  return (
    <div className={styles.page}>
      {organization === undefined ? (
        <>
          <PageHeader title={t.unit} />
          <EmptyState title={t.noUnit} hint={t.noUnitHint} />
        </>
      ) : (
        <UnitOf organization={organization} />
      )}
    </div>
  );
}

function UnitOf({ organization }: { readonly organization: string }) {
  const t = useTexts(trainingTexts);
  const navigate = useNavigate();
  const { data, error, refetch } = useRead(unitTraining, { params: { organization }, query: {} });
  const [recording, setRecording] = useState(false);
  return (
    <>
      <PageHeader
        title={t.unit}
        lead={t.unitLead}
        actions={
          <>
            <UnitPicker
              value={organization}
              relations={['own', 'above']}
              onChange={(next) => void navigate({ to: '/training/unit', search: { organization: next } })}
            />
            {data !== undefined && <Button onClick={() => setRecording(true)}>{t.record}</Button>}
          </>
        }
      />
      <TrainingTabs current="unit" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && <Unit unit={data} />}
      {recording && data !== undefined && (
        <RecordDialog organization={organization} unit={data} onClose={() => setRecording(false)} />
      )}
    </>
  );
}

function Unit({ unit }: { readonly unit: Unit }) {
  const t = useTexts(trainingTexts);
  const say = useLocalized();
  const language = useLanguage();
  return (
    <>
      <Panel title={t.people}>
        <ul className={styles.list}>
          {unit.people.map((one) => (
            <li key={one.person} className={styles.row}>
              <span className={styles.words}>
                <span className={styles.name}>{one.name}</span>
                <span className={styles.soft}>
                  {t.held}
                  {t.colon}
                  {one.qualifications.length === 0
                    ? t.noneHeld
                    : one.qualifications
                        .map(
                          ({ name, to }) =>
                            `${say(name)}${to === null ? '' : t.until(dateText(to, language))}`,
                        )
                        .join(t.comma)}
                </span>
                <HoursBar label={t.hoursOfYear(unit.year)} hours={one.hours} needed={unit.hoursNeeded} />
              </span>
              {one.overdue > 0 && <Tag tone="cinnabar">{t.overdueCount(one.overdue)}</Tag>}
              {one.open > 0 && <Tag tone="amber">{t.openCount(one.open)}</Tag>}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t.certificates}>
        <CertificateList certificates={unit.certificates} named />
      </Panel>
      {unit.below.length > 0 && (
        <Panel title={t.below}>
          <ul className={styles.list}>
            {unit.below.map((one) => (
              <li key={one.organization} className={styles.row}>
                <span className={styles.words}>{one.name}</span>
                <span className={styles.soft}>{t.hours(one.hours)}</span>
                <span>{t.reached(one.reached, one.people)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

interface Fields {
  readonly title: string;
  readonly day: string;
  readonly hours: number;
  readonly people: string[];
}

function RecordDialog({
  organization,
  unit,
  onClose,
}: {
  readonly organization: string;
  readonly unit: Unit;
  readonly onClose: () => void;
}) {
  const t = useTexts(trainingTexts);
  const messages = useMessages();
  const { person } = useSession();
  const record = useCommand(recordHours);
  const [form] = Form.useForm<Fields>();
  return (
    <Modal
      open
      title={t.record}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.soft}>{t.recordLead}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ day: todayInChina(), hours: 4 }}
        onFinish={(body) =>
          record.mutate(
            { params: { organization }, body },
            {
              onSuccess: () => {
                messages.done(t.recordDone);
                onClose();
              },
              onError: messages.refused,
            },
          )
        }
      >
        <Form.Item name="title" label={t.trainingTitle} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="day" label={t.day} rules={[{ required: true }]}>
            <Input type="date" max={todayInChina()} />
          </Form.Item>
          <Form.Item name="hours" label={t.hoursField} rules={[{ required: true }]}>
            <InputNumber min={0.5} max={80} step={0.5} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="people" label={t.people} rules={[{ required: true }]}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={unit.people
              .filter((one) => one.person !== person)
              .map((one) => ({ value: one.person, label: one.name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
