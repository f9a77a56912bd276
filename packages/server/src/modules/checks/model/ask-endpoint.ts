import { questionOf } from '@sanshen/checks/text/model/index';
import { z } from 'zod';

/** Milliseconds for one answer, and bytes of it that are read. */
const patience = 20_000;
const mostBytes = 256 * 1024;

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
});

export interface Endpoint {
  readonly url: URL;
  readonly model: string;
  readonly key: string | null;
}

/**
 * Asks an OpenAI-compatible endpoint about one paragraph; gives the answer's text. It follows no redirect, so nothing goes anywhere but to the
 * address that was allowed. Throws when there is no answer in time, one that is too large, or one of another form; what it throws names
 * neither key nor text.
 */
export async function askEndpoint(
  { url, model, key }: Endpoint,
  paragraph: string,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(questionOf(model, paragraph)),
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the model's endpoint answered ${response.status}`);
  }
  const read = completionSchema.safeParse(JSON.parse(await boundedText(response)));
  if (!read.success) throw new Error("the model's endpoint answered in another form");
  return read.data.choices[0]?.message.content ?? '';
}

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error("the model's answer is too large");
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
