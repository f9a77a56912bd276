import type { SessionView } from './session-view.ts';

/** Holds what screens see, and tells them when it changes. */
export class ViewStore {
  readonly #listeners = new Set<() => void>();
  #view: SessionView;

  constructor(view: SessionView) {
    this.#view = view;
  }

  get view(): SessionView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(change: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** What was said of the last words does not hold for new ones. */
  beginSaving(): void {
    const { kind } = this.#view.saving;
    if (kind === 'server' || kind === 'unchanged') this.set({ saving: { kind: 'saving' } });
  }
}
