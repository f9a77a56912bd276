import { declarationNames } from '@sanshen/domain/content';
import { z } from 'zod';

const named = z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) });

/** What the editor needs of a rule book; the route gives it as it was filed. */
const rulesSchema = z.object({
  importance: z.array(named),
  content: z.object({
    topics: z.array(named.extend({ focus: z.boolean() })),
    forms: z.array(named.extend({ id: z.enum(['original', 'adapted', 'repost', 'workDraft']) })),
  }),
  discipline: z.object({
    declarations: z.array(
      named.extend({
        id: z.enum(
          declarationNames as readonly [
            (typeof declarationNames)[number],
            ...(typeof declarationNames)[number][],
          ],
        ), // a list that is never empty
        required: z.boolean(),
        text: z.object({ zh: z.string(), en: z.string() }).optional(),
      }),
    ),
    sources: z.object({
      minimum: z.number(),
      forms: z.array(z.enum(['original', 'adapted', 'repost', 'workDraft'])),
    }),
  }),
});

export type EditorRules = z.output<typeof rulesSchema>;

/** Reads what the editor needs of a rule book in force; null for one of another shape. */
export function readRules(policy: unknown): EditorRules | null {
  const read = rulesSchema.safeParse(policy);
  return read.success ? read.data : null;
}
