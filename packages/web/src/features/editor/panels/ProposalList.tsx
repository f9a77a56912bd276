import { Button, Space } from 'antd';
import { useMessages } from '../../../components/useMessages.ts';
import { useTexts } from '../../../text/language.ts';
import { useEditing, useEditingView, useWriting } from '../editing-context.ts';
import type { Verdict } from '../model/local-copy.ts';
import { panelTexts } from '../panel-texts.ts';
import { acceptProposal, dropProposal, reveal, standingProposals } from '../prose/places-plugin.ts';
import type { OpenProposal } from '../use-proposals.ts';
import styles from './panels.module.css';

interface ListProps {
  readonly proposals: readonly OpenProposal[];
  readonly lost: ReadonlySet<string>;
  readonly picked: string | null;
}

const keyOf = ({ set, suggestion }: OpenProposal) => `${set} ${suggestion.id}`;

/** The changes that reviewers propose: each is taken into the text or not; both are told with the next version. */
export function ProposalList({ proposals, lost, picked }: ListProps) {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const writing = useWriting();
  const { verdicts } = useEditingView();
  const { refused } = useMessages();
  const decide = (some: readonly OpenProposal[], verdict: Verdict['verdict']) => {
    const { editor } = session;
    if (editor === null) return;
    const made: Verdict[] = [];
    for (const proposal of some) {
      const key = keyOf(proposal);
      // What cannot be put in by itself was carried out by hand, or is not taken.
      const taken = verdict === 'rejected' || lost.has(key) || acceptProposal(editor, key);
      if (!taken) {
        refused(new Error(t.proposalChanged));
        continue;
      }
      if (verdict === 'rejected') dropProposal(editor, key);
      made.push({ set: proposal.set, id: proposal.suggestion.id, verdict, reason: '' });
    }
    session.setVerdicts([...session.view().verdicts, ...made]);
  };
  const show = (proposal: OpenProposal) => {
    const { editor } = session;
    const place =
      editor === null
        ? undefined
        : standingProposals(editor.state).find((one) => one.key === keyOf(proposal));
    if (editor !== null && place !== undefined) reveal(editor, place.from, place.to);
  };
  return (
    <section className={styles.section}>
      <div className={styles.headingRow}>
        <h2 className={styles.heading}>{t.proposals}</h2>
        {proposals.length > 1 && writing && (
          <Space size={4} wrap>
            <Button size="small" onClick={() => decide(proposals, 'accepted')}>
              {t.acceptAll}
            </Button>
            <Button size="small" type="text" onClick={() => decide(proposals, 'rejected')}>
              {t.rejectAll}
            </Button>
          </Space>
        )}
      </div>
      {verdicts.length > 0 && <p className={styles.hint}>{t.settleHint(verdicts.length)}</p>}
      {proposals.length === 0 && verdicts.length === 0 && <p className={styles.hint}>{t.proposalsNone}</p>}
      {proposals.map((proposal) => {
        const { suggestion, author } = proposal;
        const key = keyOf(proposal);
        return (
          <article
            key={key}
            className={`${styles.card} ${picked === key ? styles.picked : ''}`}
            id={`proposal-${key}`}
          >
            <span className={styles.small}>{author}</span>
            <button
              type="button"
              className={styles.wordsButton}
              onClick={() => show(proposal)}
              title={t.threadPlace}
            >
              {suggestion.kind === 'modification' ? (
                <span>
                  {t.formatOnly}：{suggestion.after}
                </span>
              ) : (
                <span className={styles.words}>
                  {suggestion.before !== '' && <del>{suggestion.before}</del>}
                  {suggestion.before !== '' && suggestion.after !== '' && ' '}
                  {suggestion.after !== '' && <ins>{suggestion.after}</ins>}
                </span>
              )}
            </button>
            {lost.has(key) && <p className={styles.small}>{t.proposalLost}</p>}
            <div className={styles.row}>
              <Button size="small" disabled={!writing} onClick={() => decide([proposal], 'accepted')}>
                {t.accept}
              </Button>
              <Button
                size="small"
                type="text"
                disabled={!writing}
                onClick={() => decide([proposal], 'rejected')}
              >
                {t.reject}
              </Button>
            </div>
          </article>
        );
      })}
    </section>
  );
}
