import { shippedMarks } from '@sanshen/checks/marks/library/index';
import type { LookedAt } from '@sanshen/checks/marks/look-at-picture';
import { problemTexts, reasonTexts, verdictTexts } from '@sanshen/checks/marks/problem-texts';
import {
  type FoundMark,
  type Measurement,
  markProblems,
  type UnverifiableReason,
} from '@sanshen/checks/marks/report';
import type { MarkTrack } from '@sanshen/checks/marks/video/track-marks';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { CommandIo } from '../command-io.ts';
import { marksText } from './marks-text.ts';

/** A file with what was found in it. */
export interface CheckedFile {
  readonly file: string;
  readonly looked: LookedAt;
}

const units: Readonly<Record<Measurement['unit'], string>> = {
  ratio: '',
  units: '',
  degrees: '°',
  deltaE: ' ΔE',
  count: '',
  score: '',
};

/** Says for people what was found in one file. */
export function reportMarks({ file, looked }: CheckedFile, io: CommandIo): void {
  const say = (text: LocalizedText) => io.out(text[io.language]);
  const { report, tracks, frames } = looked;
  if (report.marks.length === 0) say(marksText.nothing(file));
  for (const [index, mark] of report.marks.entries()) {
    reportMark(file, mark, tracks[index], io);
  }
  if (frames.broken > 0) say(marksText.brokenFrames(file, frames.broken));
}

function reportMark(file: string, mark: FoundMark, track: MarkTrack | undefined, io: CommandIo): void {
  const { language } = io;
  const say = (text: LocalizedText) => io.out(text[language]);
  const [x, y, width, height] = mark.box.map(Math.round);
  const when =
    track === undefined ? '' : ` ${marksText.time(track.from.toFixed(1), track.to.toFixed(1))[language]}`;
  const place = `[${x},${y} ${width}×${height}]${when}`;
  const verdict = verdictTexts[mark.verdict][language];
  const { zh, en } = nameOf(mark.mark);
  const version = mark.version ?? '';
  say({
    zh: marksText.mark(file, place, zh, version, verdict).zh,
    en: marksText.mark(file, place, en, version, verdict).en,
  });
  if (track?.disagrees === true) say(marksText.disagrees());
  for (const code of mark.problems) {
    const { title, wrong, todo } = problemTexts[code];
    say(marksText.problem(title[language], wrong[language], todo[language]));
    for (const one of mark.measurements)
      if (one.name === code && one.ok === false) reportMeasurement(one, io);
  }
  const reasons = mark.measurements.flatMap(({ ok, reason }) =>
    ok === null && reason !== null ? [reason] : [],
  );
  for (const reason of new Set<UnverifiableReason>(reasons)) {
    const { wrong, todo } = reasonTexts[reason];
    say(marksText.unverified(wrong[language].replace(/[。.]$/, ''), todo[language]));
  }
}

function reportMeasurement(one: Measurement, { language, out }: CommandIo): void {
  if (one.measured === null || one.standard === null) return;
  const shown = (value: number | null) =>
    value === null ? '–' : `${Number(value.toFixed(2))}${units[one.unit]}`;
  const known = markProblems.find((code) => code === one.name);
  const name = known === undefined ? one.name : problemTexts[known].title[language];
  const part = one.part?.[language] ?? '';
  out(
    marksText.measured(name, part, shown(one.measured), shown(one.standard), shown(one.tolerance))[language],
  );
}

function nameOf(mark: string): LocalizedText {
  return shippedMarks().versions.find((version) => version.mark === mark)?.names ?? { zh: mark, en: mark };
}
