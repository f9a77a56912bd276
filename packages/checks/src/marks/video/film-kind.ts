/** ffmpeg's readers for the kinds of film that are taken, by a file's first bytes in hex; playlists, which name other files, are none of them. */
const kinds: readonly (readonly [RegExp, string])[] = [
  // "ftyp" with another brand than those of AVIF and HEIF pictures (avif, avis, heic, heix, mif1, msf1).
  [/^.{8}66747970(?!61766966|61766973|68656963|68656978|6d696631|6d736631)/, 'mov'],
  // "moov", "mdat", "wide".
  [/^.{8}(?:6d6f6f76|6d646174|77696465)/, 'mov'],
  [/^1a45dfa3/, 'matroska'],
  // "RIFF" … "AVI ".
  [/^52494646.{8}41564920/, 'avi'],
  // "FLV".
  [/^464c5601/, 'flv'],
  [/^000001ba/, 'mpeg'],
  [/^47.{374}47/, 'mpegts'],
];

/** The reader for a film's bytes, null for what is no film that is taken. */
export function filmReader(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('hex');
  return kinds.find(([beginning]) => beginning.test(head))?.[1] ?? null;
}

/** Whether bytes are a film, rather than a picture. */
export function isFilm(bytes: Uint8Array): boolean {
  return filmReader(bytes) !== null;
}
