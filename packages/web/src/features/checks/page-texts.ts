import { defineTexts } from '../../text/language.ts';

export const checkPageTexts = defineTexts({
  title: { zh: '检查规则与词库', en: 'Checks and word lists' },
  lead: {
    zh: '机器只提示，由人裁定。准确率按裁定结果计算，低于声明的规则自动降为建议。',
    en: 'Machines point, people rule. Precision is counted from rulings; a rule below what it declares gives advice only.',
  },
  rules: { zh: '规则与准确率', en: 'Rules and precision' },
  registers: { zh: '登记表与词库', en: 'Registers and words' },
  statistics: { zh: '统计', en: 'Statistics' },
  noUnit: { zh: '您目前没有任职单位', en: 'You hold no office now' },
  noUnitHint: { zh: '任职生效后即可查看。', en: 'This opens with your appointment.' },
  search: { zh: '查找规则', en: 'Find a rule' },
  rule: { zh: '规则', en: 'Rule' },
  clause: { zh: '条款', en: 'Clause' },
  severity: { zh: '级别', en: 'Severity' },
  declared: { zh: '声明准确率', en: 'Declared' },
  measured: { zh: '实测准确率', en: 'Measured' },
  found: { zh: '查出', en: 'Found' },
  noRulings: { zh: '尚无裁定', en: 'no rulings yet' },
  of: {
    zh: (share: string, ruled: number) => `${share}（${ruled} 条）`,
    en: (share: string, ruled: number) => `${share} (${ruled})`,
  },
  bounds: {
    zh: (low: string, high: string) => `95% 置信区间 ${low}—${high}`,
    en: (low: string, high: string) => `95% confidence ${low} to ${high}`,
  },
  demoted: { zh: '已降为建议', en: 'Advice only' },
  demotedBy: {
    zh: (unit: string) => `因${unit}的裁定`,
    en: (unit: string) => `by the rulings of ${unit}`,
  },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '疑似', en: 'Warning' },
  advice: { zh: '建议', en: 'Advice' },
  source: { zh: (name: string) => `依据：${name}`, en: (name: string) => `After ${name}` },
  examples: { zh: '例句', en: 'Examples' },
  counts: {
    zh: (accepted: number, applied: number, overruled: number) =>
      `采纳 ${accepted}，作者改正 ${applied}，不采纳 ${overruled}`,
    en: (accepted: number, applied: number, overruled: number) =>
      `${accepted} accepted, ${applied} applied by authors, ${overruled} overruled`,
  },
  exceptions: { zh: '本单位不算错的', en: 'No fault here' },
  noExceptions: { zh: '没有登记例外。', en: 'There are no exceptions.' },
  wholeRule: { zh: '整条规则', en: 'the whole rule' },
  end: { zh: '取消例外', en: 'End' },
  ended: { zh: (name: string) => `已由${name}取消`, en: (name: string) => `ended by ${name}` },
  by: { zh: (name: string) => `${name}登记`, en: (name: string) => `by ${name}` },
  entries: { zh: (n: number) => `${n} 条`, en: (n: number) => `${n} entries` },
  version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `version ${n}` },
  inherited: {
    zh: (unit: string, n: number) => `另沿用${unit} ${n} 条`,
    en: (unit: string, n: number) => `${n} more from ${unit}`,
  },
  find: { zh: '查找条目', en: 'Find an entry' },
  add: { zh: '新增条目', en: 'Add an entry' },
  edit: { zh: '修改', en: 'Edit' },
  remove: { zh: '删除', en: 'Remove' },
  removeAsk: { zh: '确定删除此条？历次版本仍保留。', en: 'Remove this entry? Earlier versions keep it.' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  cancel: { zh: '取消', en: 'Cancel' },
  required: { zh: '必填', en: 'Needed' },
  export: { zh: '导出 Excel', en: 'Export to Excel' },
  import: { zh: '导入 Excel', en: 'Import from Excel' },
  importLead: {
    zh: '先导出表格，在其中填写后上传。上传后先列出将要作的修改，确认后才生效。',
    en: 'Export the sheet, fill it in and upload it. You see what it would change before anything does.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  replace: { zh: '表中没有的条目予以删除', en: 'Remove what the sheet does not have' },
  plan: {
    zh: (added: number, changed: number, removed: number, same: number) =>
      `新增 ${added}，修改 ${changed}，删除 ${removed}，不变 ${same}`,
    en: (added: number, changed: number, removed: number, same: number) =>
      `${added} added, ${changed} changed, ${removed} removed, ${same} the same`,
  },
  problems: {
    zh: (n: number) => `有 ${n} 处需要改正，改正后重新上传`,
    en: (n: number) => `${n} places to mend; upload it again then`,
  },
  problem: {
    zh: (row: number, column: string, text: string) => `第 ${row} 行 ${column}：${text}`,
    en: (row: number, column: string, text: string) => `Row ${row}, ${column}: ${text}`,
  },
  apply: { zh: '确认导入', en: 'Import' },
  imported: { zh: '已导入', en: 'Imported' },
  empty: { zh: '没有条目', en: 'No entries' },
  statisticsLead: {
    zh: '用于培训，不用于排名。本人只看到自己的数据，本单位负责人可看到全部作者。',
    en: 'For training, not for ranking. You see your own figures; who answers for the unit sees all its authors.',
  },
  noStatistics: { zh: '还没有数据', en: 'No figures yet' },
  author: {
    zh: (found: number, manuscripts: number) => `${manuscripts} 篇稿件，查出 ${found} 处`,
    en: (found: number, manuscripts: number) => `${found} findings in ${manuscripts} manuscripts`,
  },
  model: { zh: '语言模型', en: 'Language model' },
  modelLead: {
    zh: '本单位自行运行的语言模型可以提出进一步的建议。默认不启用；启用后，未发布的稿件逐段发送到下列地址。有涉密特征的稿件、含个人信息的段落不发送。建议只供参考，不作裁定。',
    en: 'A language model that the unit runs itself can add advice. It is off unless switched on; then texts that nobody has released are sent there paragraph by paragraph. Nothing with a mark of secrecy is sent, and no paragraph with personal data.',
  },
  modelOff: { zh: '未启用', en: 'Off' },
  modelOn: { zh: '已启用', en: 'On' },
  modelEndpoint: { zh: '接口地址（兼容 OpenAI 接口）', en: 'Address (OpenAI-compatible)' },
  modelEndpointHelp: {
    zh: (origins: string) => `服务器管理员允许的地址：${origins}`,
    en: (origins: string) => `Allowed by who runs the server: ${origins}`,
  },
  modelNone: {
    zh: '服务器管理员没有允许任何地址（SANSHEN_MODEL_ORIGINS），因此不能启用。',
    en: 'Who runs the server allows no address (SANSHEN_MODEL_ORIGINS), so it cannot be switched on.',
  },
  modelName: { zh: '模型名称', en: 'Name of the model' },
  modelKey: { zh: '密钥', en: 'Key' },
  modelKeySet: { zh: '已保存，留空则不变', en: 'Kept; leave empty to keep it' },
  modelKeyNone: { zh: '没有可留空', en: 'Leave empty if there is none' },
  modelSwitch: { zh: '启用', en: 'Switch on' },
  modelChanged: {
    zh: (name: string, at: string) => `${name}于 ${at} 设置，已记入台账`,
    en: (name: string, at: string) => `Set by ${name}, ${at}; recorded`,
  },
  history: { zh: '历次版本', en: 'History' },
  historyEmpty: { zh: '还没有修改过', en: 'It was never changed' },
  changedBy: {
    zh: (name: string, put: number, removed: number) => `${name}：写入 ${put} 条，删除 ${removed} 条`,
    en: (name: string, put: number, removed: number) => `${name}: ${put} put, ${removed} removed`,
  },
  compareBefore: { zh: '与前一版比较', en: 'Compare with the one before' },
  compareNow: { zh: '与当前版比较', en: 'Compare with the newest' },
  restore: { zh: '恢复此版', en: 'Restore this version' },
  restoreAsk: {
    zh: '以此版内容作为新版本保存？当前版本仍留在历次版本中。',
    en: 'Make it the newest version? The present one stays in the history.',
  },
  restored: { zh: '已恢复为新版本', en: 'Restored as a new version' },
  differs: {
    zh: (from: number, to: number, added: number, changed: number, removed: number) =>
      `第 ${from} 版 → 第 ${to} 版：新增 ${added}，修改 ${changed}，删除 ${removed}`,
    en: (from: number, to: number, added: number, changed: number, removed: number) =>
      `Version ${from} → ${to}: ${added} added, ${changed} changed, ${removed} removed`,
  },
  noDifference: { zh: '两版内容相同', en: 'Both are the same' },
  moreDifferences: { zh: (n: number) => `另有 ${n} 条未列出`, en: (n: number) => `${n} more are not listed` },
  span: { zh: '时间范围', en: 'Span' },
  spanMonth: { zh: '本月', en: 'This month' },
  spanQuarter: { zh: '本季度', en: 'This quarter' },
  spanYear: { zh: '今年', en: 'This year' },
  spanAll: { zh: '全部', en: 'Ever' },
  since: {
    zh: (month: string) => `按月统计自 ${month} 起`,
    en: (month: string) => `Counted by month since ${month}`,
  },
  byRule: { zh: '按规则', en: 'By rule' },
  byUnit: { zh: '按单位', en: 'By unit' },
  byMonth: { zh: '按月', en: 'By month' },
  byAuthor: { zh: '按作者', en: 'By author' },
  counted: {
    zh: (accepted: number, applied: number, overruled: number) =>
      `采纳 ${accepted} · 改正 ${applied} · 不采纳 ${overruled}`,
    en: (accepted: number, applied: number, overruled: number) =>
      `${accepted} accepted · ${applied} applied · ${overruled} overruled`,
  },
  groupOf: {
    zh: (name: string, n: number) => `${name} ${n}`,
    en: (name: string, n: number) => `${name} ${n}`,
  },
  groupDemoted: { zh: (n: number) => `${n} 条已降为建议`, en: (n: number) => `${n} advice only` },
  expandAll: { zh: '全部展开', en: 'Open all' },
  collapseAll: { zh: '全部收起', en: 'Close all' },
});
