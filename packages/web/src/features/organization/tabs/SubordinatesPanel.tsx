import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Panel } from '../../../components/Panel.tsx';
import { useTexts } from '../../../text/language.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import { inTreeOrder } from '../tree/tree-rows.ts';
import { childrenQuery, useKinds } from '../tree/use-tree.ts';

const shownFirst = 12;

/** The units directly below one; on a phone the way down the tree. Nothing where there are none. */
export function SubordinatesPanel({ unit }: { readonly unit: string }) {
  const t = useTexts(organizationTexts);
  const kinds = useKinds();
  const { data } = useQuery(childrenQuery(unit));
  const [all, setAll] = useState(false);
  if (data === undefined || data.length === 0) return null;
  const units = inTreeOrder(data, kinds);
  return (
    <Panel title={`${t.subordinates} · ${units.length}`}>
      <ul className={styles.units}>
        {units.slice(0, all ? undefined : shownFirst).map(({ id, name }) => (
          <li key={id}>
            <Link to="/organization" search={{ organization: id }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {!all && units.length > shownFirst && (
        <Button type="link" className={styles.all ?? ''} onClick={() => setAll(true)}>
          {t.showAll(units.length)}
        </Button>
      )}
    </Panel>
  );
}
