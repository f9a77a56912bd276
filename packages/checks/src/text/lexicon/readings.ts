import { foldTable } from './fold.ts';
import { readings } from './readings.gen.ts';

let table: Uint16Array | undefined;

/** For each UTF-16 unit a number for its reading without tone, the same for all characters that sound alike; 0 if it has none. */
export function readingTable(): Uint16Array {
  if (table !== undefined) return table;
  const made = new Uint16Array(65536);
  readings.forEach((entry, index) => {
    for (let at = entry.indexOf(' ') + 1; at < entry.length; at++) made[entry.charCodeAt(at)] = index + 1;
  });
  const folded = foldTable();
  for (let code = 0; code < 65536; code++) {
    if (made[code] === 0) made[code] = made[folded[code] ?? 0] ?? 0;
  }
  table = made;
  return made;
}

/** The reading of a character without its tone, such as `ming`; an empty string if it has none. */
export function readingOf(character: string): string {
  const index = readingTable()[character.charCodeAt(0)] ?? 0;
  return index === 0 ? '' : (readings[index - 1]?.split(' ', 1)[0] ?? '');
}
