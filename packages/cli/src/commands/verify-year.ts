import { unreadableCodes, yearStepTitles } from '@sanshen/domain/archive';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { formatKey } from '@sanshen/domain/ledger';
import type { YearFileVerification } from '@sanshen/server/modules/archive/public';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { verifyText } from './verify-text.ts';

/** Says what came of the verification of an archive of a year; gives the exit code. */
export function reportYear(
  path: string,
  found: Exclude<YearFileVerification, { kind: 'other' }>,
  io: CommandIo,
  json: boolean,
): ExitCode {
  const language: keyof LocalizedText = io.language;
  if (found.kind === 'unreadable') {
    if (json) io.out(JSON.stringify({ archive: path, ok: false, unreadable: true, firstFailure: found.why }));
    else io.err(verifyText.unreadable(path, found.why)[language]);
    return 2;
  }
  const { about, counted, firstFailure, keysFrom, signedBy, ok } = found.verification;
  if (json) {
    io.out(JSON.stringify({ archive: path, ...found.verification, signedBy: signedBy.map(formatKey) }));
  } else {
    if (about !== null) {
      io.out(verifyText.aboutYear(about.organizationName, about.year, about.madeAt)[language]);
    }
    // `entries` and its fellows are the keys of the titles.
    for (const part of Object.keys(yearStepTitles) as (keyof typeof yearStepTitles)[]) {
      io.out(verifyText.step(yearStepTitles[part][language], counted[part])[language]);
    }
    if (counted.withheld > 0) io.out(verifyText.withheld(counted.withheld)[language]);
    if (firstFailure !== null) {
      io.err(
        verifyText.failedYear(firstFailure[language], `${firstFailure.code} ${firstFailure.place}`)[language],
      );
    } else {
      const keys = signedBy.map((key) => `  ${formatKey(key)}`).join('\n');
      io.out(verifyText.holds()[language]);
      io.out((keysFrom === 'trusted' ? verifyText.trusted(keys) : verifyText.ownKeys(keys))[language]);
    }
  }
  if (ok) return 0;
  return firstFailure !== null && unreadableCodes.includes(firstFailure.code) ? 2 : 1;
}
