import { listManuscripts } from '@sanshen/contract/content';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { useTexts } from '../../text/language.ts';
import { questionTexts } from './texts.ts';

type Line = RouteAnswer<typeof listManuscripts>['items'][number];

/** Chooses a manuscript of an organisation, found by its words; the newest stand there before anything is typed. */
export function ManuscriptPicker({
  id,
  organization,
  onChange,
}: {
  readonly id: string;
  readonly organization: string;
  readonly onChange: (manuscript: string) => void;
}) {
  const t = useTexts(questionTexts);
  const [text, setText] = useState('');
  // What was chosen stays readable while other words are sought.
  const [chosen, setChosen] = useState<Line | null>(null);
  const q = useDeferredValue(text.trim());
  const { data, isFetching } = useRead(
    listManuscripts,
    { query: { organization, limit: 20, ...(q === '' ? {} : { q }) } },
    { placeholderData: (before) => before, staleTime: 30_000 },
  );
  const found = data?.items ?? [];
  const lines =
    chosen === null || found.some((line) => line.manuscript === chosen.manuscript)
      ? found
      : [chosen, ...found];
  return (
    <Select<string, { value: string; label: string; phase: Line['phase'] }>
      id={id}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t.manuscriptSought}
      notFoundContent={isFetching ? t.manuscriptSeeking : t.manuscriptNone}
      loading={isFetching}
      value={chosen?.manuscript ?? null}
      onChange={(manuscript) => {
        setChosen(lines.find((line) => line.manuscript === manuscript) ?? null);
        onChange(manuscript);
      }}
      options={lines.map(({ manuscript, title, phase }) => ({
        value: manuscript,
        label: title === '' ? t.manuscriptUntitled : title,
        phase,
      }))}
      optionRender={({ data: { label, phase } }) => (
        <>
          <PhaseTag phase={phase} /> {label}
        </>
      )}
    />
  );
}
