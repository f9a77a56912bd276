import { readFileSync } from 'node:fs';
import type { Policy } from '@sanshen/domain/policy';
import { parse } from 'yaml';

const policies = new URL('../../../policies/', import.meta.url);

/** A shipped rule book that stands alone, fresh at every call, so that a test may change its copy. */
export function shipped(id: string): Policy {
  const read = (file: string) => parse(readFileSync(new URL(`${id}/${file}`, policies), 'utf8'));
  const { include = [], ...root } = read('policy.yaml');
  const parts = (include as string[]).map(read);
  // Through JSON, because aliases share objects and a test changes one place only.
  return JSON.parse(JSON.stringify(Object.assign(root, ...parts)));
}

/** The value at a JSON pointer. */
export function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => Reflect.get(Object(value), key), document);
}

/** A copy of a document with the value at a pointer replaced; `undefined` removes it. */
export function put<T>(document: T, pointer: string, value: unknown): T {
  const copy: T = JSON.parse(JSON.stringify(document));
  const head = pointer.slice(0, pointer.lastIndexOf('/'));
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  const holder = Object(at(copy, head));
  if (value !== undefined) holder[key] = value;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return copy;
}

/** Every leaf of a document (a value, or a list of plain values) with its pointer. */
export function leaves(value: unknown, pointer = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${pointer}/${key}`));
}
