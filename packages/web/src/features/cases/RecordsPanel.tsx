import { type CaseAnswerShown, makeRecord, readCaseRecords } from '@sanshen/contract/cases';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './cases.module.css';
import { RecordCard } from './RecordCard.tsx';
import { casesTexts } from './texts.ts';

/** Who was held accountable; read only when it is asked for, since each look is recorded. */
export function RecordsPanel({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  const messages = useMessages();
  const read = useCommand(readCaseRecords);
  const make = useCommand(makeRecord);
  const [shown, setShown] = useState<RouteAnswer<typeof readCaseRecords> | null>(null);
  const [making, setMaking] = useState(false);
  const params = { case: one.case };
  const look = () => {
    read.mutate({ params, body: {} }, { onSuccess: setShown, onError: messages.refused });
  };
  return (
    <Panel
      title={t.records}
      extra={
        <span className={styles.buttons}>
          <Button loading={read.isPending} onClick={look}>
            {t.showRecords}
          </Button>
          {one.mayMakeRecord && <Button onClick={() => setMaking(true)}>{t.makeRecord}</Button>}
        </span>
      }
    >
      <p className={styles.soft}>{t.recordsLead}</p>
      {shown !== null && shown.items.length === 0 && <p>{t.noRecords}</p>}
      <ul className={styles.list}>
        {shown?.items.map((record) => (
          <RecordCard key={record.record} record={record} onChanged={look} />
        ))}
      </ul>
      {making && (
        <FormDialog<{ person: string; grounds: string }>
          title={t.makeRecord}
          lead={t.recordsLead}
          act={async ({ person, grounds }) => {
            await make.mutateAsync({ params, body: { person, grounds: grounds.trim() } });
            look();
          }}
          onClose={() => setMaking(false)}
        >
          <Form.Item name="person" label={t.person} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={one.people.map(({ person, name }) => ({ value: person, label: name }))}
            />
          </Form.Item>
          <Form.Item name="grounds" label={t.grounds} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
          </Form.Item>
        </FormDialog>
      )}
    </Panel>
  );
}
