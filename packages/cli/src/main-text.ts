import type { LocalizedText } from '@sanshen/domain/kernel';

/** What the program says before it knows which command is meant. */
export const mainText = {
  usage: (names: readonly string[]): LocalizedText => ({
    zh: `用法：sanshen 命令 …\n命令：${names.join('、')}。各命令加 --help 查看说明。`,
    en: `usage: sanshen COMMAND …\ncommands: ${names.join(', ')}. Each explains itself with --help.`,
  }),
} as const;
