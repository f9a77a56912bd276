import { z } from 'zod';
import { personSnapshotSchema } from './content-schemas.ts';
import { digestSchema, instantSchema, localizedTextSchema } from './route.ts';

export const markSourceSchema = z.object({
  title: localizedTextSchema,
  article: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
});

const rgbSchema = z.tuple([z.number(), z.number(), z.number()]);
const pointSchema = z.tuple([z.number(), z.number()]);

const primitiveSchema = z.discriminatedUnion('shape', [
  z.object({
    shape: z.literal('star'),
    role: z.string(),
    name: localizedTextSchema,
    centre: pointSchema,
    radius: z.number(),
    rotation: z.number(),
    colour: z.string(),
    /** The ten corners, in the mark's units. */
    corners: z.array(pointSchema),
  }),
  z.object({
    shape: z.literal('ring'),
    role: z.string(),
    name: localizedTextSchema,
    centre: pointSchema,
    inner: z.number(),
    outer: z.number(),
    colour: z.string(),
  }),
  z.object({
    shape: z.literal('figure'),
    role: z.string(),
    name: localizedTextSchema,
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    centre: pointSchema.nullable(),
    outline: z.string().nullable(),
    colour: z.string(),
  }),
]);
export type MarkPart = z.output<typeof primitiveSchema>;

const colourSchema = z.object({
  name: localizedTextSchema,
  medium: z.enum(['screen', 'print', 'fabric']),
  references: z.array(rgbSchema),
  /** CIEDE2000. */
  tolerance: z.number(),
  gross: z.number().nullable(),
  accuses: z.boolean(),
  source: markSourceSchema,
});

/** A version of a mark: what its specification states, and nothing else; null and `unknown` say what it doesn't. */
export const markVersionSchema = z.object({
  mark: z.string(),
  version: z.string(),
  kind: z.enum(['flag', 'emblem']),
  names: localizedTextSchema,
  source: markSourceSchema,
  furtherSources: z.array(markSourceSchema),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  field: z
    .object({
      width: z.number(),
      height: z.number(),
      colour: z.string(),
      notch: z.object({ depth: z.number(), base: z.number() }).nullable(),
    })
    .nullable(),
  colours: z.record(z.string(), z.array(colourSchema)),
  primitives: z.array(primitiveSchema),
  symmetry: z.enum(['none', 'leftRight']),
  reverse: z.enum(['mirrored', 'none', 'unknown']),
  usage: z.array(z.object({ code: z.string(), text: localizedTextSchema, source: markSourceSchema })),
  /** Centimetres. */
  sizes: z.array(pointSchema),
  unknown: z.array(localizedTextSchema),
  artwork: digestSchema.nullable(),
  /** How it can be shown: drawn from its specification, by artwork, or not at all; `schematic`: a part without known outline is a box. */
  drawing: z.enum(['whole', 'schematic', 'artwork', 'none']),
  /** Who registered it; null for what ships with the product. */
  registered: z
    .object({
      organization: z.string(),
      organizationName: z.string(),
      by: personSnapshotSchema,
      at: instantSchema,
      withdrawn: z.object({ by: personSnapshotSchema, at: instantSchema, reason: z.string() }).nullable(),
    })
    .nullable(),
});
export type ShownMarkVersion = z.output<typeof markVersionSchema>;

const quadSchema = z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]);

export const measurementSchema = z.object({
  name: z.string(),
  /** What was measured, as people say it. */
  title: localizedTextSchema,
  part: localizedTextSchema.nullable(),
  measured: z.number().nullable(),
  standard: z.number().nullable(),
  tolerance: z.number().nullable(),
  uncertainty: z.number().nullable(),
  unit: z.enum(['ratio', 'units', 'degrees', 'deltaE', 'count', 'score']),
  ok: z.boolean().nullable(),
  reason: localizedTextSchema.nullable(),
});
export type ShownMeasurement = z.output<typeof measurementSchema>;

/** A mark found in a picture. Places are pixels of the picture as people see it, after EXIF rotation. */
export const foundMarkSchema = z.object({
  mark: z.string(),
  names: localizedTextSchema,
  version: z.string().nullable(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  quad: quadSchema.nullable(),
  verdict: z.enum(['conforms', 'violates', 'cannotVerify']),
  /** What is wrong in a few words, and with what to do about it. */
  problems: z.array(z.object({ code: z.string(), text: localizedTextSchema, advice: localizedTextSchema })),
  measurements: z.array(measurementSchema),
  confidence: z.number(),
});
export type ShownFoundMark = z.output<typeof foundMarkSchema>;
