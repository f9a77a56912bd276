import type { MarkProblem, UnverifiableReason } from '@sanshen/checks/marks/report';
import type { LocalizedText } from '@sanshen/domain/kernel';

export const unreadable: LocalizedText = {
  zh: '图片无法读取，标识未检查。请人工查看。',
  en: 'The picture could not be read, so its marks were not checked. Look at it yourself.',
};

const problems: Readonly<Record<MarkProblem, LocalizedText>> = {
  ratio: { zh: '长宽比不符', en: 'wrong ratio' },
  starCount: { zh: '五角星数量不符', en: 'wrong number of stars' },
  starPosition: { zh: '五角星位置不符', en: 'a star is out of place' },
  starSize: { zh: '五角星大小不符', en: 'a star has the wrong size' },
  starRotation: { zh: '五角星朝向不符', en: 'a star points the wrong way' },
  starShape: { zh: '五角星形状不符', en: 'a star has the wrong shape' },
  ringSize: { zh: '圆环大小不符', en: 'the ring has the wrong size' },
  ringPosition: { zh: '圆环位置不符', en: 'the ring is out of place' },
  figurePosition: { zh: '图案位置不符', en: 'the figure is out of place' },
  figureSize: { zh: '图案大小不符', en: 'the figure has the wrong size' },
  figureShape: { zh: '图案形状不符', en: 'the figure has the wrong shape' },
  mirrored: { zh: '左右颠倒', en: 'mirrored' },
  upsideDown: { zh: '上下颠倒', en: 'upside down' },
  fieldColour: { zh: '旗面颜色不符', en: 'wrong colour of the field' },
  chargeColour: { zh: '图案颜色不符', en: 'wrong colour of the charge' },
  stretched: { zh: '拉伸变形', en: 'stretched' },
  addedText: { zh: '添加了文字', en: 'text was added' },
  addedFigure: { zh: '添加了图形', en: 'a figure was added' },
  partMissing: { zh: '缺少部分图案', en: 'a part is missing' },
  outdatedVersion: { zh: '版本过时', en: 'outdated version' },
  damaged: { zh: '破损', en: 'damaged' },
  cut: { zh: '被裁切', en: 'cut off' },
};

const reasons: Readonly<Record<UnverifiableReason, LocalizedText>> = {
  tooSmall: { zh: '太小', en: 'too small' },
  blurred: { zh: '模糊', en: 'blurred' },
  boundaryUnsure: { zh: '边界不清', en: 'its edge is unclear' },
  cloth: { zh: '旗面起伏', en: 'waving cloth' },
  oblique: { zh: '斜视', en: 'seen obliquely' },
  covered: { zh: '被遮挡', en: 'covered' },
  cutByPicture: { zh: '画面外', en: 'outside the picture' },
  standardUnknown: { zh: '标准数值未知', en: 'the standard’s figure is unknown' },
  mediumUnknown: { zh: '色彩介质未知', en: 'the medium is unknown' },
  ambiguous: { zh: '无法确定', en: 'ambiguous' },
};

/** What is wrong, as people say it. */
export function problemText(code: MarkProblem): LocalizedText {
  return problems[code];
}

/** Why something could not be verified. */
export function reasonText(reason: UnverifiableReason): LocalizedText {
  return reasons[reason];
}

/** What was measured, said without a verdict. */
const measurements: Readonly<Record<MarkProblem, LocalizedText>> = {
  ratio: { zh: '长宽比', en: 'ratio' },
  starCount: { zh: '五角星数量', en: 'number of stars' },
  starPosition: { zh: '五角星位置偏差', en: 'star’s place: off by' },
  starSize: { zh: '五角星半径', en: 'star’s radius' },
  starRotation: { zh: '五角星朝向偏差', en: 'star’s direction: off by' },
  starShape: { zh: '五角星形状', en: 'star’s shape' },
  ringSize: { zh: '圆环半径', en: 'ring’s radius' },
  ringPosition: { zh: '圆环位置偏差', en: 'ring’s place: off by' },
  figurePosition: { zh: '图案位置偏差', en: 'figure’s place: off by' },
  figureSize: { zh: '图案大小', en: 'figure’s size' },
  figureShape: { zh: '图案形状', en: 'figure’s shape' },
  mirrored: { zh: '左右颠倒', en: 'mirrored' },
  upsideDown: { zh: '上下方向', en: 'which way is up' },
  fieldColour: { zh: '旗面颜色差', en: 'field’s colour: off by' },
  chargeColour: { zh: '图案颜色差', en: 'charge’s colour: off by' },
  stretched: { zh: '拉伸', en: 'stretch' },
  addedText: { zh: '添加的文字', en: 'added text' },
  addedFigure: { zh: '添加的图形', en: 'added figures' },
  partMissing: { zh: '缺少的部分', en: 'missing parts' },
  outdatedVersion: { zh: '版本', en: 'version' },
  damaged: { zh: '破损', en: 'damage' },
  cut: { zh: '裁切', en: 'cut off' },
};

/** What a measurement is about. */
export function measurementTitle(name: string): LocalizedText {
  // The keys are those of the record.
  return name in measurements ? measurements[name as MarkProblem] : { zh: name, en: name };
}
