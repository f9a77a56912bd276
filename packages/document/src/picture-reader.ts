import { safePicture } from './address.ts';
import type { ExternalPicture, ImportedPicture } from './import-result.ts';
import type { WarningList } from './messages.ts';
import { attribute, type HtmlElement, isElement } from './parse-html.ts';
import { pictureType } from './picture-type.ts';

type PictureAttributes = { src: string; alt: string; width: number | null };

/** Reads picture and media elements: takes data out, lists what lies elsewhere, drops what cannot be shown. */
export class PictureReader {
  readonly found: ImportedPicture[] = [];
  readonly external: ExternalPicture[] = [];
  readonly #warnings: WarningList;
  readonly #placeholders: ReadonlySet<string>;

  constructor(warnings: WarningList, placeholders: ReadonlySet<string>) {
    this.#warnings = warnings;
    this.#placeholders = placeholders;
  }

  /** The attributes of an image node, or null when there is no picture to show. `clean` tidies text. */
  read(element: HtmlElement, clean: (text: string) => string): PictureAttributes | null {
    // Pages that load pictures late keep the real address in data-src.
    const raw = (attribute(element, 'data-src') || attribute(element, 'src') || '').trim();
    const alt = clean(attribute(element, 'alt') ?? '');
    const src = this.#source(raw, alt);
    if (src === null) return null;
    const width = Number(attribute(element, 'width') ?? Number.NaN);
    return { src, alt, width: Number.isInteger(width) && width > 0 && width <= 10_000 ? width : null };
  }

  /** The attributes of a video or audio node, or null. */
  readMedia(element: HtmlElement): { src: string; title: string } | null {
    const inside = element.childNodes.filter(isElement).find((child) => child.tagName === 'source');
    const raw = attribute(element, 'src') ?? (inside ? attribute(inside, 'src') : undefined) ?? '';
    const src = safePicture(raw);
    if (src === null) {
      this.#warnings.add('import.mediaDropped', raw);
      return null;
    }
    return { src, title: attribute(element, 'title') ?? '' };
  }

  #source(raw: string, alt: string): string | null {
    if (this.#placeholders.has(raw)) return raw;
    if (/^data:/i.test(raw)) return this.#data(raw);
    const src = safePicture(raw);
    if (src === null) {
      this.#warnings.add('import.pictureDropped', raw || alt);
      return null;
    }
    this.#warnings.add('import.pictureExternal', src);
    if (!this.external.some((one) => one.src === src)) this.external.push({ src, alt });
    return src;
  }

  #data(raw: string): string | null {
    const body = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/i.exec(raw)?.[1];
    const bytes = body === undefined ? null : fromBase64(body);
    const mediaType = bytes ? pictureType(bytes) : null;
    if (!bytes || !mediaType) {
      this.#warnings.add('import.pictureDropped', raw.slice(0, 40));
      return null;
    }
    const placeholder = `import:${this.#placeholders.size + this.found.length + 1}`;
    this.found.push({ placeholder, bytes, mediaType });
    return placeholder;
  }
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
