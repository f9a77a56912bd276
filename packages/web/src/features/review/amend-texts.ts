import { defineTexts } from '../../text/language.ts';

export const amendTexts = defineTexts({
  correctTitle: { zh: '直接修正', en: 'Correct the text' },
  correctLead: {
    zh: '以您的席位修正文字。保存后形成新版本，改动记入流转记录；此前的签署人会收到改动，按规则确认。',
    en: 'You correct the text from your seat. It becomes a new revision and part of the record; earlier signers are shown the change and confirm it as the rule book says.',
  },
  suggestTitle: { zh: '提出修改建议', en: 'Suggest changes' },
  suggestLead: {
    zh: '在文中直接改，保存后逐处成为修改建议，由撰稿人采纳或不采纳；采纳前正文不变。',
    en: 'Change the words in place. Each change becomes a suggestion for the author to take or leave; until then the text stays.',
  },
  title: { zh: '标题', en: 'Title' },
  summary: { zh: '摘要', en: 'Summary' },
  body: { zh: '正文', en: 'Text' },
  reason: { zh: '修正说明', en: 'What was corrected' },
  reasonMissing: { zh: '请写明修正了什么', en: 'Say what was corrected' },
  note: { zh: '给撰稿人的话（可不填）', en: 'A word to the author (optional)' },
  changes: { zh: '本次改动', en: 'Your changes' },
  none: { zh: '还没有改动', en: 'Nothing is changed yet' },
  saveCorrection: { zh: '保存修正', en: 'Save the correction' },
  saveSuggestions: { zh: '提交建议', en: 'Send the suggestions' },
  corrected: { zh: '修正已保存为新版本。', en: 'The correction is saved as a new revision.' },
  suggested: { zh: '修改建议已提交撰稿人。', en: 'The suggestions were sent to the author.' },
  cancel: { zh: '取消', en: 'Cancel' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  leaveTitle: { zh: '改动还没有保存', en: 'Your changes are not saved' },
  leaveHint: { zh: '离开后，本页的改动会丢失。', en: 'If you leave, what you changed on this page is lost.' },
  stay: { zh: '留在此页', en: 'Stay' },
  leave: { zh: '放弃改动并离开', en: 'Leave without them' },
});
