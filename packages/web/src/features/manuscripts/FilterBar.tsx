import { FilterOutlined } from '@ant-design/icons';
import { phaseSchema } from '@sanshen/contract/content';
import { readVocabulary } from '@sanshen/contract/policy-reading';
import { Button, Input, type InputRef, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { phaseTexts } from '../../components/PhaseTag.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './FilterBar.module.css';
import { isNarrowed, type ListSearch } from './list-search.ts';
import { manuscriptsTexts } from './texts.ts';

/** Milliseconds without a key after which a search begins. */
const searchAfter = 250;

/** Where to look and by what. */
export function FilterBar({
  search,
  home,
  onChange,
}: {
  readonly search: ListSearch;
  readonly home: string | null;
  readonly onChange: (search: ListSearch) => void;
}) {
  const t = useTexts(manuscriptsTexts);
  const phases = useTexts(phaseTexts);
  const say = useLocalized();
  const units = useMyOrganizations();
  // Only a phone folds them: a wide screen shows them at all times.
  const [unfolded, setUnfolded] = useState(() => {
    const { q: _, ...filters } = search;
    return isNarrowed(filters);
  });
  const vocabulary = useRead(
    readVocabulary,
    { params: { organization: home ?? '' } },
    { enabled: home !== null, staleTime: 600_000 },
  );
  const words = (list: readonly { id: string; name: { zh: string; en: string } }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: say(name) }));
  const scopes = [
    ...units.flatMap(({ id, name }) => [
      { value: id, label: name },
      { value: `${id}+`, label: t.withBelow(name) },
    ]),
    { value: 'mine', label: t.mine },
  ];
  const several = (
    member: 'phase' | 'topic' | 'form' | 'importance',
    options: { value: string; label: string }[],
  ) => (
    <Select
      mode="multiple"
      allowClear
      showSearch={false}
      maxTagCount="responsive"
      className={styles.filter ?? ''}
      aria-label={t[member]}
      placeholder={t[member]}
      value={search[member]?.split(',') ?? []}
      options={options}
      onChange={(values: string[]) => onChange(withMember(search, member, values.join()))}
    />
  );
  return (
    <search className={styles.bar}>
      <SearchField search={search} onChange={onChange} />
      <Button
        className={styles.fold ?? ''}
        icon={<FilterOutlined aria-hidden />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {t.filters}
      </Button>
      <div className={unfolded ? styles.filters : styles.folded}>
        <Select
          className={styles.scope ?? ''}
          aria-label={t.scope}
          value={search.scope ?? home ?? 'mine'}
          options={scopes}
          popupMatchSelectWidth={false}
          onChange={(scope) => onChange({ ...search, scope })}
        />
        {several(
          'phase',
          phaseSchema.options.map((phase) => ({ value: phase, label: phases[phase] })),
        )}
        {several('topic', words(vocabulary.data?.topics))}
        {several('form', words(vocabulary.data?.forms))}
        {several('importance', words(vocabulary.data?.importance))}
        <Select
          className={styles.sort ?? ''}
          aria-label={t.sort}
          value={search.sort ?? 'changed'}
          onChange={(sort) => onChange({ ...search, sort })}
          options={[
            { value: 'changed', label: t.changed },
            { value: 'created', label: t.created },
            { value: 'due', label: t.due },
          ]}
        />
      </div>
      {isNarrowed(search) && (
        <Button
          type="link"
          onClick={() => onChange(search.scope === undefined ? {} : { scope: search.scope })}
        >
          {t.clear}
        </Button>
      )}
    </search>
  );
}

function SearchField({
  search,
  onChange,
}: {
  readonly search: ListSearch;
  readonly onChange: (search: ListSearch) => void;
}) {
  const t = useTexts(manuscriptsTexts);
  const field = useRef<InputRef>(null);
  const [text, setText] = useState(search.q ?? '');
  // A state, since browsers give the composed word before they say that it is complete.
  const [composing, setComposing] = useState(false);
  useShortcuts([{ keys: '/', label: t.focusSearch, run: () => field.current?.focus() }]);
  const latest = useRef({ search, onChange });
  latest.current = { search, onChange };
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === (latest.current.search.q ?? '') || composing) return;
    const timer = setTimeout(
      () => latest.current.onChange(withMember(latest.current.search, 'q', wanted)),
      searchAfter,
    );
    return () => clearTimeout(timer);
  }, [text, composing]);
  // A saved view, or the way back, brings other words.
  useEffect(
    () => setText((shown) => (shown.trim() === (search.q ?? '') ? shown : (search.q ?? ''))),
    [search.q],
  );
  return (
    <Input
      ref={field}
      type="search"
      allowClear
      className={styles.search ?? ''}
      aria-label={t.search}
      title={t.searchHint}
      placeholder={t.search}
      value={text}
      maxLength={200}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onChange={({ target }) => setText(target.value)}
    />
  );
}

/** The same search with another value of a member; empty takes it out. */
function withMember(search: ListSearch, member: keyof ListSearch, value: string): ListSearch {
  const { [member]: _, ...rest } = search;
  return value === '' ? rest : { ...rest, [member]: value };
}
