/** The kinds of arrays that a file of tables holds. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Float32Array;
export type Sections = Readonly<Record<string, Section>>;

const MAGIC = 'sanshen-tables-1';
const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const;
type Kind = keyof typeof KINDS;

/** Packs arrays into one file: a line of magic, a line of JSON that lists them, then each at a multiple of eight bytes. */
export function packSections(sections: Sections): Uint8Array {
  const list = Object.entries(sections).map(([name, array]) => [name, kindOf(array), array.length] as const);
  const head = new TextEncoder().encode(`${MAGIC}\n${JSON.stringify(list)}\n`);
  let size = padded(head.length);
  for (const array of Object.values(sections)) size += padded(array.byteLength);
  const file = new Uint8Array(size);
  file.set(head);
  let at = padded(head.length);
  for (const array of Object.values(sections)) {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return file;
}

/** Reads what packSections wrote; the arrays look into `file` and copy nothing. Throws when it is another kind of file. */
export function readSections(file: Uint8Array): Sections {
  const first = file.indexOf(10);
  const second = file.indexOf(10, first + 1);
  const decode = (from: number, to: number) => new TextDecoder().decode(file.subarray(from, to));
  if (first < 0 || decode(0, first) !== MAGIC) throw new Error('this is no file of spelling tables');
  const list: unknown = JSON.parse(decode(first + 1, second));
  if (!Array.isArray(list)) throw new Error('the list of spelling tables is broken');
  const { buffer, byteOffset } = file.byteOffset % 8 === 0 ? file : new Uint8Array(file);
  const sections: Record<string, Section> = {};
  let at = padded(second + 1);
  for (const entry of list) {
    const [name, kind, length]: [string, Kind, number] = entry;
    // A shared buffer serves as well: nothing is written to it.
    const array = new KINDS[kind](buffer as ArrayBuffer, byteOffset + at, length);
    if (array.byteLength + at > file.length) throw new Error('the file of spelling tables is cut short');
    sections[name] = array;
    at += padded(array.byteLength);
  }
  return sections;
}

/** One section of the kind that is expected. */
export function section<K extends Kind>(
  sections: Sections,
  name: string,
  kind: K,
): InstanceType<(typeof KINDS)[K]> {
  const found = sections[name];
  if (!(found instanceof KINDS[kind])) throw new Error(`the spelling tables lack ${name}`);
  // The check above says so; the compiler cannot follow an indexed constructor.
  return found as InstanceType<(typeof KINDS)[K]>;
}

function kindOf(array: Section): Kind {
  if (array instanceof Uint8Array) return 'u8';
  if (array instanceof Uint16Array) return 'u16';
  return array instanceof Uint32Array ? 'u32' : 'f32';
}

const padded = (size: number) => Math.ceil(size / 8) * 8;

/** Ascending places as gaps, seven bits a byte, the lowest first. */
export function packPlaces(places: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  let last = -1;
  for (const place of places) {
    let gap = place - last;
    last = place;
    for (; gap > 127; gap >>>= 7) bytes.push((gap & 127) | 128);
    bytes.push(gap);
  }
  return Uint8Array.from(bytes);
}

/** Turns gaps back into `count` places. */
export function readPlaces(gaps: Uint8Array, count: number): Uint32Array {
  const places = new Uint32Array(count);
  let place = -1;
  let at = 0;
  for (let k = 0; k < count; k++) {
    let byte = gaps[at++] ?? 0;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = gaps[at++] ?? 0;
      gap |= (byte & 127) << shift;
    }
    place += gap;
    places[k] = place;
  }
  return places;
}
