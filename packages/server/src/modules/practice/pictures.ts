import { drawSvg } from '@sanshen/checks/marks/draw-svg';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import type { MarkColour, MarkPrimitive, MarkVersion } from '@sanshen/checks/marks/mark';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { seeded, shuffled } from '@sanshen/domain/practice';
import sharp from 'sharp';

/** A picture of an exercise: a mark, drawn as it is specified or with one fault that is known. */
export interface PracticePicture {
  readonly mark: PracticedMark;
  readonly fault: string | null;
}

const practiced = ['nationalFlag', 'leagueFlag'] as const;
/** Marks that the product can draw whole from their specification; the others would be guesses. */
type PracticedMark = (typeof practiced)[number];

interface Fault {
  readonly text: LocalizedText;
  readonly make: (version: MarkVersion) => MarkVersion;
}

/** What can be wrong with each mark; every one breaks a figure that its specification states. */
const faults: Readonly<Record<PracticedMark, Readonly<Record<string, Fault>>>> = {
  nationalFlag: {
    bigStarTurned: {
      text: { zh: '大五角星角尖未朝正上方', en: 'The big star’s tip does not point straight up' },
      make: (version) => turn(version, 'bigStar', 36),
    },
    smallStarsUpright: {
      text: {
        zh: '四颗小五角星角尖未正对大五角星中心',
        en: 'The small stars’ tips do not point at the big star’s centre',
      },
      make: (version) => change(version, (one) => (isSmallStar(one) ? { ...one, rotation: 0 } : one)),
    },
    starMissing: {
      text: { zh: '缺少一颗小五角星', en: 'A small star is missing' },
      make: (version) => ({
        ...version,
        primitives: version.primitives.filter(({ role }) => role !== 'smallStar3'),
      }),
    },
    wrongRatio: {
      text: { zh: '旗面长宽比例不是 3∶2', en: 'The field is not in the ratio 3 to 2' },
      make: (version) => widen(version, 1.25),
    },
    wrongColour: { text: { zh: '旗面不是红色', en: 'The field is not red' }, make: recolour },
    starsAway: {
      text: { zh: '五颗五角星偏离旗面左上方', en: 'The stars are not in the upper hoist' },
      make: (version) => move(version, [9, 4]),
    },
  },
  leagueFlag: {
    starTurned: {
      text: { zh: '圆圈内五角星角尖未朝正上方', en: 'The star’s tip does not point straight up' },
      make: (version) => turn(version, 'star', 36),
    },
    ringThick: {
      text: { zh: '黄色圆圈过粗', en: 'The ring is too thick' },
      make: (version) =>
        change(version, (one) => (one.shape === 'ring' ? { ...one, inner: one.inner * 0.72 } : one)),
    },
    ringMissing: {
      text: { zh: '五角星外缺少圆圈', en: 'The ring around the star is missing' },
      make: (version) => ({
        ...version,
        primitives: version.primitives.filter(({ shape }) => shape !== 'ring'),
      }),
    },
    wrongRatio: {
      text: { zh: '旗面长宽比例不是 3∶2', en: 'The field is not in the ratio 3 to 2' },
      make: (version) => widen(version, 1.25),
    },
    markAway: {
      text: { zh: '圆圈和五角星不在旗面左上角', en: 'Ring and star are not in the upper hoist' },
      make: (version) => move(version, [14, 6]),
    },
    wrongColour: { text: { zh: '旗面不是红色', en: 'The field is not red' }, make: recolour },
  },
};

function isSmallStar(one: MarkPrimitive): one is Extract<MarkPrimitive, { shape: 'star' }> {
  return one.shape === 'star' && one.role.startsWith('smallStar');
}

function change(version: MarkVersion, each: (one: MarkPrimitive) => MarkPrimitive): MarkVersion {
  return { ...version, primitives: version.primitives.map(each) };
}

function turn(version: MarkVersion, role: string, degrees: number): MarkVersion {
  return change(version, (one) =>
    one.shape === 'star' && one.role === role ? { ...one, rotation: one.rotation + degrees } : one,
  );
}

function move(version: MarkVersion, [right, down]: readonly [number, number]): MarkVersion {
  return change(version, (one) =>
    one.shape === 'figure' ? one : { ...one, centre: [one.centre[0] + right, one.centre[1] + down] },
  );
}

function widen(version: MarkVersion, factor: number): MarkVersion {
  const { field } = version;
  return field === null ? version : { ...version, field: { ...field, width: field.width * factor } };
}

function recolour(version: MarkVersion): MarkVersion {
  const { field, colours } = version;
  if (field === null) return version;
  const orange = (colour: MarkColour): MarkColour => ({ ...colour, references: [[232, 112, 24]] });
  return { ...version, colours: { ...colours, [field.colour]: (colours[field.colour] ?? []).map(orange) } };
}

/** Chooses some pictures, at least one of them with a fault and one without; the same seed gives the same. Pure. */
export function choosePictures(seed: string, count: number): readonly PracticePicture[] {
  const random = seeded(`pictures ${seed}`);
  const wrong = 1 + Math.floor(random() * Math.max(1, count - 1));
  const known = practiced.flatMap((mark) => Object.keys(faults[mark]).map((fault) => ({ mark, fault })));
  const right = shuffled(practiced, random);
  const chosen = shuffled(known, random).slice(0, Math.min(wrong, count - 1));
  const flawless = Array.from({ length: count - chosen.length }, (_, index) => ({
    mark: right[index % right.length] ?? 'nationalFlag',
    fault: null,
  }));
  return shuffled<PracticePicture>([...chosen, ...flawless], random);
}

/** What is wrong with a picture, in words; null where nothing is. */
export function faultText({ mark, fault }: PracticePicture): LocalizedText | null {
  return fault === null ? null : (faults[mark][fault]?.text ?? null);
}

/** What the picture means to show. */
export function markName({ mark }: PracticePicture): LocalizedText {
  return versionOf(mark).names;
}

/** The picture as a PNG in a data address: a drawing as points and not as figures, so that nothing in it names the fault. */
export async function drawPicture(picture: PracticePicture): Promise<string> {
  const version = versionOf(picture.mark);
  const make = picture.fault === null ? undefined : faults[picture.mark][picture.fault]?.make;
  const svg = drawSvg(make === undefined ? version : make(version), { width: 360 });
  if (svg === null) throw new Error(`${picture.mark} cannot be drawn`);
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

function versionOf(mark: PracticedMark): MarkVersion {
  const version = shippedMarks().versions.find((one) => one.mark === mark);
  if (version === undefined) throw new Error(`the library has no ${mark}`);
  return version;
}
