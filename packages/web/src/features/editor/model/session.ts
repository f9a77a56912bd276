import { readManuscript } from '@sanshen/contract/content';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import type { EditorView } from 'prosemirror-view';
import { client } from '../../../app/api.ts';
import { Autosaver } from './autosaver.ts';
import { CheckOut, heartbeatMs } from './check-out.ts';
import { chooseText, type Opened } from './choose-text.ts';
import type { Verdict } from './local-copy.ts';
import { followsRevisions, modeOfLoss, modeOfPhase, modeOfRefusal } from './modes.ts';
import { watchPage } from './page-events.ts';
import type { Fields, Manuscript, Mode, Saving, SessionView } from './session-view.ts';
import { Sheet } from './sheet.ts';
import { TabElection } from './tabs.ts';
import { ViewStore } from './view-store.ts';
import { WorkingCopy } from './working-copy.ts';

/** Milliseconds without a key after which counts and previews follow. */
const settleMs = 350;

/** A server that does not answer holds nobody up longer than this; the words are on the device by then. */
const mostLeavingMs = 4_000;

/** Who comes back to a manuscript at once waits until what he wrote before is stored. */
const leaving = new Map<string, Promise<void>>();

/** The editing of one manuscript in this tab: what is written, where it is kept, and whether one may write. */
export class EditingSession {
  readonly #manuscript: string;
  readonly #person: string;
  readonly #tabs: TabElection;
  readonly #checkOut: CheckOut;
  readonly #saver: Autosaver;
  readonly #copy: WorkingCopy;
  readonly #sheet: Sheet;
  readonly #store: ViewStore;
  #revision: Manuscript;
  #base: string;
  #edits = 0;
  #settleTimer: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #unwatch = () => {};
  #stopped = false;

  constructor(manuscript: Manuscript, person: string) {
    this.#manuscript = manuscript.manuscript;
    this.#person = person;
    this.#revision = manuscript;
    this.#base = manuscript.digest ?? 'none';
    this.#checkOut = new CheckOut(person, manuscript.manuscript);
    this.#copy = new WorkingCopy(person, manuscript.manuscript, this.#checkOut);
    this.#tabs = new TabElection(`sanshen.editor ${person} ${manuscript.manuscript}`, {
      handOver: () => this.#handOver(),
      writerLeft: () => {
        if (this.#view.mode.kind === 'reading' && this.#view.mode.why === 'otherTab')
          this.#store.set({ mode: { kind: 'reading', why: 'otherTabLeft' } });
      },
    });
    this.#saver = new Autosaver({
      keep: () => this.#keep(),
      send: () => this.#send(),
      failed: (error, passing) => this.#sendFailed(error, passing),
    });
    const { body, ...fields } = manuscript.content ?? emptyContent;
    this.#sheet = new Sheet(body);
    this.#store = new ViewStore({
      mode: { kind: 'opening' },
      fields,
      saving: { kind: 'unchanged' },
      notice: null,
      changed: false,
      docVersion: 0,
      opened: 0,
      verdicts: [],
      uploads: 0,
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  readonly view = (): SessionView => this.#store.view;

  get #view(): SessionView {
    return this.#store.view;
  }

  get id(): string {
    return this.#manuscript;
  }

  /** The revision that was edited last, as the server gave it. */
  get revision(): Manuscript {
    return this.#revision;
  }

  get editor(): EditorView | null {
    return this.#sheet.editor;
  }

  get token(): string | null {
    return this.#checkOut.token;
  }

  /** How often something was changed here. */
  get edits(): number {
    return this.#edits;
  }

  get base(): string {
    return this.#base;
  }

  /** The body that the text editor begins with. */
  startBody() {
    return this.#sheet.start();
  }

  /** Opens the text: to write on, if nobody else does. */
  async start(): Promise<void> {
    this.#watch();
    await leaving.get(this.#manuscript);
    if (this.#stopped) return;
    const closed = modeOfPhase(this.#revision.phase);
    if (closed !== null) return this.#readOnly(closed);
    if (await this.#tabs.claim()) {
      if (!this.#stopped) await this.#begin(false);
      return;
    }
    if (this.#stopped) return;
    const local = await this.#copy.readHere();
    // What the other tab kept here is newer than anything on the server.
    const kept = local === null ? null : { ...local, sent: false };
    this.#show(chooseText(this.#revision, kept, null).text, false);
    this.#store.set({ mode: { kind: 'reading', why: 'otherTab' } });
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#unwatch();
    clearInterval(this.#heartbeat);
    clearTimeout(this.#settleTimer);
    const writing = this.#view.mode.kind === 'writing';
    const last = writing ? this.#saver.flush() : Promise.resolve();
    const left = Promise.race([last, new Promise<void>((done) => setTimeout(done, mostLeavingMs))]).finally(
      () => {
        this.#saver.stop();
        if (writing) this.#checkOut.giveBack();
        this.#tabs.close();
        leaving.delete(this.#manuscript);
      },
    );
    leaving.set(this.#manuscript, left);
  }

  /** Writes on in this tab; the one that wrote stores what it has first. */
  async continueHere(): Promise<void> {
    this.#store.set({ mode: { kind: 'opening' } });
    await this.#tabs.take();
    await this.#begin(false);
    // It is the same writing, only elsewhere.
    if (this.#view.notice?.kind === 'restoredLocal') this.dismissNotice();
  }

  /** Takes the editing from whoever has it, or begins where it was given back. */
  async takeOver(force: boolean): Promise<void> {
    await this.#tabs.take();
    await this.#begin(force);
  }

  /** Edits a text that is being reviewed; its author knows what that voids. */
  async editInReview(): Promise<void> {
    this.#store.set({ mode: { kind: 'opening' } });
    if (await this.#tabs.claim()) await this.#begin(false);
    else this.#store.set({ mode: { kind: 'reading', why: 'otherTab' } });
  }

  /** Somebody changed who has it for editing: ask at once whether it is still this one. */
  async checkNow(): Promise<void> {
    if (this.#view.mode.kind !== 'writing') return;
    try {
      await this.#checkOut.renew();
    } catch (error) {
      this.#lost(error);
    }
  }

  /** While one only reads, a colleague's new revision is shown as it comes. */
  follow(manuscript: Manuscript): void {
    if (manuscript.digest === this.#revision.digest && manuscript.phase === this.#revision.phase) return;
    const { mode } = this.#view;
    if (mode.kind === 'writing') {
      // What was submitted or decided elsewhere; the text that is being written stays, and saving it will tell.
      if (manuscript.digest === this.#base) this.#revision = manuscript;
      return;
    }
    this.#revision = manuscript;
    if (!followsRevisions(mode)) return;
    this.#base = manuscript.digest ?? 'none';
    this.#show(manuscript.content ?? emptyContent, false);
  }

  setFields(change: Partial<Fields>): void {
    if (this.#view.mode.kind !== 'writing') return;
    this.#edits += 1;
    this.#store.set({
      fields: { ...this.#view.fields, ...change },
      changed: true,
      docVersion: this.#view.docVersion + 1,
    });
    this.#saver.touch();
    this.#store.beginSaving();
  }

  setVerdicts(verdicts: readonly Verdict[]): void {
    this.#store.set({ verdicts });
    this.#saver.touch();
  }

  attach(editor: EditorView | null): void {
    this.#sheet.attach(editor);
  }

  /** A key was pressed: nothing here may take long. */
  docChanged(): void {
    this.#edits += 1;
    this.#saver.touch();
    this.#store.beginSaving();
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(
      () => this.#store.set({ changed: true, docVersion: this.#view.docVersion + 1 }),
      settleMs,
    );
  }

  /** What is written now, unchecked. */
  content(): ManuscriptContent {
    return { ...this.#view.fields, body: this.#sheet.body() };
  }

  /** What is written now as a revision may have it. Throws DocumentError. */
  checkedContent(): ManuscriptContent {
    return { ...this.#view.fields, body: this.#sheet.checkedBody() };
  }

  countUpload(by: 1 | -1): void {
    this.#store.set({ uploads: this.#view.uploads + by });
  }

  /** Puts another text in; what stood there is put aside unless it is nothing new. */
  async replace(
    content: ManuscriptContent,
    why: 'discarded' | 'conflict' | 'imported' | null,
  ): Promise<void> {
    if (why !== null) await this.#copy.putAside(why, this.content());
    this.#show(content, true);
    this.#store.set({ changed: true, notice: null, docVersion: this.#view.docVersion + 1 });
    this.#saver.touch();
  }

  /** Goes on from the newest revision and forgets the working copy, which is put aside. */
  async backToRevision(why: 'discarded' | 'conflict'): Promise<void> {
    await this.#copy.putAside(why, this.content());
    const manuscript = await client.call(readManuscript, { params: { manuscript: this.#manuscript } });
    this.#revision = manuscript;
    this.#base = manuscript.digest ?? 'none';
    this.#saver.settled();
    this.#show(manuscript.content ?? emptyContent, true);
    this.#store.set({
      changed: false,
      saving: { kind: 'unchanged' },
      notice: null,
      docVersion: this.#view.docVersion + 1,
    });
    await this.#copy.discard();
  }

  dismissNotice(): void {
    this.#store.set({ notice: null });
  }

  /** Goes on writing upon a newer revision than the one that was begun from. */
  rebase(manuscript: Manuscript): void {
    this.#revision = manuscript;
    this.#base = manuscript.digest ?? 'none';
    this.#store.set({ changed: true });
    this.#saver.touch();
  }

  /** A revision was made of what stood there after so many edits. */
  async saved(manuscript: Manuscript, edits: number, at: string): Promise<void> {
    this.#revision = manuscript;
    this.#base = manuscript.digest ?? 'none';
    this.#store.set({ verdicts: [], notice: null });
    if (edits !== this.#edits) return this.#saver.touch();
    this.#saver.settled();
    this.#store.set({ changed: false, saving: { kind: 'server', at } });
    await this.#copy.drop();
  }

  async #begin(force: boolean): Promise<void> {
    try {
      await this.#checkOut.take(force);
    } catch (error) {
      const mode = modeOfRefusal(error, this.#person);
      if (mode !== null) return this.#readOnly(mode);
    }
    if (this.#stopped) return this.#checkOut.giveBack();
    const params = { manuscript: this.#manuscript };
    const [manuscript, drafts, local] = await Promise.all([
      client.call(readManuscript, { params }).catch(() => this.#revision),
      this.#copy.readThere(),
      this.#copy.readHere(),
    ]);
    if (this.#stopped) return;
    this.#revision = manuscript;
    this.#open(chooseText(manuscript, local, drafts));
  }

  #open(opened: Opened): void {
    this.#base = opened.base;
    this.#copy.countFrom(opened.sequence);
    this.#show(opened.text, false);
    const saving: Saving =
      opened.savedAt === null ? { kind: 'unchanged' } : { kind: 'server', at: opened.savedAt };
    this.#store.set({
      mode: { kind: 'writing' },
      notice: opened.notice,
      changed: opened.changed,
      verdicts: opened.verdicts,
      saving,
      docVersion: this.#view.docVersion + 1,
    });
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => void this.checkNow(), heartbeatMs);
    if (opened.unsent) this.#saver.touch();
  }

  /** Shows a text. `undoable` if it takes the place of one that is being written. */
  #show(content: ManuscriptContent, undoable: boolean): void {
    const { body, ...fields } = content;
    this.#sheet.show(body, undoable);
    this.#store.set({ fields, opened: this.#view.opened + 1 });
  }

  /** Shows the newest revision, to be read. */
  #readOnly(mode: Mode): void {
    this.#tabs.leave();
    this.#show(this.#revision.content ?? emptyContent, false);
    this.#store.set({ mode });
  }

  #lost(error: unknown): void {
    const mode = modeOfLoss(error);
    if (mode === null) return;
    clearInterval(this.#heartbeat);
    this.#saver.settled();
    this.#checkOut.forget();
    this.#tabs.leave();
    void this.#keep();
    void this.#copy.putAside('takenOver', this.content());
    this.#store.set({ mode });
  }

  #words() {
    return { content: this.content(), base: this.#base, verdicts: this.#view.verdicts };
  }

  #keep(): Promise<void> {
    return this.#copy.keep(this.#words());
  }

  async #send(): Promise<void> {
    if (this.#view.mode.kind !== 'writing') return;
    this.#store.set({ saving: { kind: 'saving' } });
    const edits = this.#edits;
    const words = this.#words();
    const at = await this.#copy.send(words);
    this.#store.set({ changed: true });
    // What was written meanwhile is on its way; what this device has of it must not be replaced by less.
    if (edits !== this.#edits) return;
    await this.#copy.keep(words, true, at);
    this.#store.set({ saving: { kind: 'server', at } });
  }

  #sendFailed(error: unknown, passing: boolean): void {
    if (modeOfLoss(error) !== null) {
      this.#lost(error);
      return;
    }
    this.#store.set({
      saving: passing ? { kind: 'local', at: new Date().toISOString() } : { kind: 'failed', error },
    });
  }

  async #handOver(): Promise<void> {
    clearInterval(this.#heartbeat);
    if (this.#saver.pending) await this.#keep();
    this.#saver.settled();
    this.#checkOut.handOver();
    this.#store.set({ mode: { kind: 'reading', why: 'otherTab' } });
  }

  #watch(): void {
    const writing = () => this.#view.mode.kind === 'writing';
    this.#unwatch = watchPage({
      online: () => this.#saver.retryNow(),
      hidden: () => {
        if (writing()) void this.#saver.flush();
      },
      leaving: () => {
        if (!writing()) return;
        // With something unsent the check-out is kept, so that the next start of this browser can send it.
        if (this.#saver.pending) void this.#keep();
        else this.#checkOut.giveBack();
        this.#tabs.leave();
      },
      broughtBack: () => {
        if (writing()) void this.continueHere();
      },
    });
  }
}
