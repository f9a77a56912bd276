import { fromBase64, type NoteKey, type NoteSigner, openNote, signNote } from './note.ts';
import type { TreeHead } from './proof.ts';
import type { Suites } from './suite.ts';

/** What a ledger says about itself at one size (C2SP tlog-checkpoint): signed, it can't be taken back. */
export interface Checkpoint extends TreeHead {
  /** The ledger's name, without white space around it. */
  readonly origin: string;
}

/** Writes a checkpoint as a signed note. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  const { origin, size, root } = checkpoint;
  return signNote(`${origin}\n${size}\n${root.toBase64()}\n`, signers);
}

export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly keys: readonly NoteKey[] }
  | { readonly ok: false; readonly why: 'malformed' | 'unknownKey' | 'badSignature' };

/** Opens a checkpoint and checks its signatures against the known keys. */
export function openCheckpoint(suites: Suites, keys: readonly NoteKey[], note: string): OpenedCheckpoint {
  const opened = openNote(suites, keys, note);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.text);
  return checkpoint === undefined
    ? { ok: false, why: 'malformed' }
    : { ok: true, checkpoint, keys: opened.keys };
}

/** Reads the text of a checkpoint without looking at signatures; lines after the third are passed over. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, decimal, encoded] = text.split('\n');
  if (!origin || decimal === undefined || !/^(0|[1-9]\d{0,15})$/.test(decimal) || encoded === undefined)
    return undefined;
  const root = fromBase64(encoded);
  const size = Number(decimal);
  return root?.length === 32 && Number.isSafeInteger(size) ? { origin, size, root } : undefined;
}
