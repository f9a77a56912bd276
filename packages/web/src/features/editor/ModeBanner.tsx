import { readCheckOut } from '@sanshen/contract/content-drafts';
import { Alert, App, Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { clockText } from './clock.ts';
import { useEditing, useEditingView } from './editing-context.ts';
import type { Mode } from './model/session-view.ts';
import { modeTexts } from './texts.ts';

type Held = Extract<Mode, { readonly holder: string }>;

/** Says why one cannot write here, who can, and what to do; or what text was opened. */
export function ModeBanner() {
  const { mode } = useEditingView();
  if (mode.kind === 'reading' && 'holder' in mode) return <HeldBanner mode={mode} />;
  if (mode.kind === 'reading') return <ReadingBanner why={mode.why} />;
  return (
    <>
      <HolderWatch />
      <NoticeBanner />
    </>
  );
}

/** Who has the manuscript, as it changes; the live stream has it read again. */
function useHolder() {
  const session = useEditing();
  const { data } = useRead(readCheckOut, { params: { manuscript: session.id } }, { refetchInterval: 30_000 });
  return data?.checkOut;
}

/** Asks at once when somebody else seems to have it, instead of at the next heartbeat. */
function HolderWatch() {
  const session = useEditing();
  const { person } = useSession();
  const held = useHolder();
  const strange = held !== undefined && held !== null && held.holder.person !== person;
  useEffect(() => {
    if (strange) void session.checkNow();
  }, [strange, session]);
  return null;
}

function HeldBanner({ mode }: { readonly mode: Held }) {
  const t = useTexts(modeTexts);
  const language = useLanguage();
  const session = useEditing();
  const { modal } = App.useApp();
  const { refused } = useMessages();
  const held = useHolder();
  const free = held === null;
  const who = held?.holder.name ?? mode.holder;
  const since = clockText(held?.since ?? mode.since, language);
  const take = (force: boolean) => session.takeOver(force).catch(refused);
  const ask = () =>
    modal.confirm({
      title: t.takeOverTitle(who),
      content: t.takeOverHint(who),
      okText: t.takeOver,
      onOk: () => take(true),
    });
  const action = free ? (
    <Button type="primary" onClick={() => void take(false)}>
      {t.startEditing}
    </Button>
  ) : (
    <Button onClick={mode.why === 'otherDevice' ? () => void take(true) : ask}>
      {mode.why === 'otherDevice' ? t.continueHere : t.takeOver}
    </Button>
  );
  const said =
    mode.why === 'takenOver'
      ? t.takenOver(mode.holder, clockText(mode.since, language))
      : t[mode.why](who, since);
  const description = free ? t.givenBack : mode.why === 'takenOver' ? t.takenOverHint : undefined;
  const shown = free && mode.why !== 'takenOver' ? t.givenBack : said;
  return (
    <Banner
      type={mode.why === 'takenOver' ? 'warning' : 'info'}
      title={shown}
      description={shown === description ? undefined : description}
      action={action}
    />
  );
}

function ReadingBanner({
  why,
}: {
  readonly why: Exclude<Extract<Mode, { kind: 'reading' }>['why'], Held['why']>;
}) {
  const t = useTexts(modeTexts);
  const session = useEditing();
  const { refused } = useMessages();
  if (why === 'otherTab' || why === 'otherTabLeft') {
    const here = (
      <Button type="primary" onClick={() => void session.continueHere().catch(refused)}>
        {t.continueHere}
      </Button>
    );
    return <Banner type="info" title={t[why]} action={here} />;
  }
  if (why === 'inReview') {
    const edit = <Button onClick={() => void session.editInReview().catch(refused)}>{t.editAnyway}</Button>;
    return <Banner type="warning" title={t.inReview} description={t.inReviewHint} action={edit} />;
  }
  return <Banner type="info" title={t[why]} />;
}

function NoticeBanner() {
  const t = useTexts(modeTexts);
  const language = useLanguage();
  const session = useEditing();
  const { refused } = useMessages();
  const { notice } = useEditingView();
  if (notice === null) return null;
  const at = clockText(notice.at, language);
  if (notice.kind === 'othersCopy') {
    const load = () => void session.replace(notice.content, null).catch(refused);
    return (
      <Banner
        type="info"
        title={t.othersCopy(notice.by, at)}
        action={<Choice yes={t.useTheirs} onYes={load} no={t.ignore} onNo={() => session.dismissNotice()} />}
      />
    );
  }
  const stale = notice.kind === 'staleCopy';
  const other = () =>
    void (stale ? session.backToRevision('discarded') : session.replace(notice.server, 'discarded')).catch(
      refused,
    );
  return (
    <Banner
      type={stale ? 'warning' : 'info'}
      title={stale ? t.staleCopy(at) : t.restoredLocal(at)}
      action={
        <Choice
          yes={t.keep}
          onYes={() => session.dismissNotice()}
          no={stale ? t.useRevision : t.useServer}
          onNo={other}
        />
      }
    />
  );
}

interface ChoiceProps {
  readonly yes: string;
  readonly onYes: () => void;
  readonly no: string;
  readonly onNo: () => void;
}

function Choice({ yes, onYes, no, onNo }: ChoiceProps) {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Button onClick={onNo}>{no}</Button>
      <Button type="primary" ghost onClick={onYes}>
        {yes}
      </Button>
    </div>
  );
}

function Banner(props: {
  readonly type: 'info' | 'warning';
  readonly title: string;
  readonly description?: string | undefined;
  readonly action?: ReactNode;
}) {
  const { type, title, description, action } = props;
  return (
    <Alert
      type={type}
      showIcon
      role="status"
      title={title}
      {...(description === undefined ? {} : { description })}
      action={action}
    />
  );
}
