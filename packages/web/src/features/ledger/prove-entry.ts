import type { entryProof } from '@sanshen/contract/ledger';
import type { RouteAnswer } from '@sanshen/contract/route';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import {
  digestBytes,
  fromBase64,
  isDigestOf,
  type NoteKey,
  openNote,
  parseCheckpoint,
  parseEntry,
  parseKey,
  type Suite,
  type Suites,
  treeHasher,
  verifyInclusion,
} from '@sanshen/domain/ledger';
import { sha256 } from './sha256.ts';

export type EntryProof = RouteAnswer<typeof entryProof>;

/** What came of each step; `open` where this browser cannot tell. */
export type StepResult = 'held' | 'failed' | 'open';

/** What this browser found about the proof of an entry. */
export interface ProofCheck {
  readonly entry: StepResult;
  readonly place: StepResult;
  readonly tree: StepResult;
  readonly signature: StepResult;
  /** Entries in the tree of the checkpoint; null where it cannot be read. */
  readonly size: number | null;
  /** Names of the keys whose signatures hold. */
  readonly signers: readonly string[];
}

/**
 * Checks on this computer that an entry is in the ledger: its hash, its place, its way to the root (RFC 6962) and the checkpoint's
 * signature. A ledger of SM3 and SM2 stays open: browsers know neither.
 */
export async function proveEntry(
  proof: EntryProof,
  place: { readonly stream: string; readonly sequence: number },
  keys: readonly string[],
): Promise<ProofCheck> {
  const { entry, leaf, inclusion, checkpoint } = proof;
  const read = parseEntry(entry.text);
  const here = read?.stream === place.stream && read.sequence === place.sequence ? 'held' : 'failed';
  const parsed = parseCheckpoint(checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1));
  const size = parsed?.size ?? null;
  if (!entry.hash.startsWith('sha256:')) {
    return { entry: 'open', place: here, tree: 'open', signature: 'open', size, signers: [] };
  }
  const hash = brandId<Digest>(entry.hash);
  const hasher = treeHasher(sha256);
  const hashes = inclusion.map(fromBase64).filter((hash) => hash !== undefined);
  const inTree =
    parsed !== undefined &&
    hashes.length === inclusion.length &&
    verifyInclusion(hasher, leaf, parsed.size, hasher.leaf(digestBytes(hash)), hashes, parsed.root);
  const { signature, signers } = await checkSignatures(checkpoint, keys);
  return {
    entry: isDigestOf(hash, sha256(entry.text)) ? 'held' : 'failed',
    place: here,
    tree: inTree ? 'held' : 'failed',
    signature,
    size,
    signers,
  };
}

interface Asked {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array | string;
  readonly signature: Uint8Array;
}

/**
 * The domain opens notes at once, the browser answers later about a signature: the first opening hears what is to be verified, then the
 * browser is asked.
 */
async function checkSignatures(
  note: string,
  keys: readonly string[],
): Promise<{ readonly signature: StepResult; readonly signers: readonly string[] }> {
  const asked: Asked[] = [];
  const suites = listening(asked);
  const known = keys.map((key) => parseKey(suites, key)).filter((key): key is NoteKey => key !== undefined);
  const opened = openNote(suites, known, note);
  if (!opened.ok) return { signature: opened.why === 'unknownKey' ? 'open' : 'failed', signers: [] };
  const answers = await Promise.all(asked.map(ed25519Holds));
  if (answers.includes('open')) return { signature: 'open', signers: [] };
  if (answers.includes('failed')) return { signature: 'failed', signers: [] };
  return { signature: 'held', signers: opened.keys.map(({ name }) => name) };
}

/** Suites that only note what they are asked to verify; a key of SM2 is of no use here, so it is never found. */
function listening(asked: Asked[]): Suites {
  const suite = (id: Suite['id'], hashName: Suite['hashName']): Suite => ({
    id,
    hashName,
    hash: sha256,
    sign: () => {
      throw new Error('a browser signs no checkpoint');
    },
    verify: (publicKey, message, signature) => {
      asked.push({ publicKey, message, signature });
      return true;
    },
  });
  return { 'ed25519-sha256': suite('ed25519-sha256', 'sha256'), 'sm2-sm3': suite('sm2-sm3', 'sm3') };
}

async function ed25519Holds({ publicKey, message, signature }: Asked): Promise<StepResult> {
  // There is none outside of a secure context, and old ones do not know the algorithm.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (subtle === undefined) return 'open';
  const text = typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message);
  try {
    const key = await subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    return (await subtle.verify('Ed25519', key, new Uint8Array(signature), text)) ? 'held' : 'failed';
  } catch {
    return 'open';
  }
}
