/** The picture formats that every target platform and browser can show. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const signatures: readonly (readonly [PictureType, readonly (number | null)[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** The format by the first bytes, whatever the sender calls it; null for anything else, SVG (which can hold scripts) too. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const found = signatures.find(([, signature]) =>
    signature.every((byte, index) => byte === null || bytes[index] === byte),
  );
  return found?.[0] ?? null;
}
