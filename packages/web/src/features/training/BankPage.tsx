import { adoptShipped, exportBank, readBank, retireItem } from '@sanshen/contract/training-bank';
import type { ItemKind, ItemTopic } from '@sanshen/domain/training';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { client, keyOf, useCommand } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { saveFile } from '../../components/save-file.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { BankImport } from './BankImport.tsx';
import { bankTexts } from './bank-texts.ts';
import { ItemDialog } from './ItemDialog.tsx';
import type { BankItem } from './read-types.ts';
import { TrainingTabs } from './TrainingTabs.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useUnit } from './useUnit.ts';
import { useBankWords } from './words.ts';

/** 题库: a unit's own questions. */
export function BankPage() {
  const t = useTexts(trainingTexts);
  const search = useSearch({ from: '/inside/training/bank' });
  const organization = useUnit(search.organization, 'run');
  return (
    <div className={styles.page}>
      {organization === undefined ? (
        <>
          <PageHeader title={t.bank} />
          <EmptyState title={t.noUnit} hint={t.noUnitHint} />
        </>
      ) : (
        <Bank key={organization} organization={organization} />
      )}
    </div>
  );
}

function Bank({ organization }: { readonly organization: string }) {
  const tabs = useTexts(trainingTexts);
  const t = useTexts(bankTexts);
  const words = useBankWords();
  const messages = useMessages();
  const navigate = useNavigate();
  const adopt = useCommand(adoptShipped);
  const [kind, setKind] = useState<ItemKind | undefined>();
  const [topic, setTopic] = useState<ItemTopic | undefined>();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<'add' | 'import' | BankItem | null>(null);
  const params = { organization };
  const asked = {
    ...(kind === undefined ? {} : { kind }),
    ...(topic === undefined ? {} : { topic }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
  const { query, items } = usePages(
    keyOf(readBank, { params, query: asked }),
    (page) => client.call(readBank, { params, query: { ...asked, ...page } }),
    { keep: true },
  );
  const filtered = Object.keys(asked).length > 0;
  const download = async () => {
    try {
      const bytes = await client.download(exportBank, { params });
      saveFile(bytes, exportBank.responseMedia, `${tabs.bank}.xlsx`);
    } catch (error) {
      messages.refused(error);
    }
  };
  const take = () =>
    adopt.mutate(
      { params, body: {} },
      { onSuccess: ({ added }) => messages.done(t.adopted(added)), onError: messages.refused },
    );
  return (
    <>
      <PageHeader
        title={tabs.bank}
        lead={t.lead}
        actions={
          <>
            <UnitPicker
              value={organization}
              relations={['own']}
              onChange={(next) => void navigate({ to: '/training/bank', search: { organization: next } })}
            />
            {query.data !== undefined && (
              <>
                <Button onClick={() => setOpen('import')}>{t.importList}</Button>
                <Button onClick={() => void download()}>{t.exportList}</Button>
                <Button type="primary" onClick={() => setOpen('add')}>
                  {t.add}
                </Button>
              </>
            )}
          </>
        }
      />
      <TrainingTabs current="bank" />
      {query.error === null && (
        <div className={styles.filters}>
          <Select
            allowClear
            aria-label={t.kind}
            placeholder={t.kind}
            options={words.kinds}
            value={kind ?? null}
            onChange={(next) => setKind(next ?? undefined)}
            style={{ minWidth: 140 }}
          />
          <Select
            allowClear
            aria-label={t.topic}
            placeholder={t.topic}
            options={words.topics}
            value={topic ?? null}
            onChange={(next) => setTopic(next ?? undefined)}
            style={{ minWidth: 140 }}
          />
          <Input.Search
            allowClear
            aria-label={t.search}
            placeholder={t.search}
            onSearch={setText}
            style={{ maxWidth: 260 }}
          />
        </div>
      )}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && query.error === null && <LoadingState />}
      {query.data !== undefined && (
        <Panel>
          {items.length === 0 && (
            <EmptyState
              title={t.empty}
              hint={filtered ? undefined : t.emptyHint}
              action={
                filtered ? undefined : (
                  <Button loading={adopt.isPending} onClick={take}>
                    {t.adopt}
                  </Button>
                )
              }
            />
          )}
          <ul className={styles.list}>
            {items.map((one) => (
              <ItemRow key={one.item} item={one} onRevise={() => setOpen(one)} />
            ))}
          </ul>
          <MoreButton query={query} />
        </Panel>
      )}
      {open === 'import' && <BankImport organization={organization} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'import' && (
        <ItemDialog
          organization={organization}
          item={open === 'add' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function ItemRow({ item, onRevise }: { readonly item: BankItem; readonly onRevise: () => void }) {
  const t = useTexts(bankTexts);
  const words = useBankWords();
  const tabs = useTexts(trainingTexts);
  const messages = useMessages();
  const retire = useCommand(retireItem);
  const { statistics, content } = item;
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`);
  const options = content.kind === 'single' || content.kind === 'multiple' ? content.options : [];
  const right =
    content.kind === 'single' ? [content.right] : content.kind === 'multiple' ? content.right : [];
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.soft}>
          {words.kind(content.kind)} · {words.topic(item.topic)} · {words.difficulty(item.difficulty)} ·{' '}
          {t.version(item.version)}
        </span>
        <span className={styles.name}>{item.stem}</span>
        {options.length > 0 && (
          <ol type="A" className={styles.options}>
            {options.map((text, index) => (
              <li key={text} className={right.includes(index) ? styles.right : undefined}>
                {text}
                {right.includes(index) && ' ✓'}
              </li>
            ))}
          </ol>
        )}
        {content.kind === 'judge' && <span className={styles.right}>{content.right ? t.yes : t.no}</span>}
        {content.kind === 'fill' && (
          <span className={styles.right}>{content.blanks.map((ways) => ways.join(' / ')).join('；')}</span>
        )}
        {content.kind === 'free' && <span className={styles.soft}>{content.guide}</span>}
        {content.kind === 'proofreading' && <span className={styles.quote}>{content.page}</span>}
        {statistics.answered > 0 && (
          <span className={styles.soft}>
            {t.statistics(
              statistics.answered,
              percent(statistics.facility),
              statistics.discrimination === null ? '–' : String(statistics.discrimination),
            )}
          </span>
        )}
      </span>
      <span className={styles.actions}>
        <Button onClick={onRevise}>{t.revise}</Button>
        <Popconfirm
          title={t.retireSure}
          okText={t.retire}
          cancelText={tabs.cancel}
          onConfirm={() =>
            retire.mutate(
              { params: { item: item.item }, body: {} },
              { onSuccess: () => messages.done(t.retired), onError: messages.refused },
            )
          }
        >
          <Button>{t.retire}</Button>
        </Popconfirm>
      </span>
    </li>
  );
}
