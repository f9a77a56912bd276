import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { type LookedAt, lookAtPicture } from '@sanshen/checks/marks/look-at-picture';
import { RefusedPicture } from '@sanshen/checks/marks/picture/picture-refusal';
import { isFilm } from '@sanshen/checks/marks/video/film-kind';
import { lookAtFilmFile } from '@sanshen/checks/marks/video/look-at-film-file';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { BadInput, readInput } from './check-input.ts';
import { type CheckedFile, reportMarks } from './marks-report.ts';
import { marksText } from './marks-text.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/**
 * Runs `sanshen marks [--json] IMAGE…`; `args` begin after the word marks. Gives 0 if nothing violates its standard, 1 if something does, 2
 * for bad use or what cannot be read. Uses neither database nor network.
 */
export async function marksCommand(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const parsed = parseCommand(args, given, { options, allowPositionals: true, usage: marksText.usage });
  if (parsed.done) return parsed.exit;
  const { values, positionals, io } = parsed;
  try {
    if (positionals.length === 0) throw new BadInput(marksText.usage());
    const files: CheckedFile[] = [];
    for (const file of positionals) files.push({ file, looked: await look(file, io.env) });
    if (values.json) io.out(JSON.stringify(files.map(asJson)));
    else for (const one of files) reportMarks(one, io);
    const violates = files.some(({ looked }) =>
      looked.report.marks.some(({ verdict }) => verdict === 'violates'),
    );
    return violates ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    io.err(error.text[io.language]);
    return 2;
  }
}

async function look(file: string, env: CommandIo['env']): Promise<LookedAt> {
  const bytes = await readInput(file);
  try {
    const library = shippedMarks();
    return await (isFilm(bytes) ? lookAtFilmFile(bytes, library, env) : lookAtPicture(bytes, library));
  } catch (error) {
    if (!(error instanceof RefusedPicture)) throw error;
    const { zh, en } = error.text;
    throw new BadInput({ zh: marksText.unreadable(file, zh).zh, en: marksText.unreadable(file, en).en });
  }
}

/** No side is measured more closely than a tenth of a pixel. */
const toTenth = (value: number): number => Math.round(value * 10) / 10;

function asJson({ file, looked }: CheckedFile) {
  const { report, notes, tracks, frames } = looked;
  const marks = report.marks.map(({ quad, ...mark }, index) => {
    const track = tracks[index];
    return {
      ...mark,
      box: mark.box.map(toTenth),
      ...(quad === null ? {} : { quad: quad.map((corner) => corner.map(toTenth)) }),
      ...(track === undefined
        ? {}
        : { from: track.from, to: track.to, sharpestAt: track.sharpestAt, disagrees: track.disagrees }),
    };
  });
  return { file, width: report.width, height: report.height, notes, frames, marks };
}
