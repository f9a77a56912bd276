import type { Readable } from 'node:stream';
import { deflateSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A member of an archive: bytes, or a stream of a file that need not fit into memory. */
export interface ZipMember {
  readonly name: string;
  readonly data: Uint8Array | (() => Promise<Readable>);
}

// The first moment that the format can say, in local fields: the same bytes in every time zone.
const fixedTime = new Date(1980, 0, 1);
const mebibyte = 1024 * 1024;
/** Readers take what is packed tighter than this for a bomb. */
const mostRatio = 100;

/** Writes a zip: the given order, fixed times; texts deflated, files as they are (pictures and videos don't shrink). */
export async function* writeZip(members: Iterable<ZipMember>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const drained = (): Uint8Array[] => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for (const { name, data } of members) {
    if (data instanceof Uint8Array) {
      const member = shrinksSanely(data) ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
      member.mtime = fixedTime;
      zip.add(member);
      member.push(data, true);
    } else {
      const member = new ZipPassThrough(name);
      member.mtime = fixedTime;
      zip.add(member);
      // Byte streams only come here.
      for await (const chunk of await data()) {
        member.push(chunk as Uint8Array);
        yield* drained();
      }
      member.push(new Uint8Array(), true);
    }
    yield* drained();
  }
  zip.end();
  yield* drained();
}

function shrinksSanely(data: Uint8Array): boolean {
  return data.length <= mebibyte || deflateSync(data, { level: 1 }).length * mostRatio > data.length;
}
