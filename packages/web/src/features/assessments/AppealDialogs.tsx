import { type AssessmentAnswer, appealAssessment, decideAppeal } from '@sanshen/contract/assessments';
import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { type ChosenFile, FilePicker } from '../campaigns/FilePicker.tsx';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import { assessmentTexts } from './texts.ts';

interface DialogProps {
  readonly one: AssessmentAnswer;
  readonly item: AssessmentAnswer['items'][number];
  readonly onClose: () => void;
}

/** The unit appeals against one deduction. */
export function AppealDialog({ one, item, onClose }: DialogProps) {
  const t = useTexts(assessmentTexts);
  const say = useLocalized();
  const command = useCommand(appealAssessment);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  return (
    <FormDialog<{ grounds: string }>
      title={t.appeal}
      lead={
        <>
          <p>{say(item.sentence)}</p>
          <p>{t.appealLead}</p>
        </>
      }
      act={({ grounds }) =>
        command.mutateAsync({
          params: { assessment: one.assessment },
          // The server gave the digests.
          body: {
            item: item.item,
            grounds,
            files: files.map((file) => ({ ...file, file: file.file as never })),
          },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="grounds" label={t.grounds} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Form.Item>
      <FilePicker organization={one.unit} files={files} onFiles={setFiles} />
    </FormDialog>
  );
}

/** Who assesses decides an appeal: points given back, or none. */
export function DecideDialog({ one, item, onClose }: DialogProps) {
  const t = useTexts(assessmentTexts);
  const say = useLocalized();
  const command = useCommand(decideAppeal);
  return (
    <FormDialog<{ restored: number; reason: string }>
      title={t.decide}
      lead={
        <>
          <p>{say(item.sentence)}</p>
          <p>{item.appeal?.word.note}</p>
        </>
      }
      initial={{ restored: 0, reason: '' }}
      act={({ restored, reason }) =>
        command.mutateAsync({
          params: { assessment: one.assessment },
          body: { item: item.item, restored, reason },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="restored" label={t.restore} rules={[{ required: true }]}>
        <InputNumber min={0} max={item.points} step={0.5} />
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Form.Item>
    </FormDialog>
  );
}
