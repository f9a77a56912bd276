import { SearchOutlined } from '@ant-design/icons';
import { listOrganizations } from '@sanshen/contract/organization-reading';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { organizationTexts } from '../texts.ts';
import styles from './UnitSearch.module.css';

/** Finds units by a part of their names; what was found takes the place of `children`. */
export function UnitSearch({
  onChoose,
  children,
}: {
  readonly onChoose: (unit: string) => void;
  readonly children: React.ReactNode;
}) {
  const t = useTexts(organizationTexts);
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const found = useRead(
    listOrganizations,
    { query: { name, limit: 50 } },
    { enabled: name !== '', staleTime: 30_000, placeholderData: (before) => before },
  );
  const choose = (unit: string) => {
    setTyped('');
    onChoose(unit);
  };
  const items = found.data?.items ?? [];
  return (
    <>
      <div className={styles.field}>
        <Input
          value={typed}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t.search}
          aria-label={t.search}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => items[0] !== undefined && name !== '' && choose(items[0].id)}
        />
      </div>
      {name === '' ? (
        children
      ) : (
        <ul className={styles.found} aria-label={t.found}>
          {items.map((unit) => (
            <li key={unit.id}>
              <button type="button" className={styles.hit} onClick={() => choose(unit.id)}>
                <span>{unit.name}</span>
                <span className={styles.soft}>{t[unit.relation]}</span>
              </button>
            </li>
          ))}
          {found.isSuccess && items.length === 0 && <li className={styles.none}>{t.foundNone(name)}</li>}
        </ul>
      )}
    </>
  );
}
