/** All that XML 1.0 (fifth edition, section 2.2) has no place for, and the other controls that no font draws; tab and the ends of lines stay. */
const unprintable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/**
 * Plain data as a document can hold it: control characters are left out, and half of a surrogate pair becomes U+FFFD, since one such character in a
 * name or a title would make the whole Word document unreadable.
 */
export function printable<Data>(data: Data): Data {
  // The same shape with other strings; what is neither text, list nor plain object stays as it is.
  if (typeof data === 'string') return data.toWellFormed().replaceAll(unprintable, '') as Data;
  if (Array.isArray(data)) return data.map((one: unknown) => printable(one)) as Data;
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype)
    return data;
  return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, printable(one)])) as Data;
}
