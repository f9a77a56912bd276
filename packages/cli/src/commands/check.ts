import { type Article, Checker, corrected, type Finding } from '@sanshen/checks/text';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { parseCommand } from '../parse-command.ts';
import { BadInput, readArticle, readInput, readText } from './check-input.ts';
import { chosenRules } from './check-rules.ts';
import { checkText } from './check-text.ts';

type Language = keyof LocalizedText;

const options = {
  json: { type: 'boolean', default: false },
  lines: { type: 'boolean', default: false },
  rules: { type: 'string' },
  terms: { type: 'string' },
  date: { type: 'string' },
} as const;

/**
 * Runs `sanshen check [--json | --lines] [--rules a,b] FILE…`; `args` begin after the word check. Gives 0 if nothing was found, 1 if
 * something was, 2 for bad use or what cannot be read. Uses neither database nor network.
 */
export async function checkCommand(args: readonly string[], given: CommandIo): Promise<ExitCode> {
  const parsed = parseCommand(args, given, { options, allowPositionals: true, usage: checkText.usage });
  if (parsed.done) return parsed.exit;
  const { values, positionals, io } = parsed;
  try {
    if (positionals.length === 0) throw new BadInput(checkText.usage());
    if (values.json && values.lines) throw new BadInput(checkText.bothForms());
    if (values.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.date)) {
      throw new BadInput(checkText.badDate(values.date));
    }
    const facts = values.date === undefined ? {} : { publishedOn: values.date };
    const checker = new Checker({ rules: await chosenRules(values.rules, values.terms) });
    if (values.lines) return await checkLines(positionals, checker, io);
    const files: {
      readonly file: string;
      readonly article: Article;
      readonly findings: readonly Finding[];
    }[] = [];
    for (const file of positionals) {
      const article = await readArticle(file, facts);
      files.push({ file, article, findings: checker.check(article) });
    }
    if (values.json) {
      io.out(
        JSON.stringify(
          files.map(({ file, findings }) => ({
            file,
            findings: findings.map((one) => asJson(one, io.language)),
          })),
        ),
      );
    } else for (const { file, article, findings } of files) report(file, article, findings, io);
    return files.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    io.err(error.text[io.language]);
    return 2;
  }
}

/** Every line is a document; a line of JSON for each. */
async function checkLines(paths: readonly string[], checker: Checker, io: CommandIo): Promise<ExitCode> {
  let any = false;
  for (const path of paths) {
    const lines = readText(path, await readInput(path)).split('\n');
    // What follows the last line break is no line.
    if (lines.at(-1) === '') lines.pop();
    for (const [index, raw] of lines.entries()) {
      const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      const findings = checker.check(text);
      any ||= findings.length > 0;
      io.out(
        JSON.stringify({
          ...(paths.length > 1 ? { file: path } : {}),
          line: index + 1,
          findings: findings.map((one) => asJson(one, io.language)),
          corrected: corrected(text, findings),
        }),
      );
    }
  }
  return any ? 1 : 0;
}

function asJson({ message, ...finding }: Finding, language: Language) {
  return { ...finding, message: message[language] };
}

function report(file: string, { text }: Article, findings: readonly Finding[], io: CommandIo): void {
  const { language } = io;
  if (findings.length === 0) io.out(checkText.nothing(file)[language]);
  let line = 1;
  let lineStart = 0;
  for (const { start, severity, rule, text: found, message, suggestions } of findings) {
    for (
      let next = text.indexOf('\n', lineStart);
      next >= 0 && next < start;
      next = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = next + 1;
    }
    const place = `${file}:${line}:${start - lineStart + 1}`;
    const name = checkText[severity]()[language];
    io.out(checkText.finding(place, name, rule, found, message[language], suggestions[0] ?? '')[language]);
  }
}
