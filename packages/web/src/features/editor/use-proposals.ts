import {
  listSuggestions,
  readSuggestions,
  type suggestionSchema,
} from '@sanshen/contract/discussion-suggestions';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { client, keyOf, useRead } from '../../app/api.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import { showProposals } from './prose/places-plugin.ts';
import { type ProposedChange, proposalsOf } from './prose/proposals.ts';

/** A reviewer's tracked change that waits for the author. */
export interface OpenProposal {
  readonly set: string;
  readonly author: string;
  readonly suggestion: z.output<typeof suggestionSchema>;
}

/** Tracked changes that wait, and those of them that only a person can carry out. */
export interface Proposals {
  readonly open: readonly OpenProposal[];
  readonly lost: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Tracked changes on which nobody has decided, of all reviewers, shown in the text where they fit. `lost` are those whose passage reads
 * otherwise by now, which only a person can carry out.
 */
export function useProposals(): Proposals {
  const session = useEditing();
  const { verdicts, opened, mode } = useEditingView();
  const [lost, setLost] = useState(nothing);
  const params = { manuscript: session.id };
  const { data } = useRead(listSuggestions, { params, query: { limit: 50 } });
  const sets = useQueries({
    queries: (data?.items ?? []).map(({ set }) => {
      const call = { params: { ...params, set } };
      return { queryKey: keyOf(readSuggestions, call), queryFn: () => client.call(readSuggestions, call) };
    }),
    combine: (results) => results.flatMap((result) => (result.data === undefined ? [] : [result.data])),
  });
  const open = useMemo(
    () =>
      sets.flatMap(({ set, author, suggestions }) =>
        suggestions
          .filter(
            ({ id, verdict }) =>
              verdict === null && !verdicts.some((one) => one.set === set && one.id === id),
          )
          .map((suggestion) => ({ set, author: author.name, suggestion })),
      ),
    [sets, verdicts],
  );
  const ready = mode.kind !== 'opening';
  // biome-ignore lint/correctness/useExhaustiveDependencies: decided changes leave the text by themselves; another list or text shows all anew
  useEffect(() => {
    const { editor } = session;
    if (editor === null || !ready) return;
    const changes: ProposedChange[] = [];
    const gone = new Set<string>();
    for (const { set, body } of sets) {
      const ids = open.filter((one) => one.set === set).map(({ suggestion }) => suggestion.id);
      if (ids.length === 0) continue;
      const found = proposalsOf({ set, body, open: ids }, editor.state.doc);
      changes.push(...found.changes);
      for (const id of found.lost) gone.add(`${set} ${id}`);
    }
    showProposals(editor, changes);
    setLost(gone);
  }, [session, sets, opened, ready]);
  return { open, lost };
}
