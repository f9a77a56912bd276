import { defineTexts } from '../../text/language.ts';

export const manuscriptsTexts = defineTexts({
  title: { zh: '稿件', en: 'Manuscripts' },
  search: { zh: '搜索标题与正文', en: 'Search titles and texts' },
  searchHint: {
    zh: '多个词用空格隔开，须全部出现',
    en: 'Several words, set apart by spaces, must all occur',
  },
  scope: { zh: '范围', en: 'Scope' },
  mine: { zh: '我撰写的', en: 'Written by me' },
  ofUnit: { zh: (name: string) => `${name}`, en: (name: string) => name },
  withBelow: { zh: (name: string) => `${name}及下级`, en: (name: string) => `${name} and below` },
  phase: { zh: '状态', en: 'State' },
  topic: { zh: '题材', en: 'Topic' },
  form: { zh: '形式', en: 'Form' },
  importance: { zh: '重要程度', en: 'Importance' },
  sort: { zh: '排序', en: 'Order' },
  changed: { zh: '最近修改', en: 'Last changed' },
  created: { zh: '最近新建', en: 'Newest' },
  due: { zh: '最早到期', en: 'Due first' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  filters: { zh: '筛选', en: 'Filters' },
  count: { zh: (count: string) => `共 ${count} 篇`, en: (count: string) => `${count} manuscripts` },
  none: { zh: '没有符合条件的稿件', en: 'No manuscript fits' },
  noneHint: { zh: '换个说法搜索，或清除部分筛选。', en: 'Search by other words, or clear some filters.' },
  noneYet: { zh: '还没有稿件', en: 'No manuscripts yet' },
  noneYetHint: { zh: '点“新建稿件”开始撰写。', en: 'Begin one with “New manuscript”.' },
  views: { zh: '视图', en: 'Views' },
  saveView: { zh: '保存当前筛选为视图', en: 'Save these filters as a view' },
  viewName: { zh: '视图名称', en: 'Name of the view' },
  viewNameMissing: { zh: '请填写视图名称', en: 'Give the view a name' },
  viewSaved: { zh: '视图已保存。', en: 'The view was saved.' },
  deleteView: {
    zh: (name: string) => `删除视图“${name}”`,
    en: (name: string) => `Delete the view “${name}”`,
  },
  viewDeleted: {
    zh: (name: string) => `已删除视图“${name}”`,
    en: (name: string) => `The view “${name}” was deleted`,
  },
  viewRestored: {
    zh: (name: string) => `已恢复视图“${name}”。`,
    en: (name: string) => `The view “${name}” is back.`,
  },
  undo: { zh: '撤销', en: 'Undo' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  export: { zh: '导出 Excel', en: 'Export to Excel' },
  exportSelected: {
    zh: (count: number) => `导出所选 ${count} 篇`,
    en: (count: number) => `Export the ${count} selected`,
  },
  selected: { zh: (count: number) => `已选 ${count} 篇`, en: (count: number) => `${count} selected` },
  select: { zh: (title: string) => `选择《${title}》`, en: (title: string) => `Select “${title}”` },
  selectNone: { zh: '取消选择', en: 'Select none' },
  abandonSelected: { zh: '作废所选', en: 'Abandon the selected' },
  abandonHint: {
    zh: (count: number, titles: string) =>
      `将作废 ${count} 篇：${titles}。作废后不能再送审和发布，流转记录保留。`,
    en: (count: number, titles: string) =>
      `${count} manuscripts are abandoned: ${titles}. They can never be submitted or published again; their history stays.`,
  },
  abandoned: {
    zh: (done: number, failed: number) =>
      failed === 0 ? `已作废 ${done} 篇。` : `已作废 ${done} 篇，${failed} 篇未作废（无权或状态不允许）。`,
    en: (done: number, failed: number) =>
      failed === 0
        ? `${done} abandoned.`
        : `${done} abandoned; ${failed} not (no right, or their state does not allow it).`,
  },
  waiting: { zh: (seat: string) => `等待：${seat}`, en: (seat: string) => `Waits for ${seat}` },
  next: { zh: '下一篇', en: 'Next' },
  previous: { zh: '上一篇', en: 'Previous' },
  open: { zh: '打开', en: 'Open' },
  focusSearch: { zh: '搜索', en: 'Search' },
  untitled: { zh: '未命名稿件', en: 'Untitled manuscript' },
  dueAt: { zh: '截止于', en: 'Due' },
  byCharacters: { zh: '按字匹配', en: 'matched by characters' },
  reading: { zh: '正在读取更多……', en: 'Reading more …' },
});
