import { registerTexts } from '@sanshen/contract/channels-texts';
import type { ChannelStatus, CheckoutStatus } from '@sanshen/domain/channels';
import type { Tone } from '../../components/Tag.tsx';
import { useLanguage } from '../../text/language.ts';

/** The colour of a channel's status. */
export const statusTones: Readonly<Record<ChannelStatus, Tone>> = {
  applied: 'accent',
  approved: 'accent',
  filed: 'accent',
  active: 'jade',
  dormant: 'amber',
  suspended: 'amber',
  refused: 'plain',
  closed: 'plain',
};

/** The colour of a check-out's status. */
export const checkoutTones: Readonly<Record<CheckoutStatus, Tone>> = {
  requested: 'accent',
  approved: 'jade',
  shown: 'amber',
  returned: 'plain',
  expired: 'amber',
  refused: 'plain',
};

type Tables = Omit<typeof registerTexts, 'deputyOf' | 'report'>;

/** What the register's words are called in the screen's language. */
export function useRegisterWords() {
  const language = useLanguage();
  return <Table extends keyof Tables>(table: Table, word: keyof Tables[Table] & string): string => {
    // Each table is a record of both languages by its words.
    const texts = registerTexts[table] as Readonly<
      Record<string, { readonly zh: string; readonly en: string }>
    >;
    return texts[word]?.[language] ?? word;
  };
}

/** The words of a table as choices. */
export function useRegisterChoices() {
  const language = useLanguage();
  return (table: keyof Tables) =>
    Object.entries(
      registerTexts[table] as Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
    ).map(([value, text]) => ({ value, label: text[language] }));
}

/** The name of a deputy as one. */
export function useDeputyName() {
  const language = useLanguage();
  return (name: string): string => registerTexts.deputyOf(name)[language];
}
