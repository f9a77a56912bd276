import { listRegister, readResponsibility } from '@sanshen/contract/channels-register';
import { Link } from '@tanstack/react-router';
import { client, keyOf, useRead } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './MatrixView.module.css';
import type { Line } from './RegisterLine.tsx';
import { ResponsibilityTree } from './ResponsibilityTree.tsx';
import { channelTexts } from './texts.ts';
import { useDeputyName, useRegisterWords } from './words.ts';

/** §11: who commands and who guides as a tree, and who answers for what of each channel as a table; gaps stand out in both. */
export function MatrixView({
  organization,
  onChoose,
}: {
  readonly organization: string;
  readonly onChoose: (organization: string) => void;
}) {
  const t = useTexts(channelTexts);
  const params = { organization };
  const tree = useRead(readResponsibility, { params });
  const narrowing = { below: 'true' as const };
  const { query, items } = usePages(keyOf(listRegister, { params, query: narrowing }), (page) =>
    client.call(listRegister, { params, query: { ...page, ...narrowing } }),
  );
  return (
    <div className={styles.stack}>
      <Panel title={t.tree}>
        {tree.isPending && <LoadingState />}
        {tree.error !== null && <ErrorState error={tree.error} retry={() => void tree.refetch()} />}
        {tree.data !== undefined && <ResponsibilityTree nodes={tree.data.nodes} onChoose={onChoose} />}
      </Panel>
      <Panel title={t.matrixTitle} flush>
        {query.isPending && <LoadingState />}
        {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
        {query.isSuccess && items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
        {items.length > 0 && <Matrix lines={items} />}
        <MoreButton query={query} label={t.more} />
      </Panel>
    </div>
  );
}

function Matrix({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(channelTexts);
  const words = useRegisterWords();
  const deputyName = useDeputyName();
  const duties = ['leader', 'platformLead', 'operator'] as const;
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          {duties.map((duty) => (
            <th key={duty} scope="col">
              {words('duties', duty)}
            </th>
          ))}
          <th scope="col">{t.gapsTitle}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <Link className={styles.name ?? ''} to="/channels/$channel" params={{ channel: line.id }}>
                {line.name}
              </Link>
              <span className={styles.soft}>{line.organizationName}</span>
            </th>
            {duties.map((duty) => {
              const held = line.duties.filter((one) => one.duty === duty);
              return (
                <td key={duty} data-label={words('duties', duty)}>
                  {held.length === 0 ? <span className={styles.gap}>{t.missing}</span> : null}
                  {held.map(({ person, name, deputy }) => (
                    <span key={`${person} ${deputy}`} className={deputy ? styles.soft : undefined}>
                      {deputy ? deputyName(name) : name}
                    </span>
                  ))}
                </td>
              );
            })}
            <td data-label={t.gapsTitle}>
              {line.gaps.length === 0 && <span className={styles.soft}>{t.inOrder}</span>}
              {line.gaps.map(({ kind, person, name }) => (
                <span key={`${kind} ${person}`} className={styles.gap}>
                  {words('gaps', kind)}
                  {name !== null && t.who(name)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
