import { stepChannel } from '@sanshen/contract/channels-register';
import { uploadFile } from '@sanshen/contract/files';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { client, useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import type { Entry, Step } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { DutyFields, type DutyValues, dutiesOf, dutyValues } from './DutyFields.tsx';
import { FilingDialog } from './FilingDialog.tsx';
import { PictureField } from './PictureField.tsx';

interface Entered extends DutyValues {
  readonly reason?: string;
}

/** The dialogue of one step of a channel's life. */
export function StepDialog({
  entry,
  step,
  onClose,
}: {
  readonly entry: Entry;
  readonly step: Step;
  readonly onClose: () => void;
}) {
  const t = useTexts(channelTexts);
  const command = useCommand(stepChannel);
  const [picture, setPicture] = useState<File | null>(null);
  if (step === 'file' || step === 'amendFiling') {
    return <FilingDialog entry={entry} step={step} onClose={onClose} />;
  }
  const { organization, id } = entry;
  const act = async ({ reason = '', ...duties }: Entered) => {
    const body = await bodyOf(step, reason, duties);
    await command.mutateAsync({ params: { channel: id }, body, ifMatch: String(entry.version) });
  };
  const bodyOf = async (kind: typeof step, reason: string, duties: DutyValues) => {
    switch (kind) {
      case 'approve':
        return { kind, note: reason } as const;
      case 'acceptFiling':
        return { kind } as const;
      case 'setDuties':
        return { kind, duties: dutiesOf(duties) } as const;
      case 'close': {
        const query = { organization };
        const kept =
          picture === null ? null : await client.upload(uploadFile, { query }, picture, picture.name);
        return { kind, reason, evidence: kept?.digest ?? null } as const;
      }
      default:
        return { kind, reason } as const;
    }
  };
  const asks = step !== 'acceptFiling' && step !== 'setDuties';
  return (
    <FormDialog<Entered>
      title={t[step]}
      danger={step === 'close' || step === 'refuse'}
      {...(step === 'close' ? { lead: t.closeLead } : {})}
      {...(step === 'setDuties' ? { initial: dutyValues(entry.duties) } : {})}
      act={act}
      onClose={onClose}
    >
      {step === 'setDuties' && <DutyFields organization={organization} />}
      {asks && (
        <Form.Item
          name="reason"
          label={step === 'approve' ? t.note : t.reason}
          rules={step === 'approve' ? [] : [{ required: true, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      )}
      {step === 'close' && <PictureField label={t.screenshot} onChange={setPicture} />}
    </FormDialog>
  );
}
