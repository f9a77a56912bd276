import { enrolDevice, listDevices, offerEnrolment, retireDevice } from '@sanshen/contract/channels-devices';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, queryClient, useCommand, useRead } from '../../../app/api.ts';
import { Told } from '../../../app/refusal.ts';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { useTexts } from '../../../text/language.ts';
import { FormDialog } from '../../organization/dialogs/FormDialog.tsx';
import { createPasskey, PasskeyNotUsed, passkeysWork } from '../../session/passkey.ts';
import styles from '../ChannelsPage.module.css';
import { channelTexts } from '../texts.ts';
import { useRegisterWords } from '../words.ts';
import { DeviceDialog } from './DeviceDialog.tsx';

type Device = RouteAnswer<typeof listDevices>['items'][number];
type Asked = { readonly kind: 'add' } | { readonly kind: 'enrol' | 'retire'; readonly device: Device };

/** Devices that belong to a unit, and whether each has proven itself. */
export function DevicesView({ organization }: { readonly organization: string }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const retire = useCommand(retireDevice);
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useRead(listDevices, { params: { organization } });
  const { data, error } = query;
  const close = () => setAsked(null);
  return (
    <Panel
      title={t.devices}
      extra={
        data?.mayManage === true && (
          <Button type="primary" onClick={() => setAsked({ kind: 'add' })}>
            {t.addDevice}
          </Button>
        )
      }
      flush
    >
      {query.isPending && <LoadingState />}
      {error !== null && <ErrorState error={error} retry={() => void query.refetch()} />}
      {data?.items.length === 0 && <EmptyState title={t.noDevices} hint={t.noDevicesHint} />}
      <ul className={styles.list}>
        {(data?.items ?? []).map((device) => (
          <li key={device.id} className={styles.two}>
            <div>
              <span className={styles.name}>
                {device.assetNumber} {device.model}
              </span>
              <div className={styles.soft}>
                {words('devices', device.kind)} · {t.custodian} {device.custodianName}
              </div>
            </div>
            <div className={styles.right}>
              <State device={device} />
              {data?.mayManage === true && device.status === 'inUse' && (
                <>
                  {passkeysWork && (
                    <Button onClick={() => setAsked({ kind: 'enrol', device })}>{t.enrol}</Button>
                  )}
                  <Button danger onClick={() => setAsked({ kind: 'retire', device })}>
                    {t.retire}
                  </Button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asked?.kind === 'add' && <DeviceDialog organization={organization} onClose={close} />}
      {asked?.kind === 'enrol' && <EnrolDialog device={asked.device} onClose={close} />}
      {asked?.kind === 'retire' && (
        <FormDialog<{ readonly reason: string }>
          title={t.retire}
          danger
          act={(body) => retire.mutateAsync({ params: { device: asked.device.id }, body })}
          onClose={close}
        >
          <Form.Item name="reason" label={t.reason} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </Panel>
  );
}

function State({ device }: { readonly device: Device }) {
  const t = useTexts(channelTexts);
  if (device.status === 'retired') return <Tag>{t.retired}</Tag>;
  return device.enrolledAt === null ? (
    <Tag tone="amber">{t.notEnrolled}</Tag>
  ) : (
    <Tag tone="jade">{t.enrolled}</Tag>
  );
}

/** Makes the passkey of the device that one holds. */
function EnrolDialog({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const t = useTexts(channelTexts);
  const params = { device: device.id };
  const enrol = async () => {
    const { challenge, options } = await client.call(offerEnrolment, { params, body: {} });
    try {
      const response = await createPasskey(options);
      await client.call(enrolDevice, { params, body: { challenge, response } });
    } catch (error) {
      throw error instanceof PasskeyNotUsed ? new Told(t.notMade) : error;
    }
    await queryClient.invalidateQueries();
  };
  return (
    <FormDialog
      title={`${t.enrol}：${device.assetNumber}`}
      ok={t.enrol}
      lead={t.enrolLead}
      act={enrol}
      done={t.enrolDone}
      onClose={onClose}
    />
  );
}
