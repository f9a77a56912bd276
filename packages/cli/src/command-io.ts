import type { LocalizedText } from '@sanshen/domain/kernel';

/** Where a command writes and what it knows of its surroundings. */
export interface CommandIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly language: keyof LocalizedText;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0 fine, 1 it doesn't hold or was refused, 2 bad use or unreadable input. */
export type ExitCode = 0 | 1 | 2;
