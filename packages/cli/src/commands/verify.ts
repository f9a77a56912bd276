import { readFile } from 'node:fs/promises';
import { type ArchiveOptions, type ArchiveVerification, stepTitles } from '@sanshen/domain/archive';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { formatKey, type NoteKey, parseKey } from '@sanshen/domain/ledger';
import {
  archiveTools,
  type OfflineVerification,
  verifyArchiveBytes,
  verifyYearFile,
  type YearFileVerification,
} from '@sanshen/server/modules/archive/public';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { verifyText } from './verify-text.ts';
import { reportYear } from './verify-year.ts';

type Language = keyof LocalizedText;

/** Bad use or unreadable input: one clear line, exit code 2. */
class BadUse extends Error {
  readonly text: LocalizedText;
  constructor(text: LocalizedText) {
    super(text.en);
    this.text = text;
  }
}

const options = { trust: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/**
 * Runs `sanshen verify ARCHIVE [--trust FILE] [--json] [--lang en]`; `args` begin after the word verify. Gives 0 only if everything in the
 * archive holds, 1 if something doesn't, 2 for bad use or what cannot be read as an archive. Uses neither database nor network.
 */
export async function verifyCommand(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const parsed = parseCommand(args, given, { options, allowPositionals: true, usage: verifyText.usage });
  if (parsed.done) return parsed.exit;
  const { values, positionals, io } = parsed;
  const { language } = io;
  try {
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new BadUse(verifyText.usage());
    const trusted = values.trust === undefined ? undefined : await readKeys(values.trust);
    const year = await verifyYear(path, trusted === undefined ? {} : { trusted });
    if (year.kind !== 'other') return reportYear(path, year, io, values.json);
    const offline = verifyArchiveBytes(await read(path), trusted === undefined ? {} : { trusted });
    if (values.json) io.out(JSON.stringify(asJson(path, offline)));
    else report(path, offline, io, language);
    return exitCode(offline);
  } catch (error) {
    io.err(error instanceof BadUse ? error.text[language] : messageOf(error));
    return 2;
  }
}

function exitCode(offline: OfflineVerification): ExitCode {
  if (!offline.read || offline.verification.unreadable) return 2;
  return offline.verification.ok ? 0 : 1;
}

function report(path: string, offline: OfflineVerification, io: CommandIo, language: Language): void {
  if (!offline.read) {
    const { code, ...text } = offline.problem;
    io.err(verifyText.unreadable(path, `${text[language]} (${code})`)[language]);
    return;
  }
  const { manifest, steps, firstFailure, failedStep } = offline.verification;
  if (manifest !== null) {
    io.out(verifyText.about(manifest.title, manifest.organizationName, manifest.madeAt)[language]);
  }
  for (const { title, count } of steps) io.out(verifyText.step(title[language], count)[language]);
  if (firstFailure !== null && failedStep !== null) {
    const title = stepTitles[failedStep][language];
    io.err(verifyText.failed(title, firstFailure[language], firstFailure.code)[language]);
    return;
  }
  io.out(verifyText.holds()[language]);
  io.out(keysNote(offline.verification)[language]);
}

function keysNote({ keysFrom, signedBy }: ArchiveVerification): LocalizedText {
  const keys = signedBy.map((key) => `  ${formatKey(key)}`).join('\n');
  return keysFrom === 'trusted' ? verifyText.trusted(keys) : verifyText.ownKeys(keys);
}

function asJson(path: string, offline: OfflineVerification) {
  if (!offline.read) {
    return { archive: path, ok: false, unreadable: true, steps: [], firstFailure: offline.problem };
  }
  const { signedBy, manifest, ...rest } = offline.verification;
  const about =
    manifest === null
      ? null
      : { manuscript: manifest.manuscript, title: manifest.title, madeAt: manifest.madeAt };
  return { archive: path, about, ...rest, signedBy: signedBy.map(formatKey) };
}

async function verifyYear(path: string, given: ArchiveOptions): Promise<YearFileVerification> {
  try {
    return await verifyYearFile(path, given);
  } catch (error) {
    throw new BadUse(verifyText.unreadable(path, messageOf(error)));
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const why = messageOf(error);
    throw new BadUse(verifyText.unreadable(path, why));
  }
}

/** Keys from lines of `name+id+key`, or from the `keys` of a JSON file such as a witness. */
async function readKeys(path: string): Promise<readonly NoteKey[]> {
  const text = (await read(path)).toString('utf8');
  const keys = linesOf(text).map((line) => parseKey(archiveTools.suites, line));
  const known = keys.filter((key) => key !== undefined);
  // A key that cannot be read must not be passed over: whoever named it believes that it counts.
  if (keys.length === 0 || known.length < keys.length) throw new BadUse(verifyText.noKeys(path));
  return known;
}

function linesOf(text: string): readonly string[] {
  if (!text.trimStart().startsWith('{')) return text.split('\n').filter((line) => line.trim() !== '');
  try {
    const keys: unknown = Reflect.get(JSON.parse(text), 'keys');
    return Array.isArray(keys) ? keys.map(String) : [];
  } catch {
    return [];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
