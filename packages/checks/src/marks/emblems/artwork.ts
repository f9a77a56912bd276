/** What of an uploaded artwork is the emblem. */
import type { Raster } from '../report.ts';

/** Artwork is reduced to this before anything else. */
const workingSide = 320;

/** The emblem without what is around it, on its own box. */
export function cutOut(picture: Raster): { readonly picture: Raster; readonly mask: Uint8Array } | null {
  const share = Math.max(1, Math.max(picture.width, picture.height) / workingSide);
  const { width, height, data } = share > 1 ? reduced(picture, share) : picture;
  const inside = insideOf({ width, height, data });
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] === 0) continue;
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const [wide, high] = [right - left + 1, bottom - top + 1];
  if (wide < 24 || high < 24) return null;
  const cut = { width: wide, height: high, data: new Uint8Array(wide * high * 4) };
  const mask = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const from = (y + top) * width + x + left;
      mask[y * wide + x] = inside[from] ?? 0;
      for (let c = 0; c < 4; c++) cut.data[(y * wide + x) * 4 + c] = data[from * 4 + c] ?? 0;
    }
  return { picture: cut, mask };
}

function reduced({ width, height, data }: Raster, share: number): Raster {
  const [w, h] = [Math.round(width / share), Math.round(height / share)];
  const small = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    const [y0, y1] = [
      Math.floor(y * share),
      Math.max(Math.floor(y * share) + 1, Math.floor((y + 1) * share)),
    ];
    for (let x = 0; x < w; x++) {
      const [x0, x1] = [
        Math.floor(x * share),
        Math.max(Math.floor(x * share) + 1, Math.floor((x + 1) * share)),
      ];
      let [r, g, b, a, n] = [0, 0, 0, 0, 0];
      for (let j = y0; j < Math.min(y1, height); j++)
        for (let i = x0; i < Math.min(x1, width); i++) {
          const at = (j * width + i) * 4;
          const alpha = data[at + 3] ?? 0;
          r += (data[at] ?? 0) * alpha;
          g += (data[at + 1] ?? 0) * alpha;
          b += (data[at + 2] ?? 0) * alpha;
          a += alpha;
          n += 1;
        }
      const to = (y * w + x) * 4;
      if (a > 0) {
        small[to] = r / a;
        small[to + 1] = g / a;
        small[to + 2] = b / a;
      }
      small[to + 3] = a / Math.max(1, n);
    }
  }
  return { width: w, height: h, data: small };
}

/** How far a pixel may be off the colour around the artwork. */
const sameGround = 26;

/** Where the emblem is: what is opaque, or where all is, what cannot be reached from the border over pixels of its colour. */
function insideOf({ width, height, data }: Raster): Uint8Array {
  const inside = new Uint8Array(width * height);
  let opaque = 0;
  for (let at = 0; at < inside.length; at++) {
    inside[at] = (data[at * 4 + 3] ?? 0) > 127 ? 1 : 0;
    opaque += inside[at] ?? 0;
  }
  if (opaque < 0.99 * inside.length) return inside;
  const corners = [0, width - 1, (height - 1) * width, height * width - 1];
  const ground = (at: number) => [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0] as const;
  const [r, g, b] = ground(0);
  const isGround = (at: number) => {
    const [r2, g2, b2] = ground(at);
    return Math.abs(r - r2) + Math.abs(g - g2) + Math.abs(b - b2) < sameGround;
  };
  if (!corners.every(isGround)) return inside;
  const stack: number[] = [];
  const visit = (at: number) => {
    if (inside[at] === 1 && isGround(at)) {
      inside[at] = 0;
      stack.push(at);
    }
  };
  for (let x = 0; x < width; x++) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < (height - 1) * width) visit(at + width);
  }
  return inside;
}
