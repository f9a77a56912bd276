import type { LocalizedText } from '@sanshen/domain/kernel';

type Texts = Readonly<Record<string, (...values: (string | number)[]) => LocalizedText>>;

/** Everything that `sanshen marks` says besides the findings. */
export const marksText = {
  usage: () => ({
    zh: `用法：sanshen marks [--json] 图片…
检查图片中的国旗、党旗、团旗、队旗和徽章是否符合标准：JPEG、PNG、WebP、GIF、AVIF、TIFF、SVG；“-”表示标准输入。
视频（mp4、mov、mkv、webm、avi 等）需要本机有 ffmpeg（在 PATH 中，或由 SANSHEN_FFMPEG 指明）。不需要数据库和网络。
--json   输出 [{file, marks:[{mark, version, box, quad, verdict, measurements, problems}]}]；坐标是图片的像素。
退出码：0 没有不符，1 有不符，2 用法有误或文件无法读取。无法核验的不算不符，请人工查看。`,
    en: `Usage: sanshen marks [--json] IMAGE…
Checks flags and emblems in pictures against their standards: JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG; - is standard input.
Films (mp4, mov, mkv, webm, avi and others) need ffmpeg on this machine, on the PATH or named by SANSHEN_FFMPEG. No database, no network.
--json   prints [{file, marks:[{mark, version, box, quad, verdict, measurements, problems}]}]; places are pixels of the picture.
Exit codes: 0 nothing violates, 1 violations, 2 bad use or unreadable. What cannot be verified is no violation: look yourself.`,
  }),
  unreadable: (path, why) => ({ zh: `${path} 无法检查：${why}`, en: `${path} cannot be checked: ${why}` }),
  nothing: (path) => ({ zh: `${path}：没有发现标识`, en: `${path}: no marks found` }),
  mark: (path, place, name, version, verdict) => ({
    zh: `${path} ${place} ${name}${version === '' ? '' : `（${version}）`}：${verdict}`,
    en: `${path} ${place} ${name}${version === '' ? '' : ` (${version})`}: ${verdict}`,
  }),
  problem: (title, wrong, todo) => ({
    zh: `  × ${title}：${wrong}${todo}`,
    en: `  × ${title}: ${wrong} ${todo}`,
  }),
  unverified: (title, todo) => ({ zh: `  ？ ${title}。${todo}`, en: `  ? ${title}. ${todo}` }),
  measured: (name, part, measured, standard, tolerance) => ({
    zh: `    ${name}${part === '' ? '' : `（${part}）`}：测得 ${measured}，标准 ${standard}，允许偏差 ${tolerance}`,
    en: `    ${name}${part === '' ? '' : ` (${part})`}: measured ${measured}, standard ${standard}, tolerance ${tolerance}`,
  }),
  time: (from, to) => ({ zh: `${from}–${to} 秒`, en: `${from}–${to} s` }),
  brokenFrames: (path, broken) => ({
    zh: `${path}：有 ${broken} 帧无法读取，未检查`,
    en: `${path}: ${broken} frames could not be read and were not checked`,
  }),
  disagrees: () => ({
    zh: '  ？ 各帧的结论不一致，请人工查看。',
    en: '  ? The frames contradict each other; look yourself.',
  }),
} satisfies Texts;
