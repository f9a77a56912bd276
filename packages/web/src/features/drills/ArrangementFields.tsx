import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Draft, Preparation } from './draft.ts';
import styles from './drills.module.css';
import { prepareTexts } from './prepare-texts.ts';

/** When the drill is, who directs and observes it, and who plays which role. */
export function ArrangementFields({
  draft,
  preparation,
  onChange,
}: {
  readonly draft: Draft;
  readonly preparation: Preparation;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const t = useTexts(prepareTexts);
  const say = useLocalized();
  const options = preparation.people.map(({ person, name }) => ({ value: person, label: name }));
  const people = { showSearch: { optionFilterProp: 'label' }, options, style: { width: '100%' } };
  return (
    <Panel title={t.arrangement}>
      <div className={styles.stack}>
        <Field label={t.name}>
          <Input
            aria-label={t.name}
            value={draft.title}
            maxLength={200}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        </Field>
        <Field label={t.goal}>
          <Input.TextArea
            aria-label={t.goal}
            value={draft.goal}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            onChange={({ target }) => onChange({ goal: target.value })}
          />
        </Field>
        <div className={styles.row}>
          <Field label={t.day}>
            <Input
              type="date"
              aria-label={t.day}
              min={todayInChina()}
              value={draft.day}
              onChange={({ target }) => onChange({ day: target.value })}
            />
          </Field>
          <Field label={t.time}>
            <Input
              type="time"
              aria-label={t.time}
              value={draft.time}
              onChange={({ target }) => onChange({ time: target.value })}
            />
          </Field>
          <Field label={t.keyDate}>
            <Select
              aria-label={t.keyDate}
              value={draft.keyDate ?? ''}
              style={{ width: '100%' }}
              onChange={(value) => onChange({ keyDate: value === '' ? null : value })}
              options={[
                { value: '', label: t.noKeyDate },
                ...preparation.keyDates.map(({ keyDate, name, day }) => ({
                  value: keyDate,
                  label: `${say(name)} ${day}`,
                })),
              ]}
            />
          </Field>
        </div>
        <div className={styles.row}>
          <Field label={t.director}>
            <Select
              {...people}
              aria-label={t.director}
              value={draft.director}
              onChange={(director) => onChange({ director })}
            />
          </Field>
          <Field label={t.observers}>
            <Select
              {...people}
              mode="multiple"
              aria-label={t.observers}
              placeholder={t.observersHint}
              value={[...draft.observers]}
              onChange={(observers) => onChange({ observers })}
            />
          </Field>
        </div>
        {draft.roles.map(({ id, name }) => (
          <Field key={id} label={t.role(name)}>
            <Select
              {...people}
              mode="multiple"
              aria-label={t.role(name)}
              value={[...(draft.cast[id] ?? [])]}
              onChange={(chosen) => onChange({ cast: { ...draft.cast, [id]: chosen } })}
            />
          </Field>
        ))}
      </div>
    </Panel>
  );
}

/** A field under its name. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.soft} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
