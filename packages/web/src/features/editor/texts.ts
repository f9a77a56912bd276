import { defineTexts } from '../../text/language.ts';

export const editorTexts = defineTexts({
  page: { zh: '编辑稿件', en: 'Edit manuscript' },
  untitled: { zh: '未命名稿件', en: 'Untitled manuscript' },
  back: { zh: '返回稿件', en: 'Back to the manuscript' },
  title: { zh: '标题', en: 'Title' },
  titleHint: { zh: '输入标题', en: 'Title' },
  byline: { zh: '署名', en: 'Byline' },
  bylineHint: { zh: '署名（作者、供稿单位）', en: 'Byline (author, unit)' },
  summary: { zh: '摘要', en: 'Summary' },
  summaryHint: { zh: '摘要，显示在分享卡片和列表中', en: 'Summary, shown on cards and in lists' },
  body: { zh: '正文', en: 'Body' },
  bodyHint: {
    zh: '在此撰写正文，或从 Word、WPS、微信公众号粘贴',
    en: 'Write here, or paste from Word, WPS or WeChat',
  },
  count: {
    zh: (words: number, characters: number) => `${words} 字 · ${characters} 字符`,
    en: (words: number, characters: number) => `${words} words · ${characters} characters`,
  },
  countHint: {
    zh: '字数：每个汉字和标点计一字，外文单词和数字各计一字。字符数不计空格。',
    en: 'Words: each Chinese character or mark counts as one, as does each Latin word or number. Characters leave spaces out.',
  },
  saveVersion: { zh: '保存版本', en: 'Save version' },
  savedVersion: { zh: (n: number) => `已保存为第 ${n} 版`, en: (n: number) => `Saved as version ${n}` },
  nothingNew: { zh: '与上一版相同，没有新版本', en: 'Same as the last version; no new one' },
  submit: { zh: '送审', en: 'Submit' },
  importFile: { zh: '导入文件', en: 'Import a file' },
  find: { zh: '查找替换', en: 'Find and replace' },
  keptCopies: { zh: '找回本机副本', en: 'Copies put aside' },
  more: { zh: '更多', en: 'More' },
  openPanel: { zh: '稿件要件', en: 'Details' },
  panel: { zh: '稿件要件', en: 'Details of the manuscript' },
  unreadable: {
    zh: '剪贴板中的格式无法读取，已按纯文本粘贴',
    en: 'The clipboard could not be read; its plain text was pasted',
  },
  uploadFailed: {
    zh: (name: string) => `“${name}”未能上传`,
    en: (name: string) => `“${name}” was not uploaded`,
  },
  waitUploads: { zh: '还有文件正在上传，请稍候再保存', en: 'Files are still being uploaded; wait a moment' },
  pasteLost: { zh: '粘贴时去除了以下内容', en: 'Left out while pasting' },
  pasteForeign: {
    zh: (n: number) => `有 ${n} 张图片在其他网站上，须另存后在稿件中点选该图并上传`,
    en: (n: number) =>
      `${n} pictures lie on other sites: save them, then select each in the text and upload it`,
  },
  imported: {
    zh: '已导入。可以撤销（Ctrl+Z）恢复原来的正文。',
    en: 'Imported. Undo (Ctrl+Z) brings the old body back.',
  },
  importNotes: { zh: '导入时有以下变动', en: 'What the import changed' },
  times: { zh: (n: number) => `${n} 处`, en: (n: number) => `${n}×` },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  apply: { zh: '确定', en: 'Apply' },
  noText: {
    zh: '您只能查看这篇稿件的进度，不能查看正文。',
    en: 'You may see where this manuscript stands, but not its text.',
  },
});

export const statusTexts = defineTexts({
  opening: { zh: '正在打开……', en: 'Opening …' },
  unchanged: { zh: '已是最新版本', en: 'Newest version' },
  saving: { zh: '正在保存……', en: 'Saving …' },
  server: { zh: (at: string) => `已保存到服务器 ${at}`, en: (at: string) => `Saved on the server ${at}` },
  local: { zh: '仅保存在本机', en: 'Only kept on this device' },
  failed: { zh: '未能保存到服务器', en: 'Not saved on the server' },
  reading: { zh: '只读', en: 'Read only' },
  notVersion: { zh: '尚未存为版本', en: 'not yet a version' },
});

export const modeTexts = defineTexts({
  otherTab: {
    zh: '您正在另一个标签页中编辑这篇稿件。',
    en: 'You are editing this manuscript in another tab.',
  },
  otherTabLeft: { zh: '另一个标签页已关闭。', en: 'The other tab was closed.' },
  continueHere: { zh: '在此处继续编辑', en: 'Continue here' },
  otherPerson: {
    zh: (who: string, since: string) => `${who}自 ${since} 起正在编辑，您看到的是最近保存的版本。`,
    en: (who: string, since: string) =>
      `${who} has been editing since ${since}. You see the last saved version.`,
  },
  otherDevice: {
    zh: (_who: string, since: string) => `您自 ${since} 起在另一台设备或窗口中编辑这篇稿件。`,
    en: (_who: string, since: string) =>
      `You have been editing this on another device or window since ${since}.`,
  },
  givenBack: {
    zh: '对方已交还编辑，可以开始编辑。',
    en: 'The manuscript was given back. You can edit it now.',
  },
  startEditing: { zh: '开始编辑', en: 'Edit' },
  takeOver: { zh: '接手编辑', en: 'Take over' },
  takeOverTitle: { zh: (who: string) => `接手${who}的编辑`, en: (who: string) => `Take over from ${who}` },
  takeOverHint: {
    zh: (who: string) =>
      `接手后${who}立即转为只读并收到提示；${who}尚未存为版本的内容保留在其工作副本中，不会丢失。`,
    en: (who: string) =>
      `${who} will only be able to read from then on, and is told so. What was not saved as a version stays in a working copy; nothing is lost.`,
  },
  takenOver: {
    zh: (who: string, since: string) => `${who}于 ${since} 接手了编辑。`,
    en: (who: string, since: string) => `${who} took over the editing at ${since}.`,
  },
  takenOverHint: {
    zh: '您写的内容已作为工作副本保留（见“找回本机副本”）。请与对方核对后再继续。',
    en: 'What you wrote is kept as your working copy (see “Copies put aside”). Talk to your colleague before you go on.',
  },
  inReview: { zh: '稿件正在审校中。', en: 'This manuscript is being reviewed.' },
  inReviewHint: {
    zh: '如保存修改，本轮已有的审校签署将作废，须重新送审。',
    en: 'If you save a change, the sign-offs of this round become void and it starts again.',
  },
  editAnyway: { zh: '仍要修改', en: 'Edit all the same' },
  phase: {
    zh: '稿件已过撰写阶段，不能在此修改。',
    en: 'The manuscript is past writing and cannot be changed here.',
  },
  forbidden: { zh: '您没有编辑这篇稿件的权限，可以查看。', en: 'You may read this manuscript, not edit it.' },
  restoredLocal: {
    zh: (at: string) => `已恢复本机于 ${at} 保存、尚未传到服务器的内容。`,
    en: (at: string) => `Restored what this device kept at ${at} and the server did not have.`,
  },
  staleCopy: {
    zh: (at: string) => `这是您 ${at} 的工作副本，稿件此后已有新版本。保存时可以逐项比对。`,
    en: (at: string) =>
      `This is your working copy of ${at}; there is a newer version since. You can compare when you save.`,
  },
  othersCopy: {
    zh: (who: string, at: string) => `${who}有一份 ${at} 的工作副本尚未存为版本。`,
    en: (who: string, at: string) => `${who} has a working copy of ${at} that is not a version yet.`,
  },
  keep: { zh: '继续使用', en: 'Go on with it' },
  useServer: { zh: '改用服务器上的内容', en: 'Use what the server has' },
  useRevision: { zh: '改用最新版本', en: 'Use the newest version' },
  useTheirs: { zh: '载入这份内容', en: 'Load it' },
  ignore: { zh: '不用', en: 'No' },
});

export const toolbarTexts = defineTexts({
  toolbar: { zh: '正文工具栏', en: 'Text tools' },
  undo: { zh: '撤销（Ctrl+Z）', en: 'Undo (Ctrl+Z)' },
  redo: { zh: '重做（Ctrl+Y）', en: 'Redo (Ctrl+Y)' },
  blockKind: { zh: '段落样式', en: 'Kind of paragraph' },
  paragraph: { zh: '正文', en: 'Text' },
  heading1: { zh: '一级标题', en: 'Heading 1' },
  heading2: { zh: '二级标题', en: 'Heading 2' },
  heading3: { zh: '三级标题', en: 'Heading 3' },
  heading4: { zh: '四级标题', en: 'Heading 4' },
  other: { zh: '其他', en: 'Other' },
  strong: { zh: '加粗（Ctrl+B）', en: 'Bold (Ctrl+B)' },
  em: { zh: '斜体（Ctrl+I）', en: 'Italic (Ctrl+I)' },
  underline: { zh: '下划线（Ctrl+U）', en: 'Underline (Ctrl+U)' },
  strike: { zh: '删除线', en: 'Strike through' },
  left: { zh: '左对齐', en: 'Align left' },
  center: { zh: '居中', en: 'Centre' },
  right: { zh: '右对齐', en: 'Align right' },
  justify: { zh: '两端对齐', en: 'Justify' },
  align: { zh: '对齐', en: 'Alignment' },
  bullet: { zh: '项目符号', en: 'Bullets' },
  ordered: { zh: '编号', en: 'Numbers' },
  quote: { zh: '引用', en: 'Quote' },
  link: { zh: '链接', en: 'Link' },
  linkAddress: { zh: '链接地址', en: 'Address' },
  linkRefused: {
    zh: '请填写 http、https 或 mailto 地址',
    en: 'An address of http, https or mailto is needed',
  },
  linkSelect: { zh: '请先选中要加链接的文字', en: 'Select the words to link first' },
  unlink: { zh: '去除链接', en: 'Remove the link' },
  picture: { zh: '图片', en: 'Picture' },
  media: { zh: '视频或音频', en: 'Video or audio' },
  table: { zh: '表格', en: 'Table' },
  insertTable: { zh: '插入表格', en: 'Insert a table' },
  rowBefore: { zh: '在上方插入行', en: 'Row above' },
  rowAfter: { zh: '在下方插入行', en: 'Row below' },
  columnBefore: { zh: '在左侧插入列', en: 'Column before' },
  columnAfter: { zh: '在右侧插入列', en: 'Column after' },
  deleteRow: { zh: '删除行', en: 'Delete row' },
  deleteColumn: { zh: '删除列', en: 'Delete column' },
  merge: { zh: '合并单元格', en: 'Merge cells' },
  split: { zh: '拆分单元格', en: 'Split cell' },
  headRow: { zh: '首行作表头', en: 'First row as head' },
  deleteTable: { zh: '删除表格', en: 'Delete the table' },
  rule: { zh: '分隔线', en: 'Rule' },
  clear: { zh: '清除格式', en: 'Clear format' },
});

export const pictureTexts = defineTexts({
  picture: { zh: '图片设置', en: 'Picture' },
  edit: { zh: '图片设置', en: 'Picture settings' },
  replace: { zh: '更换图片', en: 'Replace' },
  upload: { zh: '上传替换', en: 'Upload a copy' },
  remove: { zh: '删除', en: 'Delete' },
  foreign: { zh: '外部图片，须上传', en: 'Foreign picture: upload a copy' },
  waiting: { zh: '图片上传中', en: 'Uploading' },
  alt: { zh: '替代文字', en: 'Alternative text' },
  altHint: { zh: '给看不见图片的人读的说明', en: 'Read to those who cannot see it' },
  credit: { zh: '图片来源', en: 'Credit' },
  creditHint: { zh: '摄影者、绘制者或供图单位', en: 'Who took or drew it' },
  width: { zh: '宽度（像素，留空为原宽）', en: 'Width (pixels; empty for its own)' },
  crop: { zh: '裁剪', en: 'Crop' },
  ratio: { zh: '比例', en: 'Ratio' },
  free: { zh: '自由', en: 'Free' },
  original: { zh: '原图', en: 'Original' },
  cropLeft: { zh: '左边距', en: 'From left' },
  cropTop: { zh: '上边距', en: 'From top' },
  cropSize: { zh: '大小', en: 'Size' },
  cropHint: { zh: '拖动方框选取范围，或用下方滑块调整', en: 'Drag the frame, or use the sliders below' },
  cropping: { zh: '正在裁剪……', en: 'Cropping …' },
  resetCrop: { zh: '不裁剪', en: 'Do not crop' },
});

export const findTexts = defineTexts({
  find: { zh: '查找', en: 'Find' },
  replaceWith: { zh: '替换为', en: 'Replace with' },
  next: { zh: '下一处', en: 'Next' },
  previous: { zh: '上一处', en: 'Previous' },
  replace: { zh: '替换', en: 'Replace' },
  replaceAll: { zh: '全部替换', en: 'Replace all' },
  place: {
    zh: (n: number, all: number) => `第 ${n} 处，共 ${all} 处`,
    en: (n: number, all: number) => `${n} of ${all}`,
  },
  none: { zh: '没有找到', en: 'Not found' },
  replaced: { zh: (n: number) => `已替换 ${n} 处`, en: (n: number) => `Replaced ${n}` },
});
