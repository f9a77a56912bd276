import type { LocalizedText } from '@sanshen/domain/kernel';
import type { MarkProblem, MarkVerdict, UnverifiableReason } from './report.ts';

/** What is said of one finding: what is wrong or unknown, and what to do about it. */
export interface MarkAdvice {
  readonly title: LocalizedText;
  readonly wrong: LocalizedText;
  readonly todo: LocalizedText;
}

function advice(
  title: readonly [zh: string, en: string],
  wrong: readonly [zh: string, en: string],
  todo: readonly [zh: string, en: string],
): MarkAdvice {
  const text = ([zh, en]: readonly [zh: string, en: string]): LocalizedText => ({ zh, en });
  return { title: text(title), wrong: text(wrong), todo: text(todo) };
}

const redraw = ['请换用标识库中的标准图样。', 'Take the drawing from the mark library instead.'] as const;

/** For every problem, in both languages. */
export const problemTexts: Readonly<Record<MarkProblem, MarkAdvice>> = {
  ratio: advice(
    ['长宽比不符', 'Wrong ratio'],
    ['旗面长宽之比与规定不符。', 'The field’s width and height are not in the prescribed ratio.'],
    ['请换用标准图样，缩放时锁定长宽比。', 'Use the library’s drawing and keep its ratio when you scale it.'],
  ),
  starCount: advice(
    ['五角星数量不符', 'Wrong number of stars'],
    ['五角星的数量多于或少于规定。', 'There are more or fewer stars than prescribed.'],
    redraw,
  ),
  starPosition: advice(
    ['五角星位置不符', 'A star is out of place'],
    ['五角星的位置偏离规定的网格。', 'A star does not stand where the prescribed grid puts it.'],
    redraw,
  ),
  starSize: advice(
    ['五角星大小不符', 'A star has the wrong size'],
    ['五角星的大小与规定不符。', 'A star is bigger or smaller than prescribed.'],
    redraw,
  ),
  starRotation: advice(
    ['五角星朝向不符', 'A star points the wrong way'],
    ['五角星的角尖没有指向规定的方向。', 'The tips of a star do not point where they should.'],
    [
      '请换用标准图样；国旗四颗小星各有一角正对大星中心。',
      'Use the library’s drawing; on the national flag a tip of each small star points to the big one’s centre.',
    ],
  ),
  starShape: advice(
    ['五角星形状不符', 'A star has the wrong shape'],
    ['星形不是正五角星。', 'A star is not a regular five-pointed one.'],
    redraw,
  ),
  ringSize: advice(
    ['圆环大小不符', 'The ring has the wrong size'],
    ['圆环的内径或外径与规定不符。', 'The ring’s inner or outer radius is not the prescribed one.'],
    redraw,
  ),
  ringPosition: advice(
    ['圆环位置不符', 'The ring is out of place'],
    ['圆环没有位于规定的位置。', 'The ring does not stand where it should.'],
    redraw,
  ),
  figurePosition: advice(
    ['图案位置不符', 'The figure is out of place'],
    [
      '旗面上的徽章或图案没有位于规定的位置。',
      'The emblem or figure on the field does not stand where it should.',
    ],
    redraw,
  ),
  figureSize: advice(
    ['图案大小不符', 'The figure has the wrong size'],
    [
      '旗面上的徽章或图案大小与规定不符。',
      'The emblem or figure on the field is bigger or smaller than prescribed.',
    ],
    redraw,
  ),
  figureShape: advice(
    ['图案形状不符', 'The figure has the wrong shape'],
    ['徽章或图案的形状与标准图样不同。', 'The emblem or figure differs from the standard drawing.'],
    redraw,
  ),
  mirrored: advice(
    ['左右颠倒', 'Mirrored'],
    ['标识左右颠倒。', 'The mark is shown the wrong way round.'],
    [
      '请确认图片没有被水平翻转；旗杆在右侧的背面图样除外。',
      'See that the picture was not flipped; only a reverse side with the pole on the right looks so.',
    ],
  ),
  upsideDown: advice(
    ['上下颠倒', 'Upside down'],
    ['标识倒挂或倒置。', 'The mark hangs or stands upside down.'],
    [
      '不得发布，请立即更换图片；如系现场照片，请通知现场改正。',
      'Do not publish it; replace the picture. If it is a photo, tell those on the spot.',
    ],
  ),
  fieldColour: advice(
    ['旗面颜色不符', 'Wrong colour of the field'],
    ['旗面颜色与规定的颜色相差过大。', 'The field’s colour is too far from the prescribed one.'],
    [
      '请换用标准图样，或检查滤镜、褪色和色彩设置。',
      'Use the library’s drawing, or look for filters, fading and colour settings.',
    ],
  ),
  chargeColour: advice(
    ['图案颜色不符', 'Wrong colour of the charges'],
    [
      '星、环或徽章的颜色与规定的颜色相差过大。',
      'The colour of stars, ring or emblem is too far from the prescribed one.',
    ],
    [
      '请换用标准图样，或检查滤镜和色彩设置。',
      'Use the library’s drawing, or look for filters and colour settings.',
    ],
  ),
  stretched: advice(
    ['拉伸变形', 'Stretched'],
    ['标识被横向或纵向拉伸。', 'The mark is stretched in one direction.'],
    ['请从原图重新缩放，锁定长宽比。', 'Scale the original again and keep its ratio.'],
  ),
  addedText: advice(
    ['添加了文字', 'Text was added'],
    ['标识上叠加了文字。', 'There is text on the mark.'],
    ['请移去标识上的文字、水印和角标。', 'Take text, watermarks and captions off the mark.'],
  ),
  addedFigure: advice(
    ['添加了图形', 'A figure was added'],
    [
      '标识上有规定以外的图形、边框或色块。',
      'There are figures, borders or patches on the mark that do not belong to it.',
    ],
    ['请移去多余的图形，或换用标准图样。', 'Take them off, or use the library’s drawing.'],
  ),
  partMissing: advice(
    ['缺少部分图案', 'A part is missing'],
    ['标识缺少规定的组成部分。', 'A prescribed part of the mark is not there.'],
    redraw,
  ),
  outdatedVersion: advice(
    ['版本过时', 'Outdated version'],
    ['图中是已经停用的版本。', 'This version of the mark is no longer in force.'],
    [
      '请换用标识库中的现行版本；历史图片请由审核人裁定。',
      'Use the version in force; for a historical picture let a reviewer rule.',
    ],
  ),
  damaged: advice(
    ['破损', 'Damaged'],
    ['标识有破洞、缺口或撕裂。', 'The mark has a hole, a gap or a tear.'],
    [
      '不得使用破损的旗帜、徽章，请更换图片。',
      'Damaged flags and emblems may not be used; replace the picture.',
    ],
  ),
  cut: advice(
    ['被裁切', 'Cut off'],
    ['标识被裁掉了一部分。', 'A part of the mark is cut off.'],
    ['请重新裁剪，使标识完整。', 'Crop the picture so that the whole mark is seen.'],
  ),
};

const look = ['请放大原图人工查看。', 'Enlarge the original and look yourself.'] as const;

/** For every reason why something could not be verified, in both languages. */
export const reasonTexts: Readonly<Record<UnverifiableReason, MarkAdvice>> = {
  tooSmall: advice(
    ['太小', 'Too small'],
    ['标识在图中太小，无法测量。', 'The mark is too small in the picture to be measured.'],
    ['请用更大的原图检查，或人工查看。', 'Check a larger original, or look yourself.'],
  ),
  blurred: advice(
    ['模糊', 'Blurred'],
    ['标识模糊，无法测量。', 'The mark is too blurred to be measured.'],
    ['请换用清晰的原图，或人工查看。', 'Use a sharper original, or look yourself.'],
  ),
  boundaryUnsure: advice(
    ['边界不清', 'Edge unclear'],
    [
      '旗面与背景分不清，长宽比和位置无法核验。',
      'The field cannot be told from what is behind it, so ratio and places cannot be verified.',
    ],
    look,
  ),
  cloth: advice(
    ['旗面起伏', 'Waving cloth'],
    ['旗面飘动起伏，形状无法准确测量。', 'The cloth waves, so its shape cannot be measured exactly.'],
    look,
  ),
  oblique: advice(
    ['斜视', 'Seen obliquely'],
    [
      '拍摄角度倾斜，拉伸与长宽比无法核验。',
      'The mark is seen at an angle, so ratio and stretch cannot be verified.',
    ],
    look,
  ),
  covered: advice(
    ['被遮挡', 'Covered'],
    [
      '标识有一部分被遮挡，这一部分无法核验。',
      'Something hides a part of the mark, which cannot be verified.',
    ],
    look,
  ),
  cutByPicture: advice(
    ['画面外', 'Outside the picture'],
    [
      '标识有一部分在画面之外，无法核验。',
      'A part of the mark lies outside the picture and cannot be verified.',
    ],
    ['请查看未裁剪的原图。', 'Look at the picture before it was cropped.'],
  ),
  standardUnknown: advice(
    ['标准数值未知', 'Standard unknown'],
    ['标识库没有这一项的标准数值。', 'The mark library holds no figure for this.'],
    [
      '请对照正式标准人工核对；可在标识库中登记标准图样。',
      'Compare it with the standard yourself; the library takes a registered drawing.',
    ],
  ),
  mediumUnknown: advice(
    ['色彩介质未知', 'Medium unknown'],
    [
      '不知道图中颜色来自屏幕、印刷还是织物，无法判定色差。',
      'Whether the colours come from a screen, print or fabric is unknown, so they cannot be judged.',
    ],
    look,
  ),
  ambiguous: advice(
    ['无法确定', 'Ambiguous'],
    ['可能的解释不止一种，无法下结论。', 'There is more than one explanation, so nothing can be concluded.'],
    look,
  ),
};

/** The three answers. */
export const verdictTexts: Readonly<Record<MarkVerdict, LocalizedText>> = {
  conforms: { zh: '符合', en: 'conforms' },
  violates: { zh: '不符', en: 'violates' },
  cannotVerify: { zh: '无法核验', en: 'cannot be verified' },
};
