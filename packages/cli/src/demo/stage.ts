import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Desk } from './desk.ts';
import type { Narrator } from './narrator.ts';
import type { ServerProcess } from './server-process.ts';

/** What every chapter of the demonstration works with. */
export interface Stage {
  readonly desk: Desk;
  readonly narrator: Narrator;
  readonly server: ServerProcess;
  /** Folder for what the chapters save, such as archives. */
  readonly folder: string;
  /** The real article: the notice of 2023, a public official document. */
  readonly notice: string;
  readonly cover: Uint8Array;
  /** Called between steps; kills and restarts the server where that was asked for. */
  readonly between: () => Promise<void>;
}

const fixtures = join(import.meta.dirname, '../../fixtures');

/** Loads what the chapters need. */
export async function openStage(
  parts: Pick<Stage, 'narrator' | 'server' | 'folder' | 'between'>,
): Promise<Stage> {
  return {
    ...parts,
    desk: new Desk(parts.server.url),
    notice: await readFile(join(fixtures, 'notice.zh.txt'), 'utf8'),
    cover: await readFile(join(fixtures, 'cover.png')),
  };
}
