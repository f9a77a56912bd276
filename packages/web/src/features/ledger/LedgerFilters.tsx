import { listLedgerKinds } from '@sanshen/contract/ledger-reading';
import { listPeople } from '@sanshen/contract/organization-reading';
import { Button, Input, Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './LedgerPage.module.css';
import { isNarrowed, type LedgerSearch } from './search.ts';
import { ledgerTexts } from './texts.ts';

/** Who, what and when. */
export function LedgerFilters({
  search,
  organization,
  onChange,
}: {
  readonly search: LedgerSearch;
  readonly organization: string;
  readonly onChange: (search: LedgerSearch) => void;
}) {
  const t = useTexts(ledgerTexts);
  const say = useLocalized();
  const kinds = useRead(listLedgerKinds, {}, { staleTime: Number.POSITIVE_INFINITY });
  const people = useRead(
    listPeople,
    { params: { organization }, query: { limit: 100 } },
    { enabled: organization !== '', staleTime: 300_000 },
  );
  const set = (member: keyof LedgerSearch, value: string | undefined) => {
    const { [member]: _, ...rest } = search;
    onChange(value === undefined || value === '' ? rest : { ...rest, [member]: value });
  };
  const names = (people.data?.items ?? []).map(({ person, name }) => ({ value: person, label: name }));
  const known = search.person === undefined || names.some(({ value }) => value === search.person);
  return (
    <search className={styles.filters} aria-label={t.filters}>
      <Select
        aria-label={t.person}
        className={styles.filter ?? ''}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.anyone}
        popupMatchSelectWidth={false}
        value={search.person ?? null}
        onChange={(person: string | null) => set('person', person ?? undefined)}
        options={[
          ...names,
          { value: 'system', label: t.system },
          ...(known || search.person === 'system' || search.person === undefined
            ? []
            : [{ value: search.person, label: search.person }]),
        ]}
      />
      <Select
        aria-label={t.kind}
        className={styles.filter ?? ''}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.anyKind}
        popupMatchSelectWidth={false}
        value={search.kind ?? null}
        onChange={(kind: string | null) => set('kind', kind ?? undefined)}
        options={(kinds.data?.items ?? []).map(({ kind, name }) => ({ value: kind, label: say(name) }))}
      />
      <span className={styles.days}>
        <Input
          type="date"
          aria-label={t.from}
          value={search.from ?? ''}
          max={search.to}
          onChange={({ target }) => set('from', target.value)}
        />
        <span aria-hidden>{t.until}</span>
        <Input
          type="date"
          aria-label={t.to}
          value={search.to ?? ''}
          min={search.from}
          onChange={({ target }) => set('to', target.value)}
        />
      </span>
      {isNarrowed(search) && (
        <Button
          type="link"
          onClick={() =>
            onChange(search.organization === undefined ? {} : { organization: search.organization })
          }
        >
          {t.clear}
        </Button>
      )}
      {search.stream !== undefined && <span className={styles.stream}>{t.streamShown}</span>}
    </search>
  );
}
