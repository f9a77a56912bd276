import { Badge, Tabs } from 'antd';
import { useTexts } from '../../text/language.ts';
import { panelTexts } from './panel-texts.ts';
import { FilesPanel } from './panels/FilesPanel.tsx';
import { FilingPanel } from './panels/FilingPanel.tsx';
import { MissingPanel, useMissingItems } from './panels/MissingPanel.tsx';
import type { Goal } from './panels/missing-items.ts';
import { PreviewPanel } from './panels/PreviewPanel.tsx';
import { PublishPanel } from './panels/PublishPanel.tsx';
import { TalkPanel } from './panels/TalkPanel.tsx';
import type { Proposals } from './use-proposals.ts';

export type PanelTab = 'publish' | 'filing' | 'files' | 'preview' | 'talk' | 'missing';

interface SideProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly picked: string | null;
  readonly go: (goal: Goal) => void;
  readonly proposals: Proposals;
  /** How many threads are open. */
  readonly threads: number;
}

/** What belongs to the manuscript beside its text. */
export function SidePanel({ tab, onTab, picked, go, proposals, threads }: SideProps) {
  const t = useTexts(panelTexts);
  const errors = useMissingItems().filter(({ error }) => error).length;
  const { open, lost } = proposals;
  const label = (name: string, count: number) =>
    count === 0 ? (
      name
    ) : (
      <Badge count={count} size="small" offset={[8, -1]} color="var(--cinnabar)">
        {name}
      </Badge>
    );
  return (
    <Tabs
      size="small"
      activeKey={tab}
      // A tab's key is one of those given below.
      onChange={(key) => onTab(key as PanelTab)}
      items={[
        { key: 'publish', label: t.publish, children: <PublishPanel /> },
        { key: 'filing', label: t.filing, children: <FilingPanel /> },
        { key: 'files', label: t.files, children: <FilesPanel /> },
        { key: 'preview', label: t.preview, children: tab === 'preview' && <PreviewPanel /> },
        {
          key: 'talk',
          label: label(t.talk, open.length + threads),
          children: <TalkPanel proposals={open} lost={lost} picked={picked} />,
        },
        { key: 'missing', label: label(t.missing, errors), children: <MissingPanel go={go} /> },
      ]}
    />
  );
}
