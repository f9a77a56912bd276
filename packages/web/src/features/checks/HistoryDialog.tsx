import {
  compareRegister,
  listRegisterVersions,
  type RegisterName,
  type RegisterRow,
  registerForms,
  restoreRegister,
} from '@sanshen/contract/checks-registers';
import { Button, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { client, useCommand, useRead } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { checkPageTexts } from './page-texts.ts';

interface Place {
  readonly organization: string;
  readonly register: RegisterName;
}

/** Who changed a register when, what a version changed, and how to go back to it. */
export function HistoryDialog({
  organization,
  register,
  version,
  mayChange,
  onClose,
}: Place & {
  /** The newest. */
  readonly version: number;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [shown, setShown] = useState<{ readonly to: number; readonly from: number } | null>(null);
  const restore = useCommand(restoreRegister);
  const params = { organization, register };
  const { query: pages, items } = usePages(
    [listRegisterVersions.id, { params }],
    (page) => client.call(listRegisterVersions, { params, query: page }),
    { keep: true },
  );
  return (
    <Modal
      open
      width={760}
      title={`${say(registerForms[register].name)} · ${t.history}`}
      onCancel={onClose}
      footer={null}
    >
      {pages.error !== null && <ErrorState error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <LoadingState rows={4} />}
      {pages.isSuccess && items.length === 0 && <EmptyState title={t.historyEmpty} />}
      <ol className={styles.entries}>
        {items.map((one) => (
          <li key={one.version} className={styles.version}>
            <div className={styles.versionHead}>
              <strong>{t.version(one.version)}</strong>
              <Time at={one.at} />
              <span>{t.changedBy(one.by.name, one.added, one.removed)}</span>
              {one.note !== '' && <span className={styles.soft}>{one.note}</span>}
            </div>
            <div className={styles.versionTools}>
              <Button size="small" onClick={() => setShown({ to: one.version, from: one.version - 1 })}>
                {t.compareBefore}
              </Button>
              {one.version !== version && (
                <Button size="small" onClick={() => setShown({ to: version, from: one.version })}>
                  {t.compareNow}
                </Button>
              )}
              {mayChange && one.version !== version && (
                <Popconfirm
                  title={t.restoreAsk}
                  okText={t.restore}
                  cancelText={t.cancel}
                  onConfirm={() =>
                    restore.mutate(
                      { params: { ...params, version: one.version }, body: { version } },
                      {
                        onSuccess: () => {
                          messages.done(t.restored);
                          setShown(null);
                        },
                        onError: messages.refused,
                      },
                    )
                  }
                >
                  <Button size="small" loading={restore.isPending}>
                    {t.restore}
                  </Button>
                </Popconfirm>
              )}
            </div>
            {shown !== null && shownUnder(shown, version) === one.version && (
              <Differences organization={organization} register={register} {...shown} />
            )}
          </li>
        ))}
      </ol>
      <MoreButton query={pages} />
    </Modal>
  );
}

/** The version under which a comparison is shown: the one whose button was pressed. */
function shownUnder({ to, from }: { readonly to: number; readonly from: number }, newest: number): number {
  return to === newest && from !== newest - 1 ? from : to;
}

function Differences({
  organization,
  register,
  from,
  to,
}: Place & { readonly from: number; readonly to: number }) {
  const t = useTexts(checkPageTexts);
  const { data, error, refetch } = useRead(compareRegister, {
    params: { organization, register, version: to },
    query: { with: from },
  });
  if (data === undefined)
    return error === null ? (
      <LoadingState rows={2} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  const none = data.added + data.changed + data.removed === 0;
  return (
    <section className={styles.differences}>
      <p className={styles.soft}>
        {none ? t.noDifference : t.differs(data.from, data.to, data.added, data.changed, data.removed)}
      </p>
      <ul className={styles.entries} lang="zh-CN">
        {data.differences.map(({ key, before, after }) => (
          <li key={key} className={styles.difference}>
            {before !== null && <del>{lineOf(register, before)}</del>}
            {after !== null && <ins>{lineOf(register, after)}</ins>}
          </li>
        ))}
      </ul>
      {data.more > 0 && <p className={styles.soft}>{t.moreDifferences(data.more)}</p>}
    </section>
  );
}

/** A row in one line, its own columns first. */
function lineOf(register: RegisterName, row: RegisterRow): string {
  return registerForms[register].columns
    .flatMap(({ name }, index) => {
      const value = row[name] ?? '';
      if (value === '' || value === '否') return [];
      return [index === 0 ? value : `${name}：${value}`];
    })
    .join('　');
}
