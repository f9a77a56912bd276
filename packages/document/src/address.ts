/** Marks a picture that came with an import and is not stored yet: `import:1`, `import:2` … */
export const importedPicture = /^import:\d{1,6}$/;

const linkSchemes = /^(?:https?:\/\/[^/\s]|mailto:[^\s]|tel:[\d+])/i;
const pictureSchemes = /^https?:\/\/[^/\s]/i;

/**
 * The address as a link may carry it, or null. A browser ignores control characters and white space inside an
 * address, so they are removed before the scheme is looked at: `java\nscript:` must not slip through.
 */
export function safeLink(raw: string): string | null {
  const address = squeezed(raw);
  if (/^#[\w\-.:%\u4e00-\u9fff]{0,200}$/.test(address)) return address;
  if (!linkSchemes.test(address) || address.length > 2_048) return null;
  return withoutUser(address);
}

/** The address of a picture or media file on another site, or null. A missing scheme (`//host/…`) becomes https. */
export function safePicture(raw: string): string | null {
  const address = squeezed(raw);
  const full = address.startsWith('//') ? `https:${address}` : address;
  if (!pictureSchemes.test(full) || full.length > 2_048) return null;
  return withoutUser(full);
}

/** `https://known.example@evil.example/` shows one site and leads to another. */
function withoutUser(address: string): string | null {
  if (!/^https?:/i.test(address)) return address;
  const parsed = URL.parse(address);
  return parsed && parsed.username === '' && parsed.password === '' ? address : null;
}

function squeezed(raw: string): string {
  return (
    raw
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these, so they must not hide a scheme.
      .replaceAll(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
      .trim()
      .replaceAll(/[\s"<>\\^`{|}]/g, (char) => encodeURIComponent(char))
  );
}
