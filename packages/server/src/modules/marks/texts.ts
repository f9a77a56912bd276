import type { MarkProblem } from '@sanshen/checks/marks/report';
import type { LocalizedText } from '@sanshen/domain/kernel';

export const tooLarge: LocalizedText = {
  zh: '视频超过 200 MB，标识未检查。请人工查看。',
  en: 'The video is larger than 200 MB; its marks were not checked. Look at it yourself.',
};

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
