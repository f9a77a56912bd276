import { pointer } from '@sanshen/domain/policy';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type FileProblem, fileProblem, type Place } from './file-problem.ts';

export const maxFileBytes = 512 * 1024;
const maxNodes = 50_000;
const maxDepth = 60;

/** What a YAML file says, and where it says each part of it. */
export interface YamlFile {
  readonly value: Readonly<Record<string, unknown>>;
  /** Places by JSON pointer: of the key for members, of the item for items. */
  readonly places: ReadonlyMap<string, Place>;
}

/** A fault at a node, to stop the walk. */
class Refused extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Reads one YAML 1.2 file (core schema) with the line of every part. Refuses what a rule book does not need and a hostile one would use:
 * tags, merge keys, keys that are no text, duplicate keys, several documents, aliases that multiply, files over 512 KiB.
 */
export function readYaml(file: string, bytes: Uint8Array): YamlFile | readonly FileProblem[] {
  const whole = { file, line: 0, column: 0 };
  if (bytes.byteLength > maxFileBytes) {
    return [fileProblem('file.tooLarge', whole, '', String(maxFileBytes))];
  }
  const text = decode(bytes);
  if (text === null) return [fileProblem('file.encoding', whole, '')];
  if (tooDeep(text)) return [fileProblem('yaml.tooDeep', whole, '')];
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      // 'silent' would also be silent about a second document.
      logLevel: 'error',
    });
    const faults = [...document.errors, ...document.warnings].map((fault) => {
      const at = lines.linePos(fault.pos[0]);
      const place = { file, line: Math.max(1, at.line), column: Math.max(1, at.col) };
      if (fault.code === 'DUPLICATE_KEY') return fileProblem('yaml.duplicateKey', place, '');
      if (fault.code === 'MULTIPLE_DOCS') return fileProblem('yaml.manyDocuments', place, '');
      if (fault.code === 'TAG_RESOLVE_FAILED') return fileProblem('yaml.tag', place, '', fault.message);
      return fileProblem('yaml.syntax', place, '', fault.message);
    });
    return faults.length > 0 ? faults : new Walk(file, document, lines).root();
  } catch (error) {
    if (error instanceof Refused) return [error.problem];
    throw error;
  }
}

/** The parser recurses and takes quadratic time over brackets without end, so their depth is counted before it starts. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let indicators = 0;
  let content = false;
  for (const token of new Lexer().lex(text)) {
    if (content) content = false;
    // Announces a scalar: the next token is its text, whatever it looks like.
    else if (token === '\u001f') content = true;
    else if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (token === '-' || token === '?') indicators += 1;
    else if (token.includes('\n')) indicators = 0;
    if (depth > maxDepth || indicators > maxDepth) return true;
  }
  return false;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Turns nodes into plain values, noting where each stands. */
class Walk {
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #places = new Map<string, Place>();
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(file: string, document: Document.Parsed, lines: LineCounter) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  root(): YamlFile | readonly FileProblem[] {
    const contents = this.#document.contents;
    if (!isMap(contents)) {
      return [fileProblem('yaml.notAMap', { file: this.#file, line: 1, column: 1 }, '')];
    }
    this.#places.set('', this.#placeOf(contents));
    return { value: this.#map(contents, '', 0), places: this.#places };
  }

  #placeOf(node: Node): Place {
    const at = this.#lines.linePos(node.range?.[0] ?? 0);
    return { file: this.#file, line: Math.max(1, at.line), column: Math.max(1, at.col) };
  }

  #refuse(code: Parameters<typeof fileProblem>[0], node: Node, at: string, it = ''): never {
    throw new Refused(fileProblem(code, this.#placeOf(node), at, it));
  }

  #value(node: Node | null, at: string, depth: number): unknown {
    if (node === null) return null;
    this.#count += 1;
    if (this.#count > maxNodes || this.#open.has(node)) {
      this.#refuse('yaml.aliasBomb', node, at, String(maxNodes));
    }
    if (depth > maxDepth) this.#refuse('yaml.tooDeep', node, at);
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined) this.#refuse('yaml.alias', node, at);
      return this.#value(target, at, depth + 1);
    }
    if (node.tag !== undefined) this.#refuse('yaml.tag', node, at, node.tag);
    this.#open.add(node);
    const value = this.#plain(node, at, depth);
    this.#open.delete(node);
    return value;
  }

  #plain(node: Node, at: string, depth: number): unknown {
    if (isMap(node)) return this.#map(node, at, depth);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const place = at + pointer(index);
        // Items of a parsed sequence are nodes; the type leaves room for hand-made documents.
        const child = item as Node;
        this.#places.set(place, this.#placeOf(child));
        return this.#value(child, place, depth + 1);
      });
    }
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && !Number.isFinite(value)) this.#refuse('yaml.number', node, at);
    return value;
  }

  #map(map: YAMLMap, at: string, depth: number): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    if (map.tag !== undefined) this.#refuse('yaml.tag', map, at, map.tag);
    for (const pair of map.items) {
      // Keys and values of a parsed mapping are nodes, or null for an empty value.
      const key = pair.key as Node | null;
      if (key === null || !isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__') {
        this.#refuse('yaml.key', key ?? map, at);
      }
      if (key.value === '<<') this.#refuse('yaml.mergeKey', key, at);
      if (key.tag !== undefined) this.#refuse('yaml.tag', key, at, key.tag);
      const place = at + pointer(key.value);
      this.#places.set(place, this.#placeOf(key));
      value[key.value] = this.#value(pair.value as Node | null, place, depth + 1);
    }
    return value;
  }
}
