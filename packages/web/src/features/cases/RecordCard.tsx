import { appealRecord, decideRecord, type listOwnRecords } from '@sanshen/contract/cases';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Facts } from '../../components/Facts.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './cases.module.css';
import { casesTexts, recordStatusTexts } from './texts.ts';

type Shown = RouteAnswer<typeof listOwnRecords>['items'][number];

/** One accountability record, with the person's appeal and what was decided about it. */
export function RecordCard({
  record,
  onChanged,
}: {
  readonly record: Shown;
  readonly onChanged?: () => void;
}) {
  const t = useTexts(casesTexts);
  const statuses = useTexts(recordStatusTexts);
  const appeal = useCommand(appealRecord);
  const decide = useCommand(decideRecord);
  const [asking, setAsking] = useState<'appeal' | 'decide' | null>(null);
  const params = { record: record.record };
  return (
    <li className={styles.record}>
      <Tags>
        <strong>{record.person?.name ?? t.sealed}</strong>
        <Tag tone={record.status === 'appealed' ? 'amber' : 'plain'}>{statuses[record.status]}</Tag>
      </Tags>
      {record.grounds !== null && <p className={styles.text}>{record.grounds}</p>}
      <Facts>
        <dt>{t.ofCase}</dt>
        <dd>
          {record.caseTitle} · {record.organizationName}
        </dd>
        <dt>{t.madeBy}</dt>
        <dd>
          {record.madeBy} · <Time at={record.madeAt} />
        </dd>
        <dt>{t.appealUntil}</dt>
        <dd>
          <Time at={record.appealUntil} />
        </dd>
        <dt>{t.expires}</dt>
        <dd>
          <Time at={record.expiresAt} />
        </dd>
        {record.appeal !== null && (
          <>
            <dt>{t.appealed}</dt>
            <dd>{record.appeal}</dd>
          </>
        )}
        {record.decided !== null && (
          <>
            <dt>{t.theVerdict}</dt>
            <dd>
              {record.decided.note} {record.decided.name} · <Time at={record.decided.at} />
            </dd>
          </>
        )}
      </Facts>
      {(record.may.appeal || record.may.decide) && (
        <span className={styles.buttons}>
          {record.may.appeal && <Button onClick={() => setAsking('appeal')}>{t.appealIt}</Button>}
          {record.may.decide && <Button onClick={() => setAsking('decide')}>{t.decideIt}</Button>}
        </span>
      )}
      {asking !== null && (
        <FormDialog<{ note: string; verdict?: 'upheld' | 'overturned' }>
          title={asking === 'appeal' ? t.appealIt : t.decideIt}
          initial={{ verdict: 'upheld' }}
          act={async ({ note, verdict = 'upheld' }) => {
            if (asking === 'appeal') await appeal.mutateAsync({ params, body: { note: note.trim() } });
            else await decide.mutateAsync({ params, body: { verdict, note: note.trim() } });
            onChanged?.();
          }}
          onClose={() => setAsking(null)}
        >
          {asking === 'decide' && (
            <Form.Item name="verdict" label={t.verdict}>
              <Radio.Group
                options={[
                  { value: 'upheld', label: t.upheld },
                  { value: 'overturned', label: t.overturned },
                ]}
              />
            </Form.Item>
          )}
          <Form.Item name="note" label={t.opinion} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
          </Form.Item>
        </FormDialog>
      )}
    </li>
  );
}
