import { attestChannel, listDevices } from '@sanshen/contract/channels-devices';
import { uploadFile } from '@sanshen/contract/files';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { client, useCommand, useRead } from '../../../app/api.ts';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import styles from '../ChannelsPage.module.css';
import { PictureField } from '../dialogs/PictureField.tsx';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';

const personal = 'personal';
const unregistered = 'unregistered';

interface Entered {
  readonly logins: readonly { readonly label: string; readonly which: string }[];
}

/** Attests where a channel is logged in: each line of the platform's own list, with its screenshot. */
export function AttestDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const t = useTexts(channelTexts);
  const messages = useMessages();
  const attest = useCommand(attestChannel);
  const [picture, setPicture] = useState<File | null>(null);
  const { data } = useRead(listDevices, { params: { organization: entry.organization } });
  const devices = (data?.items ?? [])
    .filter(({ status }) => status === 'inUse')
    .map(({ id, assetNumber, model }) => ({ value: id, label: `${assetNumber} ${model}` }));
  const act = async ({ logins }: Entered) => {
    const query = { organization: entry.organization };
    const kept = picture === null ? null : await client.upload(uploadFile, { query }, picture, picture.name);
    const body = {
      evidence: kept?.digest ?? null,
      logins: logins.map(({ label, which }) => ({
        label,
        device: which === personal || which === unregistered ? null : which,
        personal: which === personal,
      })),
    };
    const { findings } = await attest.mutateAsync({ params: { channel: entry.id }, body });
    messages.done(findings === 0 ? t.attestedDone : t.attestedFound(findings));
  };
  return (
    <FormDialog<Entered>
      title={t.attest}
      lead={t.attestLead}
      initial={{ logins: [{ label: '', which: unregistered }] }}
      act={act}
      done={null}
      onClose={onClose}
    >
      <Form.List name="logins">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <fieldset key={key} className={styles.fieldset}>
                <legend>{t.login(index + 1)}</legend>
                <Form.Item
                  name={[name, 'label']}
                  label={t.label}
                  rules={[{ required: true, whitespace: true }]}
                >
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'which']} label={t.which} rules={[{ required: true }]}>
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={[
                      ...devices,
                      { value: unregistered, label: t.unregistered },
                      { value: personal, label: t.personalDevice },
                    ]}
                  />
                </Form.Item>
                {fields.length > 1 && (
                  <Form.Item>
                    <Button onClick={() => remove(name)}>{t.removeLogin}</Button>
                  </Form.Item>
                )}
              </fieldset>
            ))}
            <Form.Item>
              <Button onClick={() => add({ label: '', which: unregistered })}>{t.addLogin}</Button>
            </Form.Item>
          </>
        )}
      </Form.List>
      <PictureField label={t.screenshot} onChange={setPicture} />
    </FormDialog>
  );
}
