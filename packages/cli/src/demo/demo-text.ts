import type { LocalizedText } from '@sanshen/domain/kernel';

/** How `sanshen demo` explains itself. */
export const demoUsage = (): LocalizedText => ({
  zh: `用法：sanshen demo [--kill] [--lang zh|en]
      sanshen demo --year [--units N] [--months N] [--seed N] [--list] [--lang zh|en]
在全新的临时数据库上，通过 HTTP 把一篇真实文章从起草走到发布核验，并逐一尝试必须被拒绝的操作。
--kill  在各步之间强行结束服务器（SIGKILL）再启动。
--year  模拟 150 个单位的一年，埋设问题，将每项指标与埋设的事实逐一比对；--units、--months、--seed 改变规模和种子，--list 列出全部埋设的问题。
退出码：0 全部如预期，1 有一步不如预期，2 用法有误。`,
  en: `Usage: sanshen demo [--kill] [--lang zh|en]
       sanshen demo --year [--units N] [--months N] [--seed N] [--list] [--lang zh|en]
Takes a real article from draft to verified publication over HTTP, on a fresh temporary database, and tries what must be refused.
--kill  kills the server (SIGKILL) between the steps and starts it again.
--year  plays a synthetic year of 150 units with planted faults, and holds every indicator against the truth; --units, --months and --seed change it, --list prints every fault.
Exit codes: 0 everything went as it should, 1 a step did not, 2 bad use.`,
});
