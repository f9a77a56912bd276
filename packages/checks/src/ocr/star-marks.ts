import type { GreyPicture } from './decode-picture.ts';
import { darkPixels, greyOf, type PixelPart } from './ink.ts';
import type { PlacedCharacter, PlacedLine } from './place-characters.ts';

/*
 * The recogniser's alphabet has no star, and the star is what tells the mark of a state secret (机密★1年) from the word. Behind such a word
 * the ink itself is looked at.
 */
const levels = /(?:绝密|机密|秘密)/g;
/** A figure of ink: its box and which pixels of the box are its. */
interface Figure {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** The line with ★ wherever a star stands behind a level of secrecy. */
export function withStars(line: PlacedLine, picture: GreyPicture): PlacedLine {
  const text = line.characters.map((one) => one.text).join('');
  let characters = line.characters;
  for (const { index } of text.matchAll(levels)) {
    // Each of these characters is one unit, so that units and characters count alike up to here unless rarer ones stand before.
    const at = [...text.slice(0, index)].length + 2;
    const star = starBehind(characters, at, line, picture);
    if (star !== null) characters = placeStar(characters, at, star);
  }
  return characters === line.characters ? line : { ...line, characters };
}

function starBehind(
  characters: readonly PlacedCharacter[],
  at: number,
  line: PlacedLine,
  picture: GreyPicture,
): Figure | null {
  const high = line.bottom - line.top;
  const from = (characters[at - 1]?.left ?? line.left) + 0.3 * high;
  const margin = Math.round(0.15 * high);
  const strip = {
    left: Math.max(0, Math.round(from)),
    right: Math.min(picture.width, Math.round(from + 3.2 * high)),
    top: Math.max(0, line.top - margin),
    bottom: Math.min(picture.height, line.bottom + margin),
  };
  const figures = figuresIn(picture, strip).filter(
    ({ width, height }) => height > 0.4 * high && width > 0.4 * high && width < 1.6 * high,
  );
  return figures.find(isStar) ?? null;
}

/** The star in the place of whatever was read there: characters whose middle lies within it, at most two. */
function placeStar(
  characters: readonly PlacedCharacter[],
  at: number,
  { left, width }: Figure,
): readonly PlacedCharacter[] {
  const right = left + width;
  const star = { text: '★', left, right };
  const read = (one: PlacedCharacter | undefined) =>
    one !== undefined && one.text !== ' ' && !/[0-9年月天长期]/.test(one.text);
  const end = read(characters[at]) ? (read(characters[at + 1]) ? 2 : 1) : 0;
  // Two characters stand for one star only where what follows is the term.
  const taken = end === 2 && /^[年月天]|长/.test(characters[at + 2]?.text ?? '') ? 2 : Math.min(end, 1);
  return [...characters.slice(0, at), star, ...characters.slice(at + taken)];
}

/** Connected figures of ink in a part of a picture; the lesser half of the pixels is ink. */
function figuresIn(picture: GreyPicture, part: PixelPart): readonly Figure[] {
  const width = part.right - part.left;
  const height = part.bottom - part.top;
  if (width < 4 || height < 4) return [];
  const grey = greyOf(picture, part);
  const dark = darkPixels(grey);
  const found: Figure[] = [];
  const label = new Int32Array(dark.length);
  const stack: number[] = [];
  for (let seed = 0, name = 1; seed < dark.length; seed++) {
    if (dark[seed] === 0 || label[seed] !== 0) continue;
    stack.push(seed);
    label[seed] = name;
    let [x0, y0, x1, y1] = [width, height, 0, 0];
    for (let pixel = stack.pop(); pixel !== undefined; pixel = stack.pop()) {
      const x = pixel % width;
      const y = (pixel - x) / width;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
      for (const [dx, dy] of beside) {
        const [nx, ny] = [x + dx, y + dy];
        const next = ny * width + nx;
        if (nx < 0 || ny < 0 || nx >= width || ny >= height || dark[next] === 0 || label[next] !== 0)
          continue;
        label[next] = name;
        stack.push(next);
      }
    }
    const [wide, high] = [x1 - x0 + 1, y1 - y0 + 1];
    const ink = new Uint8Array(wide * high);
    for (let y = 0; y < high; y++)
      for (let x = 0; x < wide; x++) ink[y * wide + x] = label[(y + y0) * width + x + x0] === name ? 1 : 0;
    found.push({ left: part.left + x0, top: part.top + y0, width: wide, height: high, ink });
    name += 1;
  }
  return found;
}

const beside = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

const rays = 80;
/** How strongly the outline goes five ways for it to be a star, and how weakly every other way; a pentagram has 0.27. */
const fiveWays = 0.14;
const otherWays = 0.1;

/** Whether a figure's outline, seen from its middle, goes out and in five times. */
function isStar({ width, height, ink }: Figure): boolean {
  if (width / height < 0.75 || width / height > 1.35) return false;
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let at = 0; at < ink.length; at++) {
    if (ink[at] === 0) continue;
    mass += 1;
    sumX += at % width;
    sumY += Math.floor(at / width);
  }
  if (mass < 20) return false;
  const [cx, cy] = [sumX / mass, sumY / mass];
  const reach = Array.from({ length: rays }, (_, ray) => {
    const angle = (2 * Math.PI * ray) / rays;
    for (let r = Math.hypot(width, height); r > 0; r -= 0.5) {
      const [x, y] = [Math.round(cx + r * Math.cos(angle)), Math.round(cy + r * Math.sin(angle))];
      if (x >= 0 && y >= 0 && x < width && y < height && ink[y * width + x] === 1) return r;
    }
    return 0;
  });
  const mean = reach.reduce((a, b) => a + b, 0) / rays;
  const share = (order: number) => {
    let [re, im] = [0, 0];
    for (const [ray, r] of reach.entries()) {
      re += r * Math.cos((2 * Math.PI * ray * order) / rays);
      im += r * Math.sin((2 * Math.PI * ray * order) / rays);
    }
    return (2 * Math.hypot(re, im)) / rays / mean;
  };
  return share(5) > fiveWays && [1, 2, 3, 4, 6].every((order) => share(order) < otherWays);
}
