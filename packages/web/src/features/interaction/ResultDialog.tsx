import { uploadFile } from '@sanshen/contract/files';
import { recordAct } from '@sanshen/contract/interaction';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { client, useCommand } from '../../app/api.ts';
import { useTexts } from '../../text/language.ts';
import { PictureField } from '../channels/dialogs/PictureField.tsx';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Act } from './act.ts';
import { interactionTexts } from './texts.ts';

interface Entered {
  readonly outcome: 'done' | 'failed';
  readonly note?: string;
}

/** Records what a person did or saw on the platform, with a screenshot. */
export function ResultDialog({ act, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const t = useTexts(interactionTexts);
  const record = useCommand(recordAct);
  const [picture, setPicture] = useState<File | null>(null);
  const send = async ({ outcome, note = '' }: Entered) => {
    const query = { organization: act.organization };
    const kept = picture === null ? null : await client.upload(uploadFile, { query }, picture, picture.name);
    const body = {
      outcome,
      ...(kept === null ? {} : { evidence: kept.digest }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    await record.mutateAsync({ params: { act: act.act }, body });
  };
  return (
    <FormDialog<Entered>
      title={t.result}
      lead={t.resultLead}
      initial={{ outcome: 'done' }}
      act={send}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={t.result}>
        <Radio.Group
          options={[
            { value: 'done', label: t.resultDone },
            { value: 'failed', label: t.resultFailed },
          ]}
        />
      </Form.Item>
      <PictureField label={t.screenshot} onChange={setPicture} />
      <Form.Item name="note" label={t.note}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
