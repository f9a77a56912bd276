import type { Charge } from './charges.ts';

/** Charges by place, to find a charge's neighbours without looking at all others. */
export class ChargeGrid {
  readonly #cells = new Map<number, Charge[]>();
  readonly #size = 32;

  constructor(charges: readonly Charge[]) {
    for (const charge of charges) {
      const key = this.#key(Math.floor(charge.x / this.#size), Math.floor(charge.y / this.#size));
      const cell = this.#cells.get(key);
      if (cell) cell.push(charge);
      else this.#cells.set(key, [charge]);
    }
  }

  #key(x: number, y: number): number {
    return (x + 8) * 65536 + y + 8;
  }

  /** The nearest charges within `reach` pixels that pass, at most `most`. */
  near(of: Charge, reach: number, most: number, passes: (charge: Charge) => boolean): Charge[] {
    const found: { charge: Charge; far: number }[] = [];
    const cells = Math.ceil(reach / this.#size);
    const cx = Math.floor(of.x / this.#size);
    const cy = Math.floor(of.y / this.#size);
    for (let u = -cells; u <= cells; u++)
      for (let v = -cells; v <= cells; v++)
        for (const charge of this.#cells.get(this.#key(cx + u, cy + v)) ?? []) {
          const far = Math.hypot(charge.x - of.x, charge.y - of.y);
          if (charge !== of && far <= reach && passes(charge)) found.push({ charge, far });
        }
    return found
      .sort((a, b) => a.far - b.far)
      .slice(0, most)
      .map((f) => f.charge);
  }
}
