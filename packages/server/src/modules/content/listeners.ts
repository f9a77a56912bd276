import type { ManuscriptContent } from '@sanshen/domain/content';
import type { ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';

/** A text as it was just saved. */
export interface SavedText {
  readonly manuscript: ManuscriptId;
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly content: ManuscriptContent;
}

/** Work of another module in the transaction that saves a text; throwing undoes it. */
export type TextListener = (trx: Transaction, saved: SavedText) => Promise<void>;

const listeners: TextListener[] = [];

/** Registers a listener for every text that is saved from now on; a module calls it once, when it is loaded. */
export function onText(listener: TextListener): void {
  listeners.push(listener);
}

/** Lets every listener do its part, one after the other. */
export async function tellOfText(trx: Transaction, saved: SavedText): Promise<void> {
  for (const listener of listeners) await listener(trx, saved);
}
