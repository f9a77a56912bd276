import { listOrganizations, listPeople } from '@sanshen/contract/organization-reading';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { client, keyOf, useRead } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { dayOf } from '../dates.ts';
import { UnitName } from '../tabs/UnitName.tsx';
import { useChoices } from '../use-unit.ts';
import styles from './dialogs.module.css';

const needed = [{ required: true }];

/** From which day, and through which; fields `from` and `to`. */
export function PeriodFields({
  withEnd = false,
  past = false,
  mostTo,
}: {
  /** The last day must be given. */
  readonly withEnd?: boolean;
  /** It may begin before today. */
  readonly past?: boolean;
  readonly mostTo?: string | undefined;
}) {
  const t = useTexts(actionTexts);
  const today = dayOf(new Date());
  return (
    <div className={styles.period}>
      <Form.Item
        name="from"
        label={past ? t.certifiedFrom : t.from}
        extra={past ? undefined : t.fromHint}
        rules={needed}
      >
        <Input type="date" {...(past ? {} : { min: today })} />
      </Form.Item>
      <Form.Item
        name="to"
        label={withEnd ? t.to : t.toOptional}
        dependencies={['from']}
        rules={[
          { required: withEnd },
          ({ getFieldValue }) => ({
            validator: (_, to: string | undefined) =>
              to !== undefined && to !== '' && to < getFieldValue('from')
                ? Promise.reject(new Error(t.toBefore))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input
          type="date"
          {...(past ? {} : { min: today })}
          {...(mostTo === undefined ? {} : { max: mostTo })}
        />
      </Form.Item>
    </div>
  );
}

/** Chooses one word of the unit's rule book. */
export function WordField({
  unit,
  name,
  kind,
  label,
}: {
  readonly unit: string;
  readonly name: string;
  readonly kind: 'offices' | 'organizationKinds' | 'qualifications' | 'employments';
  readonly label: string;
}) {
  const options = useChoices(unit, kind);
  return (
    <Form.Item name={name} label={label} rules={needed}>
      <Select options={[...options]} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}

/** Chooses a person: of the unit, or of another one that is chosen first. Field `person`. */
export function PersonField({
  unit,
  label,
  without,
  elsewhere = true,
}: {
  readonly unit: string;
  readonly label?: string;
  /** Who may not be chosen. */
  readonly without?: string;
  readonly elsewhere?: boolean;
}) {
  const t = useTexts(actionTexts);
  const [from, setFrom] = useState(unit);
  const [other, setOther] = useState(false);
  const form = Form.useFormInstance();
  const params = { organization: from };
  const { data = [], isFetching } = useQuery({
    queryKey: [...keyOf(listPeople, { params }), 'all'],
    queryFn: () => loadPeople(from),
  });
  const options = data
    .filter(({ person }) => person !== without)
    .map(({ person, name }) => ({ value: person, label: name }));
  const fromOther = (next: string) => {
    setFrom(next);
    form.setFieldValue('person', undefined);
  };
  return (
    <>
      {other && (
        <Form.Item label={t.personFrom} htmlFor="person-from">
          <UnitSelect id="person-from" value={from} onChange={fromOther} />
        </Form.Item>
      )}
      <Form.Item
        name="person"
        label={label ?? t.person}
        rules={needed}
        extra={
          elsewhere &&
          !other && (
            <Button type="link" size="small" className={styles.other ?? ''} onClick={() => setOther(true)}>
              {t.otherUnit}
            </Button>
          )
        }
      >
        <Select options={options} loading={isFetching} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </>
  );
}

async function loadPeople(organization: string) {
  const people: { readonly person: string; readonly name: string }[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { person: string; name: string }[]; next: string | null } = await client.call(
      listPeople,
      {
        params: { organization },
        query: { limit: 100, ...(cursor === null ? {} : { cursor }) },
      },
    );
    people.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return people;
}

/** Chooses a unit by a part of its name. `value` and `onChange` come from a form's item. */
export function UnitSelect({
  value,
  onChange,
  without,
  id,
}: {
  readonly value?: string;
  readonly onChange?: (unit: string) => void;
  readonly without?: string;
  readonly id?: string;
}) {
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const { data, isFetching } = useRead(
    listOrganizations,
    { query: { limit: 50, ...(name === '' ? {} : { name }) } },
    { staleTime: 30_000, placeholderData: (before) => before },
  );
  const options = (data?.items ?? [])
    .filter((unit) => unit.id !== without)
    .map((unit) => ({ value: unit.id, label: unit.name }));
  const chosen = value === undefined ? undefined : { value, label: <UnitName unit={value} /> };
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      labelInValue
      {...(chosen === undefined ? {} : { value: chosen })}
      options={options}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      onChange={(next: { value: string }) => {
        setTyped('');
        onChange?.(next.value);
      }}
    />
  );
}
