import { type FileProblem, fileProblem, type Place } from './file-problem.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

export const rootFile = 'policy.yaml';
const maxFiles = 40;

/** A file of a rule book as it came: `name` within its folder, `label` as people know it. */
export interface SourceFile {
  readonly name: string;
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** A rule book put together from its files; not yet checked. */
export interface Assembled {
  readonly document: Readonly<Record<string, unknown>>;
  /** Where a part of the document stands; for a part that is not there, where its nearest holder does. */
  readonly placeOf: (pointer: string) => Place;
}

/** Puts a rule book together from `policy.yaml` and the files that it includes, each holding sections of its own. */
export function assemble(files: readonly SourceFile[]): Assembled | readonly FileProblem[] {
  if (files.length > maxFiles) {
    return [fileProblem('file.tooMany', nowhere(files[0]?.label ?? rootFile), '', String(maxFiles))];
  }
  const root = files.find((file) => file.name === rootFile);
  if (root === undefined) return [fileProblem('file.missing', nowhere(rootFile), '', rootFile)];
  const first = readYaml(root.label, root.bytes);
  if (!('value' in first)) return first;
  const { include = [], ...document } = first.value;
  const problems: FileProblem[] = [];
  const places = new Map(first.places);
  const names = Array.isArray(include) ? include.map(String) : [];
  for (const [index, name] of names.entries()) {
    const file = files.find((candidate) => candidate.name === name && name !== rootFile);
    const at = `/include/${index}`;
    if (file === undefined) {
      problems.push(fileProblem('file.missing', places.get(at) ?? nowhere(root.label), at, name));
    } else problems.push(...addSections(document, places, readYaml(file.label, file.bytes)));
  }
  for (const file of files) {
    if (file.name !== rootFile && !names.includes(file.name)) {
      problems.push(fileProblem('file.notIncluded', nowhere(file.label), ''));
    }
  }
  const fallback = nowhere(root.label);
  return problems.length > 0 ? problems : { document, placeOf: (at) => nearest(places, at) ?? fallback };
}

function addSections(
  document: Record<string, unknown>,
  places: Map<string, Place>,
  read: YamlFile | readonly FileProblem[],
): readonly FileProblem[] {
  if (!('value' in read)) return read;
  const problems: FileProblem[] = [];
  for (const [section, value] of Object.entries(read.value)) {
    const at = `/${section}`;
    const place = read.places.get(at);
    if (Object.hasOwn(document, section) && place !== undefined) {
      problems.push(fileProblem('file.sectionTwice', place, at, section));
    }
    document[section] = value;
  }
  for (const [at, place] of read.places) if (at !== '') places.set(at, place);
  return problems;
}

function nowhere(file: string): Place {
  return { file, line: 0, column: 0 };
}

function nearest(places: ReadonlyMap<string, Place>, at: string): Place | undefined {
  for (let head = at; ; head = head.slice(0, head.lastIndexOf('/'))) {
    const place = places.get(head);
    if (place !== undefined || head === '') return place;
  }
}
