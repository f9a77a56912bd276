// Draws a sample of what each rule finds in corpora, for people to read and judge:
// `node packages/checks/scripts/sample-findings.ts [--each 40] [--rules a,b] [--article 30] TEXT.txt …` (unpacked, a sentence a line;
// --article takes so many lines together as one article, for rules that see more than a sentence). The sample is the
// same every time: every n-th finding of a rule. Prints counts, then lines of "rule ⇥ file ⇥ context with the finding in ⟦ ⟧ ⇥ suggestion".
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Checker } from '../src/text/checker.ts';
import { rules } from '../src/text/rules/index.ts';

const { values, positionals } = parseArgs({
  options: {
    each: { type: 'string', default: '40' },
    article: { type: 'string', default: '1' },
    rules: { type: 'string' },
  },
  allowPositionals: true,
});
const wanted = values.rules?.split(',');
const chosen = rules.filter(
  ({ id }) => wanted === undefined || wanted.some((name) => id === name || id.startsWith(`${name}/`)),
);
const checker = new Checker({ rules: chosen, kept: 1 });
const found = new Map<string, { readonly severity: string; readonly line: string }[]>();

function articlesOf(text: string, size: number): readonly string[] {
  const all = text.split('\n');
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size).join('\n'),
  );
}

for (const path of positionals) {
  let lines = 0;
  let characters = 0;
  const withFindings = { error: 0, warning: 0, advice: 0 };
  const text = readFileSync(path, 'utf8');
  for (const line of articlesOf(text, Number(values.article))) {
    lines++;
    characters += line.length;
    const findings = checker.check(line);
    for (const severity of ['error', 'warning', 'advice'] as const) {
      if (findings.some((finding) => finding.severity === severity)) withFindings[severity]++;
    }
    for (const { rule, severity, start, end, suggestions } of findings) {
      const context =
        `${line.slice(Math.max(0, start - 20), start)}⟦${line.slice(start, end)}⟧${line.slice(end, end + 16)}`.replaceAll(
          '\n',
          '⏎',
        );
      const entry = {
        severity,
        line: [rule, basename(path, '.txt'), context, suggestions[0] ?? ''].join('\t'),
      };
      const known = found.get(rule);
      if (known === undefined) found.set(rule, [entry]);
      else known.push(entry);
    }
  }
  const share = (count: number) => `${((100 * count) / lines).toFixed(3)} %`;
  process.stdout.write(
    `${basename(path)}: ${lines} lines, ${characters} characters; lines with an error ${share(withFindings.error)}, a warning ${share(withFindings.warning)}, advice ${share(withFindings.advice)}\n`,
  );
}

for (const { id } of chosen) {
  const list = found.get(id) ?? [];
  process.stdout.write(`# ${id}: ${list.length}\n`);
  const step = Math.max(1, Math.floor(list.length / Number(values.each)));
  for (let at = 0, count = 0; at < list.length && count < Number(values.each); at += step, count++) {
    const { severity = '', line = '' } = list[at] ?? {};
    process.stdout.write(`${severity}\t${line}\n`);
  }
}
