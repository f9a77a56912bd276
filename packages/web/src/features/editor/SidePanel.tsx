import type { KeyboardEvent } from 'react';
import { useTexts } from '../../text/language.ts';
import { EditorChecks } from '../checks/EditorChecks.tsx';
import type { LiveState } from '../checks/live-checks.ts';
import styles from './Desk.module.css';
import { panelTexts } from './panel-texts.ts';
import { FilesPanel } from './panels/FilesPanel.tsx';
import { FilingPanel } from './panels/FilingPanel.tsx';
import { MissingPanel, useMissingItems } from './panels/MissingPanel.tsx';
import type { Goal } from './panels/missing-items.ts';
import { PreviewPanel } from './panels/PreviewPanel.tsx';
import { PublishPanel } from './panels/PublishPanel.tsx';
import { TalkPanel } from './panels/TalkPanel.tsx';
import type { useFindings } from './use-findings.ts';
import type { Proposals } from './use-proposals.ts';

export type PanelTab = 'publish' | 'filing' | 'files' | 'preview' | 'talk' | 'checks' | 'missing';

interface SideProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly picked: string | null;
  readonly go: (goal: Goal) => void;
  readonly proposals: Proposals;
  readonly findings: ReturnType<typeof useFindings>;
  /** How many threads are open. */
  readonly threads: number;
  readonly checks: LiveState;
  /** Whether what machines find is marked in the text. */
  readonly marked: boolean;
  readonly onMark: (marked: boolean) => void;
}

const order: readonly PanelTab[] = ['publish', 'filing', 'files', 'preview', 'talk', 'checks', 'missing'];

/** What belongs to the manuscript beside its text. */
export function SidePanel(props: SideProps) {
  const { tab, onTab, picked, go, proposals, findings, threads, checks, marked, onMark } = props;
  const t = useTexts(panelTexts);
  const errors = useMissingItems().filter(({ error }) => error).length;
  const { open, lost } = proposals;
  const counts: Partial<Record<PanelTab, number>> = {
    talk: open.length + findings.length + threads,
    checks: checks.findings.filter(({ severity, setAside }) => severity !== 'advice' && !setAside).length,
    missing: errors,
  };
  /** Arrow keys go round, as in every list of tabs. */
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = order[(order.indexOf(tab) + step + order.length) % order.length] ?? tab;
    onTab(next);
    document.getElementById(`editor-tab-${next}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={t.tabs} className={styles.tabs}>
        {order.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`editor-tab-${name}`}
            aria-selected={name === tab}
            aria-controls="editor-panel"
            tabIndex={name === tab ? 0 : -1}
            className={styles.tab}
            onClick={() => onTab(name)}
            onKeyDown={move}
          >
            {t[name]}
            {(counts[name] ?? 0) > 0 && <span className={styles.tabCount}>{counts[name]}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="editor-panel"
        aria-labelledby={`editor-tab-${tab}`}
        className={styles.tabPanel}
      >
        {tab === 'publish' && <PublishPanel />}
        {tab === 'filing' && <FilingPanel />}
        {tab === 'files' && <FilesPanel />}
        {tab === 'preview' && <PreviewPanel />}
        {tab === 'talk' && <TalkPanel proposals={open} lost={lost} findings={findings} picked={picked} />}
        {tab === 'checks' && <EditorChecks live={checks} marked={marked} onMark={onMark} picked={picked} />}
        {tab === 'missing' && <MissingPanel go={go} />}
      </div>
    </>
  );
}
