import {
  callForIncident,
  changeIncidentScope,
  freezeForIncident,
  offerIncidentHandover,
} from '@sanshen/contract/incidents';
import { gravityTexts } from '@sanshen/contract/incidents-texts';
import { type FreezeReach, freezeReaches } from '@sanshen/domain/emergency';
import { type IncidentGravity, incidentGravities } from '@sanshen/domain/incidents';
import { Form, Input, Radio, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Desk } from './desk.ts';
import { deskTexts } from './texts.ts';
import { useUnitChannels } from './useUnitChannels.ts';

interface Props {
  readonly desk: Desk;
  readonly onClose: () => void;
}

const required = [{ required: true, whitespace: true }];

/** 封停: what is to be frozen, and why. */
export function FreezeDialog({ desk, onClose }: Props) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  const freeze = useCommand(freezeForIncident);
  const channels = useUnitChannels(desk);
  const [first] = desk.channels;
  const names: Readonly<Record<FreezeReach, string>> = {
    channel: t.reachChannel,
    unit: t.reachUnit,
    subtree: t.reachSubtree,
  };
  return (
    <FormDialog<{ reach: FreezeReach; channel?: string; reason: string }>
      danger
      title={t.freeze}
      lead={t.freezeHint}
      initial={{
        // The least that stops it: what is below the unit goes on unless somebody says otherwise.
        reach: first === undefined ? 'unit' : 'channel',
        reason: t.freezeReason(say(desk.scenario.name)),
        ...(first === undefined ? {} : { channel: first.id }),
      }}
      done={t.frozenNow}
      act={({ reach, channel, reason }) =>
        freeze.mutateAsync({
          params: { incident: desk.incident },
          body: { reach, reason, ...(reach === 'channel' && channel !== undefined ? { channel } : {}) },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="reach" label={t.reach}>
        <Radio.Group
          options={freezeReaches.toReversed().map((reach) => ({ value: reach, label: names[reach] }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['reach']}>
        {({ getFieldValue }) =>
          getFieldValue('reach') === 'channel' && (
            <Form.Item name="channel" label={t.channel} rules={[{ required: true }]}>
              <Select options={channels.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

/** Calls the people of the plan, or those who are chosen. */
export function CallDialog({ desk, onClose }: Props) {
  const t = useTexts(deskTexts);
  const call = useCommand(callForIncident);
  return (
    <FormDialog<{ text: string; people?: string[] }>
      title={t.call}
      lead={t.callLead}
      initial={{ text: t.callDefault }}
      done={t.called}
      act={({ text, people = [] }) =>
        call.mutateAsync({ params: { incident: desk.incident }, body: { text, people } })
      }
      onClose={onClose}
    >
      <Form.Item name="text" label={t.callText} rules={required}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="people" label={t.callPeople}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={desk.people.map(({ person, name }) => ({ value: person, label: name }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** Offers the lead to a colleague. */
export function HandoverDialog({ desk, onClose }: Props) {
  const t = useTexts(deskTexts);
  const offer = useCommand(offerIncidentHandover);
  const others = desk.people.filter(({ person }) => person !== desk.leadPerson.person);
  return (
    <FormDialog<{ to: string; words: string }>
      title={t.handover}
      act={(body) => offer.mutateAsync({ params: { incident: desk.incident }, body })}
      onClose={onClose}
    >
      <Form.Item name="to" label={t.handoverTo} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map(({ person, name }) => ({ value: person, label: name }))}
        />
      </Form.Item>
      <Form.Item name="words" label={t.handoverWords} rules={required}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}

/** Changes how grave it is and which channels it concerns. */
export function ScopeDialog({ desk, onClose }: Props) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  const change = useCommand(changeIncidentScope);
  const channels = useUnitChannels(desk);
  return (
    <FormDialog<{ gravity: IncidentGravity; channels: string[] }>
      title={t.scope}
      initial={{ gravity: desk.gravity, channels: desk.channels.map(({ id }) => id) }}
      act={(body) => change.mutateAsync({ params: { incident: desk.incident }, body })}
      onClose={onClose}
    >
      <Form.Item name="gravity" label={t.gravity}>
        <Radio.Group
          options={incidentGravities.map((gravity) => ({
            value: gravity,
            label: say(gravityTexts[gravity]),
          }))}
        />
      </Form.Item>
      <Form.Item name="channels" label={t.channels}>
        <Select mode="multiple" options={channels.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </FormDialog>
  );
}
