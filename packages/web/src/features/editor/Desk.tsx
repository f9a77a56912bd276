import { ArrowLeftOutlined, EllipsisOutlined, MenuFoldOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, App, Badge, Button, Drawer, Dropdown } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { BodyEditor } from './BodyEditor.tsx';
import styles from './Desk.module.css';
import { ConflictDialog, KeptDialog, SubmitDialog } from './dialogs.tsx';
import { useEditing, useEditingView, useWriting } from './editing-context.ts';
import { FindBar } from './FindBar.tsx';
import { HeadFields } from './HeadFields.tsx';
import { ModeBanner } from './ModeBanner.tsx';
import type { Manuscript } from './model/session-view.ts';
import { PictureBar } from './PictureBar.tsx';
import { dialogTexts, panelTexts } from './panel-texts.ts';
import type { Situation } from './prose/commands.ts';
import type { PasteHandlers } from './prose/paste.ts';
import { type PanelTab, SidePanel } from './SidePanel.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Toolbar } from './Toolbar.tsx';
import { editorTexts } from './texts.ts';
import { isCheck, useChecks, useMarked } from './use-checks.ts';
import { useBodyFacts } from './use-facts.ts';
import { useFindings } from './use-findings.ts';
import { useGoal } from './use-goal.ts';
import { listOf, useImport } from './use-import.ts';
import { useNarrow } from './use-narrow.ts';
import { useProposals } from './use-proposals.ts';
import { useThreads } from './use-threads.ts';
import { chooseFiles, useUploads } from './use-uploads.ts';
import { useVersions } from './use-versions.ts';

/** The editor: the sheet in the middle, what belongs to it at the side. */
export function Desk({ manuscript }: { readonly manuscript: Manuscript }) {
  const t = useTexts(editorTexts);
  const d = useTexts(dialogTexts);
  const p = useTexts(panelTexts);
  const language = useLanguage();
  const { notification, message } = App.useApp();
  const { refused } = useMessages();
  const navigate = useNavigate();
  const session = useEditing();
  const writing = useWriting();
  const { changed } = useEditingView();
  const [situation, setSituation] = useState<Situation | null>(null);
  const [tab, setTab] = useState<PanelTab>('publish');
  const [drawer, setDrawer] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'find' | 'kept' | 'submit' | 'missing' | null>(null);
  const narrow = useNarrow();
  const proposals = useProposals();
  const findings = useFindings();
  const checks = useChecks();
  const [marked, setMarked] = useMarked();
  const threads = useThreads();
  const versions = useVersions();
  const importNow = useImport();
  const { insert, fill } = useUploads();
  const go = useGoal((next) => {
    setTab(next);
    setDrawer(true);
    setDialog(null);
  });
  useEffect(() => {
    document.title = `${manuscript.title || t.untitled} · 三审`;
  }, [manuscript.title, t]);
  const paste = useMemo(
    (): PasteHandlers => ({
      upload: (files, pos) => void insert(files, pos),
      fill: (pictures) => void fill(pictures),
      unreadable: () => void message.warning(t.unreadable),
      noted: (warnings, foreign) => {
        const lines = warnings.map((one) => `${one[language]}：${one.detail}`);
        if (foreign > 0) lines.push(t.pasteForeign(foreign));
        notification.warning({
          placement: 'bottomRight',
          title: t.pasteLost,
          description: listOf(lines),
          duration: 12,
        });
      },
    }),
    [insert, fill, message, notification, language, t],
  );
  const save = useCallback(() => void versions.save(), [versions.save]);
  const submit = async () => {
    const saved = await versions.save(true);
    if (saved !== null) setDialog(saved.missing.length > 0 ? 'missing' : 'submit');
  };
  const insertChosen = async (accept: string) => void insert(await chooseFiles(accept, true));
  useShortcuts([
    { keys: 'Ctrl+s', label: t.saveVersion, run: save },
    { keys: 'Ctrl+f', label: t.find, run: () => setDialog('find') },
  ]);
  const panel = (
    <SidePanel
      tab={tab}
      onTab={setTab}
      picked={picked}
      go={go}
      proposals={proposals}
      findings={findings}
      threads={threads}
      checks={checks}
      marked={marked}
      onMark={setMarked}
    />
  );
  const menu = [
    { key: 'save', label: t.saveVersion, disabled: !writing, onClick: save },
    { key: 'find', label: t.find, onClick: () => setDialog('find') },
    { key: 'import', label: t.importFile, disabled: !writing, onClick: () => void importNow() },
    { key: 'kept', label: t.keptCopies, onClick: () => setDialog('kept') },
  ];
  return (
    <div className={styles.desk}>
      <div className={styles.top}>
        <div className={styles.bar}>
          <Link
            to="/manuscripts/$manuscript"
            params={{ manuscript: session.id }}
            className={styles.back}
            aria-label={t.back}
          >
            <ArrowLeftOutlined />
          </Link>
          <h1 className="visually-hidden">{t.page}</h1>
          <span className={styles.phase}>
            <PhaseTag phase={manuscript.phase} />
          </span>
          <StatusLine />
          <span className={styles.spring} />
          <Dropdown menu={{ items: menu }} trigger={['click']}>
            <Button type="text" icon={<EllipsisOutlined />} aria-label={t.more} title={t.more} />
          </Dropdown>
          {narrow && (
            <Button
              type="text"
              icon={<MenuFoldOutlined />}
              aria-label={t.openPanel}
              title={t.openPanel}
              onClick={() => setDrawer(true)}
            />
          )}
          {writing && (
            <Button className={styles.saveButton ?? ''} onClick={save} loading={versions.busy} title="Ctrl+S">
              <Badge dot={changed} offset={[6, -2]}>
                {t.saveVersion}
              </Badge>
            </Button>
          )}
          {writing && (manuscript.phase === 'drafting' || manuscript.phase === 'returned') && (
            <Button type="primary" disabled={versions.busy} onClick={() => void submit()}>
              {t.submit}
            </Button>
          )}
        </div>
        {writing && (
          <div className={styles.tools}>
            <Toolbar
              situation={situation}
              onPicture={() => void insertChosen('image/png,image/jpeg,image/gif,image/webp')}
              onMedia={() => void insertChosen('video/*,audio/*')}
            />
          </div>
        )}
        {dialog === 'find' && <FindBar onClose={() => setDialog(null)} />}
        {situation?.media != null && <PictureBar key={situation.media.pos} media={situation.media} />}
      </div>
      <div className={styles.columns}>
        <div className={styles.middle}>
          <ModeBanner />
          {writing && proposals.open.length > 0 && tab !== 'talk' && (
            <Alert
              type="info"
              showIcon
              title={p.proposalsBanner(proposals.open.length)}
              action={
                <Button
                  onClick={() => {
                    setTab('talk');
                    setDrawer(true);
                  }}
                >
                  {p.proposalsOpen}
                </Button>
              }
            />
          )}
          <article className={styles.sheet} data-checks={marked ? 'shown' : 'quiet'}>
            <HeadFields />
            <BodyEditor
              paste={paste}
              onSituation={setSituation}
              onPick={(what) => {
                // What is not marked is not pointed at: the click was for the text.
                if (isCheck(what) && !marked) return;
                setPicked(what);
                setTab(isCheck(what) ? 'checks' : 'talk');
                setDrawer(true);
              }}
            />
          </article>
          <Count />
        </div>
        {!narrow && (
          <aside className={styles.side} aria-label={t.panel}>
            {panel}
          </aside>
        )}
      </div>
      {narrow && (
        <Drawer
          open={drawer}
          onClose={() => setDrawer(false)}
          title={t.panel}
          size={440}
          styles={{ wrapper: { maxWidth: '100vw' } }}
        >
          {panel}
        </Drawer>
      )}
      {(dialog === 'submit' || dialog === 'missing') && (
        <SubmitDialog
          missing={dialog === 'missing'}
          busy={versions.busy}
          go={go}
          onClose={() => setDialog(null)}
          onSubmit={async (importance) => {
            if (!(await versions.send(importance))) return;
            void message.success(d.submitted);
            void navigate({ to: '/manuscripts/$manuscript', params: { manuscript: session.id } });
          }}
        />
      )}
      {dialog === 'kept' && (
        <KeptDialog
          onClose={() => setDialog(null)}
          onUse={({ content }) => {
            setDialog(null);
            void session.replace(content, 'discarded').catch(refused);
          }}
        />
      )}
      {versions.conflict !== null && (
        <ConflictDialog
          newest={versions.conflict}
          onClose={versions.endConflict}
          onMine={() => {
            if (versions.conflict !== null) session.rebase(versions.conflict);
            versions.endConflict();
            save();
          }}
          onTheirs={() => {
            versions.endConflict();
            void session.backToRevision('conflict').catch(refused);
          }}
        />
      )}
    </div>
  );
}

function Count() {
  const t = useTexts(editorTexts);
  const { length } = useBodyFacts();
  return (
    <p className={styles.count} title={t.countHint}>
      {t.count(length.words, length.characters)}
    </p>
  );
}
