import { listPeople } from '@sanshen/contract/organization-reading';
import { Form, Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { casesTexts } from './texts.ts';

/** People of the unit that is chosen in the field `unit`, whom the case concerns: they decide nothing in it. Field `concerned`. */
export function ConcernedField() {
  const t = useTexts(casesTexts);
  const unit = Form.useWatch<string | undefined>('unit') ?? '';
  const { data } = useRead(
    listPeople,
    { params: { organization: unit }, query: { limit: 100 } },
    { enabled: unit !== '' },
  );
  return (
    <Form.Item name="concerned" label={t.concerned} dependencies={['unit']}>
      <Select
        mode="multiple"
        disabled={unit === ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map(({ person, name }) => ({ value: person, label: name }))}
      />
    </Form.Item>
  );
}
