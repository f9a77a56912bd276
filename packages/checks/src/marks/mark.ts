/**
 * A mark (标识) as versioned data: what its specification states and nothing else. A number that no source at hand states is null,
 * and the checker answers "cannot verify" for what depends on it.
 *
 * Lengths are in units of the mark's own grid: `field.width` × `field.height`, origin in the upper hoist corner, x towards the fly,
 * y down. Angles are in degrees, clockwise as seen on the obverse, 0 = a tip straight up.
 */
export type MarkKind = 'flag' | 'emblem';

/** Names of the marks the library ships; an organisation's own upload has an id of its own. */
export type ShippedMarkName =
  | 'nationalFlag'
  | 'partyFlag'
  | 'leagueFlag'
  | 'pioneersFlag'
  | 'pioneersDetachmentFlag'
  | 'nationalEmblem'
  | 'partyEmblem'
  | 'leagueEmblem'
  | 'pioneersEmblem'
  | 'youthFederationEmblem'
  | 'studentsFederationEmblem';

export interface MarkText {
  readonly zh: string;
  readonly en: string;
}

/** Where a rule or a figure comes from, and how far it may be trusted. */
export interface MarkSource {
  readonly title: MarkText;
  readonly article: string | null;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** sRGB, 0–255. */
export type Rgb = readonly [number, number, number];

/**
 * A colour with what is accepted on a medium; distance is CIEDE2000 from the nearest reference. `accuses` false: too far off is told to
 * a person, never called a violation – but beyond `gross` no reading of the source calls it this colour, and that is a violation.
 */
export interface MarkColour {
  readonly name: MarkText;
  readonly medium: 'screen' | 'print' | 'fabric';
  readonly references: readonly Rgb[];
  readonly tolerance: number;
  readonly gross: number | null;
  readonly accuses: boolean;
  readonly source: MarkSource;
}

export interface StarPrimitive {
  readonly shape: 'star';
  readonly role: string;
  readonly centre: readonly [number, number];
  /** Radius of the circle through the five tips. */
  readonly radius: number;
  /** Direction of one tip. */
  readonly rotation: number;
  readonly colour: string;
}

export interface RingPrimitive {
  readonly shape: 'ring';
  readonly role: string;
  readonly centre: readonly [number, number];
  readonly inner: number;
  readonly outer: number;
  readonly colour: string;
}

/**
 * A figure whose outline the source doesn't give: its box where stated, else only its centre, else neither (null: not to be verified);
 * `outline` (SVG path in the box's 0–1 units) when artwork is known.
 */
export interface FigurePrimitive {
  readonly shape: 'figure';
  readonly role: string;
  readonly box: readonly [x: number, y: number, width: number, height: number] | null;
  readonly centre: readonly [number, number] | null;
  readonly outline: string | null;
  readonly colour: string;
}

export type MarkPrimitive = StarPrimitive | RingPrimitive | FigurePrimitive;

export interface MarkField {
  readonly width: number;
  readonly height: number;
  /** Key of `MarkVersion.colours`, as in every primitive. */
  readonly colour: string;
  /** A swallow-tail's notch: depth from the fly and base along it; null for a rectangle. */
  readonly notch: { readonly depth: number; readonly base: number } | null;
}

/** How a mark may be used; each is a sentence for people and, where `code` says so, a check. */
export interface MarkUsageRule {
  readonly code:
    | 'noAddedText'
    | 'notUpsideDown'
    | 'notDamaged'
    | 'noAdvertising'
    | 'order'
    | 'sizes'
    | 'other';
  readonly text: MarkText;
  readonly source: MarkSource;
}

export interface MarkVersion {
  readonly mark: ShippedMarkName | (string & {});
  /** Sorts by time: a year or a date, e.g. `1990`. */
  readonly version: string;
  readonly kind: MarkKind;
  readonly names: MarkText;
  readonly source: MarkSource;
  /** What else is relied on, figure by figure where `source` doesn't state it. */
  readonly furtherSources: readonly MarkSource[];
  /** ISO date, or a year where only that is known; null = unknown. `validTo` null = in force. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Null where the mark is no field of its own (an emblem). */
  readonly field: MarkField | null;
  readonly colours: Readonly<Record<string, readonly MarkColour[]>>;
  readonly primitives: readonly MarkPrimitive[];
  readonly symmetry: 'none' | 'leftRight';
  /** `mirrored`: the reverse side with the pole on the right is lawful. */
  readonly reverse: 'mirrored' | 'none' | 'unknown';
  readonly usage: readonly MarkUsageRule[];
  /** Sizes that the source names, in centimetres. */
  readonly sizes: readonly (readonly [width: number, height: number])[];
  /** What the source doesn't state, for people: each is why something cannot be verified. */
  readonly unknown: readonly MarkText[];
  /** Digest of an uploaded artwork (SVG or PNG) that stands for the mark; null where the mark is drawn from its primitives or has none. */
  readonly artwork: string | null;
}

/** The versions that hold for one organisation: shipped ones, and those uploaded by it or its superiors. */
export interface MarkLibrary {
  readonly versions: readonly MarkVersion[];
}
