import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import {
  type ChosenFrames,
  difference,
  mostFrames,
  sampleEvery,
  smallPicture,
  type VideoFrame,
} from './frame.ts';
import { PpmReader } from './ppm-reader.ts';

/** Milliseconds for one film. */
const limitMs = 180_000;
const longest = 1920;
/** ffmpeg's score of a change of scene, 0–1. */
const sceneScore = 0.3;
/** Two frames a second apart differ more than neighbours, also where the camera only moves. */
const otherScene = 45;

/** The program that unpacks films: the one that SANSHEN_FFMPEG names, else the first on the PATH; null if there is none. */
export async function findFfmpeg(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const named = env.SANSHEN_FFMPEG;
  const names = process.platform === 'win32' ? ['ffmpeg.exe'] : ['ffmpeg'];
  const places = named
    ? [named]
    : (env.PATH ?? '')
        .split(delimiter)
        .flatMap((folder) => (folder === '' ? [] : names.map((name) => join(folder, name))));
  for (const place of places) {
    if (
      await access(place, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return place;
  }
  return null;
}

/**
 * The frames of a film that are worth looking at, as ffmpeg unpacks them: the first of every scene and one a second. `reader` is ffmpeg's
 * own for this kind of file, so that nothing else in it is ever opened. What cannot be read is counted, and the rest is given.
 */
export function ffmpegFrames(program: string, path: string, reader: string): ChosenFrames {
  let broken = 0;
  async function* frames(): AsyncGenerator<VideoFrame> {
    const child = spawn(program, arguments_(path, reader), { stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const ended = new Promise<number | null>((done) => {
      child.once('error', () => done(null));
      child.once('close', (code) => done(code));
    });
    const told = new Told();
    child.stderr.setEncoding('utf8').on('data', (text: string) => told.read(text));
    const ppm = new PpmReader();
    let given = 0;
    let before: Uint8Array | undefined;
    try {
      for await (const chunk of child.stdout) {
        for (const picture of ppm.read(chunk)) {
          const { time, cut } = told.frame(given);
          const small = smallPicture(picture);
          // A scene that changes just when a second has passed is told by nothing else.
          const other = before !== undefined && difference(before, small) > otherScene;
          before = small;
          yield { time, cut: cut || other, picture: { ...picture, ...whole(picture) } };
          given++;
          if (given >= mostFrames) return;
        }
      }
      const code = await ended;
      broken = told.faults + (ppm.isInside() || (code !== 0 && told.faults === 0) ? 1 : 0);
    } finally {
      clearTimeout(limit);
      child.kill('SIGKILL');
    }
  }
  return { frames: frames(), broken: () => broken };
}

function whole({ width, height }: { readonly width: number; readonly height: number }) {
  return { shown: { width, height }, scale: 1 };
}

function arguments_(path: string, reader: string): readonly string[] {
  // A frame is taken if it is the first, if a second has passed, or if it looks like a new scene; showinfo tells its time. Then all are
  // put a second apart, so that versions old and new neither double nor drop any.
  const taken = `isnan(prev_selected_t)+gte(t-prev_selected_t\\,${sampleEvery})+gt(scene\\,${sceneScore})`;
  const smaller = `scale=w='min(${longest},iw)':h='min(${longest},ih)':force_original_aspect_ratio=decrease`;
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'info', '-threads', '1'],
    ...['-protocol_whitelist', 'file', '-f', reader, '-i', `file:${path}`],
    ...['-an', '-sn', '-dn', '-vf', `select='${taken}',${smaller},showinfo,setpts=N/TB`, '-r', '1'],
    ...['-f', 'image2pipe', '-c:v', 'ppm', '-pix_fmt', 'rgb24', 'pipe:1'],
  ];
}

/** What ffmpeg says while it works: each frame's time, and what it could not read. */
class Told {
  readonly #times: number[] = [];
  #rest = '';
  faults = 0;

  read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const time = /showinfo.*\bpts_time:\s*([\d.]+)/.exec(line)?.[1];
      if (time !== undefined) this.#times.push(Number(time));
      else if (/error|invalid|corrupt|concealing|truncat|missing|partial file/i.test(line)) this.faults++;
    }
  }

  /** The time of a frame; a second after the one before where it was not told yet. */
  frame(index: number): { readonly time: number; readonly cut: boolean } {
    const time = this.#times[index] ?? index * sampleEvery;
    const before =
      index === 0 ? Number.NEGATIVE_INFINITY : (this.#times[index - 1] ?? (index - 1) * sampleEvery);
    // Within a scene nothing is taken sooner than a second after the last.
    return { time, cut: index === 0 || time - before < sampleEvery - 0.001 };
  }
}
