import { Tabs } from 'antd';
import { useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { useTexts } from '../../text/language.ts';
import { isOpen, MachineFindings, useSavedChecks } from '../checks/MachineFindings.tsx';
import { CommentsList } from './CommentsList.tsx';
import { FindingsList } from './FindingsList.tsx';
import styles from './Notes.module.css';
import type { Passage } from './ReadingView.tsx';
import { SuggestionsList } from './SuggestionsList.tsx';
import { reviewTexts } from './texts.ts';
import type { Finding, Manuscript, Review, Thread } from './useManuscript.ts';

/** What was found, said and suggested about the text, each with its place. */
export function NotesPanel({
  manuscript,
  review,
  findings,
  threads,
  passage,
  onUsed,
  onShow,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
  readonly findings: readonly Finding[];
  readonly threads: readonly Thread[];
  readonly passage: Passage | null;
  readonly onUsed: () => void;
  readonly onShow: (from: number, to: number) => void;
}) {
  const t = useTexts(reviewTexts);
  const [tab, setTab] = useState('findings');
  const checks = useSavedChecks(manuscript.manuscript);
  // What somebody ruled on is among the findings too; it is shown once.
  const machine = new Set(checks?.findings.map(({ id }) => id));
  const noted = findings.filter(({ finding }) => !machine.has(finding));
  const found = checks?.findings.filter((one) => isOpen(one) && one.severity !== 'advice').length ?? 0;
  const unruled = noted.filter(({ ruling }) => ruling === null).length;
  const open = threads.filter(({ resolved }) => resolved === null).length;
  const counted = (name: string, count: number) => (count === 0 ? name : `${name} ${count}`);
  const shared = { manuscript, passage, onUsed, onShow };
  return (
    <Panel>
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'findings',
            label: counted(t.findings, unruled),
            children: <FindingsList {...shared} review={review} findings={noted} />,
          },
          {
            key: 'checks',
            label: counted(t.checks, found),
            children: checks !== undefined && <MachineFindings checks={checks} onShow={onShow} />,
          },
          {
            key: 'comments',
            label: counted(t.comments, open),
            children: <CommentsList {...shared} threads={threads} />,
          },
          {
            key: 'suggestions',
            label: t.suggestions,
            children: <SuggestionsList manuscript={manuscript} />,
          },
        ]}
      />
    </Panel>
  );
}
