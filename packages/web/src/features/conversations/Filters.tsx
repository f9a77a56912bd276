import { publicMessageKinds, publicMessageStates } from '@sanshen/domain/conversations';
import { Checkbox, Input, type InputRef, Select } from 'antd';
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { type Counts, countOf } from './CountsView.tsx';
import type { ConversationSearch } from './search.ts';
import { conversationTexts, stateTexts } from './texts.ts';

/** Milliseconds after the last key before it is searched. */
const typingPause = 300;

/** What the list is narrowed by; the numbers are those of the whole unit or the chosen channel. */
export function Filters({
  counts,
  search,
  show,
  field,
}: {
  readonly counts: Counts;
  readonly search: ConversationSearch;
  readonly show: (next: ConversationSearch) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const language = useLanguage();
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  const channels = counts.channels.filter(
    ({ channel }) => search.channel === undefined || channel === search.channel,
  );
  const change = (part: Partial<Record<keyof ConversationSearch, string | undefined>>) => {
    const { message: _, ...rest } = search;
    const next = Object.entries({ ...rest, ...part }).filter(([, value]) => value !== undefined);
    // Each member was read from the address or is one of its own choices.
    show(Object.fromEntries(next) as ConversationSearch);
  };
  const states = [
    ...publicMessageStates.map((state) => ({
      value: state,
      label: `${say(stateTexts[state])} ${number.format(countOf(channels, (one) => one.state === state))}`,
    })),
    { value: 'all', label: `${t.everything} ${number.format(countOf(channels, () => true))}` },
  ];
  return (
    <search className={styles.filters}>
      <Select
        aria-label={t.state}
        value={search.state ?? 'open'}
        options={states}
        popupMatchSelectWidth={false}
        onChange={(state) => change({ state: state === 'open' ? undefined : state })}
      />
      <Select
        aria-label={t.channel}
        value={search.channel ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.allChannels },
          ...counts.channels.map((one) => ({
            value: one.channel,
            label: `${one.name} ${number.format(countOf([one], ({ state }) => state === 'open'))}`,
          })),
        ]}
        onChange={(channel) => change({ channel: channel === '' ? undefined : channel })}
      />
      <Select
        aria-label={t.kind}
        value={search.kind ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.allKinds },
          ...publicMessageKinds.map((kind) => ({ value: kind, label: t[kind] })),
        ]}
        onChange={(kind) => change({ kind: kind === '' ? undefined : kind })}
      />
      <Select
        aria-label={t.sort}
        value={search.sort ?? 'newest'}
        popupMatchSelectWidth={false}
        options={[
          { value: 'newest', label: t.newest },
          { value: 'oldest', label: t.oldest },
        ]}
        onChange={(sort) => change({ sort: sort === 'newest' ? undefined : sort })}
      />
      <Checkbox
        checked={search.unread !== undefined}
        onChange={({ target }) => change({ unread: target.checked ? 'true' : undefined })}
      >
        {t.unreadOnly}
      </Checkbox>
      <SearchField
        value={search.q ?? ''}
        field={field}
        onChange={(q) => change({ q: q === '' ? undefined : q })}
      />
    </search>
  );
}

function SearchField({
  value,
  field,
  onChange,
}: {
  readonly value: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
}) {
  const t = useTexts(conversationTexts);
  const input = useRef<InputRef>(null);
  useImperativeHandle(field, () => input.current?.input as HTMLInputElement);
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // The address was changed by something else, such as the browser's way back.
  if (given !== value) {
    setGiven(value);
    setTyped(value);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    clearTimeout(timer.current);
    setGiven(text.trim());
    onChange(text.trim());
  };
  return (
    <Input.Search
      ref={input}
      allowClear
      aria-label={t.search}
      placeholder={t.search}
      maxLength={100}
      value={typed}
      className={styles.searchField}
      onChange={({ target, nativeEvent }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        // Half a syllable of an input method is no search.
        if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) return;
        timer.current = setTimeout(() => search(target.value), typingPause);
      }}
      onCompositionEnd={({ currentTarget }) => {
        clearTimeout(timer.current);
        const { value: text } = currentTarget as HTMLInputElement;
        timer.current = setTimeout(() => search(text), typingPause);
      }}
      onSearch={search}
    />
  );
}
