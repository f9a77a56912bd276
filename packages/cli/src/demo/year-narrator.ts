import type { LocalizedText } from '@sanshen/domain/kernel';
import type {
  PlantedFault,
  YearComparison,
  YearPlan,
  YearProgress,
} from '@sanshen/server/demonstration/year/index';
import type { SupervisionCheck } from '@sanshen/server/modules/supervision/public';

/** Differences that are printed; there may be thousands where one definition is wrong. */
const mostDifferences = 40;

/** Tells how a synthetic year is played and how it compares. */
export class YearNarrator {
  readonly #out: (line: string) => void;
  readonly #language: keyof LocalizedText;
  readonly #started = performance.now();

  constructor(out: (line: string) => void, language: keyof LocalizedText) {
    this.#out = out;
    this.#language = language;
  }

  plan({ seed, units, months, happenings }: YearPlan): void {
    const all = happenings.flat();
    const articles = all.reduce((sum, one) => sum + one.articles.length, 0);
    const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
    this.#say({
      zh: `模拟年度：${units.length} 个单位，${first} 至 ${last}，${articles} 件稿件，种子 ${seed}。`,
      en: `A synthetic year: ${units.length} units, ${first} to ${last}, ${articles} articles, seed ${seed}.`,
    });
    this.#say({
      zh: '组织、人员、规则、账号、稿件从起草到发布后问题裁定，均通过系统自身命令完成；巡查、关切、账号休眠与核对、权限、演练、学时与证书、上级任务、案件、抽查，按各模块的记录格式批量写入账本，不经过命令。',
      en: 'Units, people, rule book, channels and articles, from draft to rulings after publication, go through the product’s own commands. Patrols, questions, dormancy and attestations, rights, drills, hours and certificates, tasks, cases and spot checks are written to the ledger in bulk, in the form of their modules, without the commands.',
    });
  }

  month({ month, articles, entries, closed }: YearProgress): void {
    this.#say({
      zh: `${this.#seconds()} ${month}：稿件 ${articles} 件，批量记录 ${entries} 条，已封存 ${closed} 个单位月。`,
      en: `${this.#seconds()} ${month}: ${articles} articles, ${entries} entries in bulk, ${closed} months of units closed.`,
    });
  }

  faults(faults: readonly PlantedFault[]): void {
    this.#say({ zh: '埋设的问题：', en: 'Planted faults:' });
    for (const { month, organization, measure, subject } of faults)
      this.#out(`  ${month}  ${organization}  ${measure}  ${subject}`);
  }

  comparison({ lines, differences, faults }: YearComparison): void {
    this.#say({
      zh: '\n指标比对（合计；比对数为单位×月份及全年）：',
      en: '\nIndicators (totals; compared are units × months and the whole year):',
    });
    for (const { name, truth, shown, compared, missed, different } of lines) {
      const sums = (one: typeof truth) => `${one.numerator}/${one.denominator}`;
      const mark = different === 0 ? '✓' : '✗';
      this.#say({
        zh: `  ${mark} ${name.zh}：应为 ${sums(truth)}，显示 ${sums(shown)}；比对 ${compared}，未达标 ${missed}，不符 ${different}`,
        en: `  ${mark} ${name.en}: truth ${sums(truth)}, shown ${sums(shown)}; compared ${compared}, missed ${missed}, different ${different}`,
      });
    }
    this.#say({
      zh: '\n埋设的问题与数字背后的个案：',
      en: '\nPlanted faults and the cases behind the numbers:',
    });
    for (const { measure, planted, found, unplanted } of faults) {
      const mark = planted === found && unplanted === 0 ? '✓' : '✗';
      this.#say({
        zh: `  ${mark} ${measure}：埋设 ${planted}，找到 ${found}，多出 ${unplanted}`,
        en: `  ${mark} ${measure}: planted ${planted}, found ${found}, nobody’s ${unplanted}`,
      });
    }
    for (const one of differences.slice(0, mostDifferences))
      this.#out(`  ✗ ${one.period} ${one.organization} ${one.indicator}: ${one.expected} ≠ ${one.shown}`);
    const more = differences.length - mostDifferences;
    if (more > 0) this.#say({ zh: `  另有 ${more} 处不符。`, en: `  and ${more} more differences.` });
  }

  recounted({ sums, closed, problem }: SupervisionCheck): void {
    if (problem === null) {
      this.#say({
        zh: `\n${this.#seconds()} 仅凭账本重新统计：${sums} 个合计数、${closed} 个封存月份全部一致。`,
        en: `\n${this.#seconds()} Counted again from the ledger alone: ${sums} sums and ${closed} closed months come out the same.`,
      });
      return;
    }
    const { organization, month, measure, stands, counted } = problem;
    this.#out(`✗ ${month} ${organization} ${measure}: ${stands} ≠ ${counted}`);
  }

  end(good: boolean): void {
    if (good) this.#say({ zh: '全部相符。', en: 'Everything is as it was planned.' });
    else this.#say({ zh: '有不符之处，见 ✗。', en: 'Something differs: see ✗.' });
  }

  #seconds(): string {
    return `[${((performance.now() - this.#started) / 1000).toFixed(0).padStart(4)} s]`;
  }

  #say(text: LocalizedText): void {
    this.#out(text[this.#language]);
  }
}
