// Checks which package and module may import which; `node scripts/walls.mjs [ROOT]` prints each breach and exits 1.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** Package → packages of this project that it may import. */
const allowed = {
  domain: [],
  document: ['domain'],
  checks: ['domain'],
  contract: ['domain'],
  connectors: ['domain', 'document'],
  server: ['domain', 'document', 'checks', 'contract', 'connectors'],
  web: ['domain', 'document', 'contract'],
  cli: ['domain', 'document', 'checks', 'contract', 'connectors', 'server'],
};

/** Every breach of the walls below `root`, as text with file and reason. */
export function findBreaches(root) {
  const breaches = [];
  const edges = new Map();
  for (const [name, mayUse] of Object.entries(allowed)) {
    const source = join(root, 'packages', name, 'src');
    if (!existsSync(source)) continue;
    const declared = dependenciesOf(join(root, 'packages', name));
    for (const file of sourceFiles(source)) {
      const targets = [];
      for (const specifier of importsOf(file)) {
        const reason = breachOf({ root, name, mayUse, declared, file, specifier, source });
        if (reason !== null) breaches.push(`${relative(root, file)}: ${specifier}: ${reason}`);
        const target = targetOf(root, file, specifier);
        if (target !== null) targets.push(target);
      }
      edges.set(file, targets);
    }
  }
  for (const cycle of cycles(edges)) {
    breaches.push(`cycle: ${cycle.map((file) => relative(root, file)).join(' → ')}`);
  }
  return breaches;
}

function breachOf({ root, name, mayUse, declared, file, specifier, source }) {
  const own = specifier.match(/^@sanshen\/([^/]+)/)?.[1];
  if (own !== undefined) {
    if (own !== name && !mayUse.includes(own)) return `${name} may not import ${own}`;
  } else if (specifier.startsWith('.')) {
    if (!resolve(dirname(file), specifier).startsWith(source + sep) && !specifier.endsWith('.json')) {
      return 'a relative import leaves the package';
    }
  } else {
    if (name === 'domain') return 'domain imports nothing';
    const builtin = specifier.startsWith('node:');
    if (!builtin && builtinModules.includes(specifier)) return `write node:${specifier}`;
    const dependency = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    if (!builtin && !declared.has(dependency)) return `${dependency} is not a dependency of ${name}`;
    return null;
  }
  return moduleBreach(root, file, targetOf(root, file, specifier));
}

/** A server module is entered through its public.ts; the platform knows no module. */
function moduleBreach(root, file, target) {
  const modules = join(root, 'packages/server/src/modules') + sep;
  if (target === null || !target.startsWith(modules)) return null;
  if (file.startsWith(join(root, 'packages/server/src/platform') + sep))
    return 'the platform may not know modules';
  const capability = (path) => path.slice(modules.length).split(sep)[0];
  const inside = file.startsWith(modules) && capability(file) === capability(target);
  return inside || target.endsWith(`${sep}public.ts`)
    ? null
    : 'another module is entered through its public.ts only';
}

/** The file of this project that an import means, null for packages and for what does not exist. */
function targetOf(root, file, specifier) {
  let path = null;
  if (specifier.startsWith('.')) path = resolve(dirname(file), specifier);
  const own = specifier.match(/^@sanshen\/([^/]+)(?:\/(.+))?$/);
  if (own) path = exported(join(root, 'packages', own[1]), own[2]);
  return path !== null && existsSync(path) ? path : null;
}

function exported(folder, subpath) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const key = subpath === undefined ? '.' : `./${subpath}`;
  const pattern = exports[key] ?? exports['./*'];
  return pattern ? join(folder, pattern.replaceAll('*', subpath ?? '')) : null;
}

function dependenciesOf(folder) {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return new Set();
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** All specifiers that a file imports, types included: a wall that types may climb is none. */
function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start, moduleRequest.end),
  );
  const typeImports = [...text.matchAll(/\bimport\((['"])([^'"\n]+)\1\)/g)].map((match) => match[2]);
  return new Set([
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap((each) => each.moduleRequest?.value ?? []),
    ),
    ...dynamic.filter((literal) => /^(['"`]).*\1$/.test(literal)).map((literal) => literal.slice(1, -1)),
    ...typeImports,
  ]);
}

/** One cycle through each file that closes one. */
function cycles(edges) {
  const state = new Map();
  const found = [];
  const visit = (file, path) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && resolve(process.argv[1]) === self) {
  const breaches = findBreaches(resolve(process.argv[2] ?? join(dirname(self), '..')));
  for (const breach of breaches) process.stdout.write(`${breach}\n`);
  process.stdout.write(`walls: ${breaches.length} breaches\n`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
