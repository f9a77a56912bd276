import type { circularBasis } from '@sanshen/contract/circulars';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Form, Input, Select } from 'antd';
import { useTexts } from '../../text/language.ts';
import { circularTexts } from './texts.ts';

export interface EnvelopeValues {
  readonly prefix: string;
  readonly recipients: string[];
  readonly copyTo?: string[];
}

/** 主送, 抄送 and 机关代字 of a circular. */
export function EnvelopeFields({ basis }: { readonly basis: RouteAnswer<typeof circularBasis> }) {
  const t = useTexts(circularTexts);
  const form = Form.useFormInstance<EnvelopeValues>();
  return (
    <>
      <Form.Item
        label={t.recipients}
        required
        extra={
          basis.units.length > 1 && (
            <Button
              type="link"
              size="small"
              onClick={() =>
                form.setFieldValue(
                  'recipients',
                  basis.units.map(({ unit }) => unit),
                )
              }
            >
              {t.allUnits}（{basis.units.length}）
            </Button>
          )
        }
      >
        <Form.Item
          name="recipients"
          noStyle
          rules={[{ required: true }]}
          messageVariables={{ label: t.recipients }}
        >
          <Select
            mode="multiple"
            aria-label={t.recipients}
            showSearch={{ optionFilterProp: 'label' }}
            maxTagCount="responsive"
            options={basis.units.map(({ unit, name }) => ({ value: unit, label: name }))}
          />
        </Form.Item>
      </Form.Item>
      <Form.Item name="copyTo" label={t.copyTo} extra={t.copyToHint}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={50} />
      </Form.Item>
      <Form.Item
        name="prefix"
        label={t.prefix}
        extra={t.prefixHint}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={12} />
      </Form.Item>
    </>
  );
}
