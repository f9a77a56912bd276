import { Button, Form, Upload } from 'antd';
import { useTexts } from '../../../text/language.ts';
import { channelTexts } from '../texts.ts';

/** Takes one picture as evidence; it is sent with the form. */
export function PictureField({
  label,
  onChange,
}: {
  readonly label: string;
  readonly onChange: (picture: File | null) => void;
}) {
  const t = useTexts(channelTexts);
  return (
    <Form.Item label={label}>
      <Upload
        accept="image/*"
        maxCount={1}
        beforeUpload={(file) => {
          onChange(file);
          // Sent with the form, not by the component.
          return false;
        }}
        onRemove={() => onChange(null)}
      >
        <Button>{t.choosePicture}</Button>
      </Upload>
    </Form.Item>
  );
}
