import type { stepChannel } from '@sanshen/contract/channels-register';
import { listChannelPeople } from '@sanshen/contract/channels-register';
import type { RouteAnswer, RouteCall } from '@sanshen/contract/route';
import { Form, Select } from 'antd';
import { useRead } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { channelTexts } from '../texts.ts';
import { useRegisterWords } from '../words.ts';

export type Person = RouteAnswer<typeof listChannelPeople>['items'][number];
export type Duties = Extract<RouteCall<typeof stepChannel>['body'], { kind: 'setDuties' }>['duties'];

/** What the fields hold. */
export interface DutyValues {
  readonly leader?: string;
  readonly leaderDeputies?: readonly string[];
  readonly platformLead?: string;
  readonly platformLeadDeputies?: readonly string[];
  readonly operators?: readonly string[];
}

/** People who may hold duties in a unit. */
export function usePeople(organization: string) {
  return useRead(listChannelPeople, { params: { organization } }, { staleTime: 10_000 });
}

/** Chooses who answers for a channel; who has no publishing right now cannot be an operator, and it says why. */
export function DutyFields({ organization }: { readonly organization: string }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const { data, isFetching } = usePeople(organization);
  const people = data?.items ?? [];
  const anybody = people.map(({ person, name }) => ({ value: person, label: name }));
  const entitled = people.map(({ person, name, obstacle }) => ({
    value: person,
    label: obstacle === null ? name : `${name}（${words('obstacles', obstacle)}）`,
    disabled: obstacle !== null,
  }));
  const one = { options: anybody, loading: isFetching, showSearch: { optionFilterProp: 'label' } } as const;
  const needed = [{ required: true }];
  return (
    <>
      <Form.Item name="leader" label={t.leader} rules={needed}>
        <Select {...one} />
      </Form.Item>
      <Form.Item name="leaderDeputies" label={t.leaderDeputies}>
        <Select mode="multiple" {...one} />
      </Form.Item>
      <Form.Item name="platformLead" label={t.platformLead} rules={needed}>
        <Select {...one} />
      </Form.Item>
      <Form.Item name="platformLeadDeputies" label={t.platformLeadDeputies}>
        <Select mode="multiple" {...one} />
      </Form.Item>
      <Form.Item name="operators" label={t.operators} extra={t.operatorsHint} rules={needed}>
        <Select mode="multiple" {...one} options={entitled} />
      </Form.Item>
    </>
  );
}

/** The fields as duties. */
export function dutiesOf(values: DutyValues): Duties {
  const one = (duty: Duties[number]['duty'], person: string | undefined, deputy = false): Duties =>
    person === undefined ? [] : [{ duty, person, deputy }];
  return [
    ...one('leader', values.leader),
    ...(values.leaderDeputies ?? []).flatMap((person) => one('leader', person, true)),
    ...one('platformLead', values.platformLead),
    ...(values.platformLeadDeputies ?? []).flatMap((person) => one('platformLead', person, true)),
    ...(values.operators ?? []).flatMap((person) => one('operator', person)),
  ];
}

/** Duties as the fields hold them. */
export function dutyValues(
  duties: readonly { readonly duty: string; readonly person: string; readonly deputy: boolean }[],
): DutyValues {
  const of = (duty: string, deputy: boolean) =>
    duties.filter((one) => one.duty === duty && one.deputy === deputy).map(({ person }) => person);
  const [leader] = of('leader', false);
  const [platformLead] = of('platformLead', false);
  return {
    ...(leader === undefined ? {} : { leader }),
    leaderDeputies: of('leader', true),
    ...(platformLead === undefined ? {} : { platformLead }),
    platformLeadDeputies: of('platformLead', true),
    operators: [...of('operator', false), ...of('operator', true)],
  };
}
