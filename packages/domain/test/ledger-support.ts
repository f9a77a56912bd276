import { createHash } from 'node:crypto';
import { brandId, instant } from '@sanshen/domain/kernel';
import {
  type EntryDraft,
  emptyHead,
  type Hash,
  type Head,
  type StoredEntry,
  type Suite,
  type SuiteId,
  type Suites,
  sealEntry,
} from '@sanshen/domain/ledger';

export const sha256: Hash = (data) => createHash('sha256').update(data).digest();

/** A suite whose "signature" is a keyed hash: enough to test what the domain does with any suite. */
function keyedHashSuite(id: SuiteId, hashName: Suite['hashName']): Suite {
  const hash: Hash = (data) => createHash(hashName).update(data).digest();
  const mac = (key: Uint8Array, message: Uint8Array | string) =>
    createHash(hashName).update(key).update(message).digest();
  return {
    id,
    hashName,
    hash,
    sign: mac,
    verify: (key, message, signature) => mac(key, message).equals(signature),
  };
}

export const testSuites: Suites = {
  'ed25519-sha256': keyedHashSuite('ed25519-sha256', 'sha256'),
  'sm2-sm3': keyedHashSuite('sm2-sm3', 'sm3'),
};

/** A decision by a role. */
export function decision(body: EntryDraft['body']): EntryDraft {
  return {
    at: instant('2026-11-23T04:00:00.000Z'),
    actor: { person: brandId('person-1'), name: '五华区宣传负责人', office: 'publicityLead' },
    kind: 'review.decided',
    body,
  };
}

/** A chain of `length` entries of one stream. */
export function chain(stream: string, length: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let head: Head = emptyHead;
  for (let n = 1; n <= length; n++) {
    const sealed = sealEntry(testSuites['ed25519-sha256'], stream, head, decision({ n }));
    entries.push(sealed);
    head = sealed;
  }
  return entries;
}
