import { listExaminations } from '@sanshen/contract/training-examinations';
import { Form, Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

/** For whom a course or an examination is; fields `scope` and `offices` of a form. */
export function AudienceFields({ organization }: { readonly organization: string }) {
  const t = useTexts(trainingTexts);
  const say = useLocalized();
  const { data } = useRead(listExaminations, { params: { organization } });
  return (
    <div className={styles.pair}>
      <Form.Item name="scope" label={t.scope}>
        <Select
          options={[
            { value: 'own', label: t.scopeOwn },
            { value: 'below', label: t.scopeBelow },
          ]}
        />
      </Form.Item>
      <Form.Item name="offices" label={t.offices}>
        <Select
          mode="multiple"
          options={(data?.offices ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
    </div>
  );
}
