import { brandId, canonicalJson, type OrganizationId } from '@sanshen/domain/kernel';
import { type Head, signNote } from '@sanshen/domain/ledger';
import type { ReleaseState, ReviewState } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { appendEntries, type KeyStore, keyStoreOf, loadIdentity, type Projection } from '../ledger/public.ts';
import { type Decided, streamOf } from '../review/public.ts';
import {
  certificateFormat,
  type ReleaseCertificate,
  readCertificateText,
  textOfNote,
} from './verify-certificate.ts';

/** Kind of the ledger's entry. */
const certified = 'release.certified';

// By the ledger's name: a process that serves two databases (a test) has two.
const keyStores = new Map<string, KeyStore>();

/** Makes a started server's keys known to the listener, which sees only the transaction. */
export async function useKeysOf(context: AppContext): Promise<void> {
  const identity = await loadIdentity(context.db);
  if (identity !== null) keyStores.set(identity.origin, keyStoreOf(context));
}

/**
 * 签发: builds, signs and keeps the certificate of a release, and enters it in the manuscript's stream. Gives the stream's new head.
 * Throws when this installation has no key: a release without a certificate must not happen.
 */
export async function certifyRelease(
  trx: Transaction,
  { after, facts, root }: Decided,
  release: ReleaseState,
  head: Head,
): Promise<Head> {
  const certificate = certificateOf(after, release, facts.now);
  const note = signNote(`${canonicalJson(certificate)}\n`, [(await keysIn(trx)).signer]);
  await insertCertificate(trx, root, note);
  return appendEntries(trx, streamOf(certificate.manuscript), head, [
    {
      at: facts.now,
      actor: { person: 'system', name: '系统' },
      kind: certified,
      body: { release: certificate.release, root, note },
    },
  ]);
}

/** Keeps a certificate where it can be read; all of the row follows from the note and the root of the tree. */
async function insertCertificate(trx: Transaction, root: OrganizationId, note: string): Promise<void> {
  const certificate = readCertificateText(textOfNote(note));
  if (certificate === null) throw new TypeError('a note without a certificate');
  await trx
    .insertInto('release_certificate')
    .values({
      release_id: certificate.release,
      manuscript_id: certificate.manuscript,
      root_id: root,
      organization_id: certificate.organization,
      digest: certificate.digest,
      released_at: certificate.releasedAt,
      note,
    })
    .execute();
}

const bodySchema = z.object({ root: z.string(), note: z.string() });

/** Release certificates, filled again from the ledger. */
export const certificateProjection: Projection = {
  name: 'releases',
  tables: [{ table: 'release_certificate', key: ['release_id'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (entry.kind !== certified) continue;
      const { root, note } = bodySchema.parse(entry.body);
      await insertCertificate(trx, brandId<OrganizationId>(root), note);
    }
  },
};

function certificateOf(
  state: ReviewState,
  release: ReleaseState,
  releasedAt: ReleaseCertificate['releasedAt'],
): ReleaseCertificate {
  const { manuscript, organization, emergency } = state;
  if (manuscript === null || organization === null) throw new TypeError('a release without a manuscript');
  return {
    format: certificateFormat,
    release: newId(),
    manuscript,
    organization,
    digest: release.digest,
    round: release.round,
    kind: release.kind,
    importance: state.importance,
    policy: state.pinned?.reference ?? null,
    signOffs: state.signOffs,
    emergency:
      release.kind === 'reviewed' || emergency === null
        ? null
        : {
            requestedBy: emergency.requestedBy,
            requestedAt: emergency.requestedAt,
            confirmedBy: emergency.confirmedBy,
            reason: emergency.reason,
          },
    channels: release.channels,
    notBefore: release.notBefore,
    releasedAt,
  };
}

async function keysIn(trx: Transaction): Promise<KeyStore> {
  const { rows } = await sql<{ origin: string }>`select origin from ledger_identity`.execute(trx);
  const keys = keyStores.get(rows[0]?.origin ?? '');
  if (keys === undefined) throw new Error('no signing key for this ledger: the release cannot be certified');
  return keys;
}
