import { listChannels } from '@sanshen/contract/channels';
import { readEffectivePolicy } from '@sanshen/contract/policy';
import { listPlatforms } from '@sanshen/contract/preview';
import { mediaOf, plainText } from '@sanshen/document';
import { missingIn } from '@sanshen/domain/content';
import { useDeferredValue, useMemo } from 'react';
import { refusalCode, useRead } from '../../app/api.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import { textLength } from './model/count.ts';
import { type LimitIssue, limitIssues } from './model/limits.ts';
import { readRules } from './model/rules.ts';

/** The rule book in force for the unit, as far as the editor needs it; null for none. */
export function useRules() {
  const { organization } = useEditing().revision;
  const { data, error } = useRead(
    readEffectivePolicy,
    { params: { organization } },
    { staleTime: 300_000, retry: false },
  );
  const rules = useMemo(() => (data === undefined ? null : readRules(data.policy)), [data]);
  return { rules, none: refusalCode(error) === 'policy.none', known: data !== undefined || error !== null };
}

/** The unit's channels, and what their platforms take. */
export function useChannels() {
  const { organization } = useEditing().revision;
  const channels = useRead(
    listChannels,
    { params: { organization }, query: { limit: 100 } },
    { staleTime: 60_000 },
  );
  const platforms = useRead(listPlatforms, {}, { staleTime: 600_000, retry: 1 });
  return useMemo(() => {
    const byName = new Map(platforms.data?.items.map((one) => [one.platform, one]));
    return (channels.data?.items ?? [])
      .filter(({ status }) => status === 'active')
      .map((channel) => ({ channel, platform: byName.get(channel.platform) ?? null }));
  }, [channels.data, platforms.data]);
}

/** What can be told of the body: text, pictures, lengths. Follows some time after the keys, never with them. */
export function useBodyFacts() {
  const session = useEditing();
  const { docVersion, opened } = useEditingView();
  const version = useDeferredValue(`${docVersion} ${opened}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document itself is not React's; its version is
  return useMemo(() => {
    const doc = session.editor?.state.doc ?? session.startBody();
    const { text } = plainText(doc);
    const media = mediaOf(doc);
    const pictures = media.filter(({ kind }) => kind === 'image');
    return {
      text,
      length: textLength(text),
      pictures,
      empty: text.trim() === '' && media.length === 0,
      foreignPictures: media.some(({ file }) => file === null),
      withoutAlt: pictures.filter(({ alt }) => alt.trim() === '').length,
    };
  }, [session, version]);
}

/** Everything that is still missing before the manuscript may be submitted, and what is only worth a look. */
export function useMissing() {
  const session = useEditing();
  const { fields, changed } = useEditingView();
  const facts = useBodyFacts();
  const { rules, known, none } = useRules();
  const channels = useChannels();
  return useMemo(() => {
    const asked =
      rules === null
        ? null
        : {
            topics: rules.content.topics.map(({ id }) => id),
            forms: rules.content.forms.map(({ id }) => id),
            declarations: rules.discipline.declarations
              .filter(({ required }) => required)
              .map(({ id }) => id),
            sources: rules.discipline.sources,
          };
    const missing = missingIn({ ...fields, body: null }, facts, asked);
    const limits: LimitIssue[] = channels.flatMap(({ channel, platform }) =>
      platform === null || !fields.channels.some((one) => one.channel === channel.id)
        ? []
        : limitIssues(channel.id, platform, fields, { text: facts.text, pictures: facts.pictures.length }),
    );
    // Of an unchanged text the server knows more: sizes of pictures, the HTML of a platform.
    const issues = changed ? [] : session.revision.platformIssues;
    return { missing, limits, issues, known, none };
  }, [session, fields, changed, facts, rules, known, none, channels]);
}
