import { attestChannel, listDevices } from '@sanshen/contract/channels-devices';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../../app/api.ts';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import styles from '../ChannelsPage.module.css';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { type EnteredLogin, personal, unregistered } from './proposals.ts';
import { ScreenshotField } from './ScreenshotField.tsx';

interface Entered {
  readonly logins: readonly EnteredLogin[];
}

/** Attests where a channel is logged in: each line of the platform's own list, with its screenshot, which fills in what can be read in it. */
export function AttestDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const t = useTexts(channelTexts);
  const messages = useMessages();
  const attest = useCommand(attestChannel);
  const [evidence, setEvidence] = useState<Promise<string> | null>(null);
  const { data } = useRead(listDevices, { params: { organization: entry.organization } });
  const devices = (data?.items ?? [])
    .filter(({ status }) => status === 'inUse')
    .map(({ id, assetNumber, model }) => ({ value: id, label: `${assetNumber} ${model}` }));
  const act = async ({ logins }: Entered) => {
    const body = {
      evidence: evidence === null ? null : await evidence,
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
      <ScreenshotField entry={entry} onChange={setEvidence} />
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
    </FormDialog>
  );
}
