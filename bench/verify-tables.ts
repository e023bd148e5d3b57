// npm run verify-tables: Word, Excel and LaTeX tables opened by the programs that scholars use. LibreOffice
// reads the DOCX and the XLSX, pdfLaTeX and XeLaTeX compile the LaTeX, biber and biblatex set its citations,
// and the words that come out are those that went in. Build first. A program that is not installed is named, and the proof then does not hold.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Table } from '../src/analysis/table.ts';
import { renderDocx } from '../src/render/docx.ts';
import { needsUnicodeEngine } from '../src/render/escape-latex.ts';
import { renderLatex } from '../src/render/latex.ts';
import { renderXlsx } from '../src/render/xlsx.ts';
import { HOSTILE_TABLE, HOSTILE_TEXTS } from '../test/render/hostile-texts.ts';
import { column, tableOf } from '../test/render/sample-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'axial-tables-'));
let failed = 0;

function report(what: string, missing: readonly string[]): void {
  if (missing.length > 0) failed += 1;
  const result =
    missing.length === 0
      ? 'the same'
      : `LOST ${missing.map((each) => JSON.stringify(each)).join(', ')}`;
  process.stdout.write(`${what}: ${result}\n`);
}

/** Runs a program; false, and said so, where it is not installed or fails. */
function runs(command: string, args: readonly string[]): boolean {
  const { error, status } = spawnSync(command, args, { cwd: folder, timeout: 240_000 });
  if (!error && status === 0) return true;
  failed += 1;
  const why = error ? 'is not installed' : `ended with ${status}`;
  process.stdout.write(`NOT PROVEN: ${command} ${why}\n`);
  return false;
}

/** Characters alone: breaks of lines and blanks are the page's. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+|\u00AD|\u200B/gu, '');
}

function lostIn(text: string, wanted: readonly string[]): string[] {
  const held = bare(text);
  return wanted.filter((each) => !held.includes(bare(each)));
}

function office(file: string, to: string): string | null {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  if (!runs('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, file]))
    return null;
  const ending = to.split(':')[0] ?? '';
  return readFileSync(join(folder, file.replace(/\.\w+$/u, `.${ending}`)), 'utf8');
}

/** Text that PDF readers give back in another order or as other letters is only compiled. */
function readsBack(text: string): boolean {
  return !/[\p{Script=Hebrew}\p{Script=Arabic}ſ]/u.test(text);
}

function latex(name: string, engine: string, table: Table, texts: readonly string[]): void {
  writeFileSync(join(folder, `${name}.tex`), renderLatex(table));
  if (!runs(engine, ['-interaction=nonstopmode', '-halt-on-error', `${name}.tex`])) return;
  if (!runs('pdftotext', ['-raw', `${name}.pdf`])) return;
  const read = readFileSync(join(folder, `${name}.txt`), 'utf8');
  report(
    `LaTeX (${name}) by ${engine}, ${texts.length} texts`,
    lostIn(read, texts.filter(readsBack)),
  );
}

/** One text a row, without a second column that a reader of the PDF would mix in. */
function oneColumn(texts: readonly string[]): Table {
  return tableOf(
    [column('text', 'text')],
    texts.map((text) => [text]),
  );
}

/** The shipped study's table with citations: biber finds every key, and biblatex sets each of them. */
function cited(): void {
  const tex = join(folder, 'cited.tex');
  const table = ['table', '--format', 'latex', '--cite', 'biblatex', '--quiet', '--out', tex];
  if (!runs(process.execPath, [resolve('dist/axial.js'), '--project', resolve('.'), ...table])) {
    return;
  }
  const compile = ['-interaction=nonstopmode', '-halt-on-error', 'cited.tex'];
  const steps = [
    ['xelatex', compile],
    ['biber', ['cited']],
    ['xelatex', compile],
    ['xelatex', compile],
  ] as const;
  if (!steps.every(([command, args]) => runs(command, args))) return;
  const keys = new Set(
    Array.from(
      readFileSync(tex, 'utf8').matchAll(/\\(?:auto|text)cite(?:\[[^\]]*\])?\{([^}]+)\}/g),
      ([, key = '']) => key,
    ),
  );
  // biblatex sets a key that it does not find as it stands, and warns.
  const log = readFileSync(join(folder, 'cited.log'), 'utf8').replace(/\n/g, '');
  const unknown = [...keys].filter((key) => log.includes(`Citation '${key}'`));
  report(`LaTeX with biblatex by xelatex and biber, ${keys.size} sources`, unknown);
  if (keys.size === 0) failed += 1;
}

writeFileSync(join(folder, 'table.docx'), await renderDocx(HOSTILE_TABLE));
const word = office('table.docx', 'txt:Text (encoded):UTF8');
if (word !== null)
  report(`Word by LibreOffice, ${HOSTILE_TEXTS.length} texts`, lostIn(word, HOSTILE_TEXTS));

writeFileSync(join(folder, 'table.xlsx'), await renderXlsx(HOSTILE_TABLE));
const sheet = office('table.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76');
if (sheet !== null) {
  report(
    `Excel by LibreOffice, ${HOSTILE_TEXTS.length} texts`,
    lostIn(sheet.replaceAll('""', '"'), HOSTILE_TEXTS),
  );
}

const latin = HOSTILE_TEXTS.filter((text) => !needsUnicodeEngine(text));
latex('latin', 'pdflatex', oneColumn(latin), latin);
latex('all', 'xelatex', oneColumn(HOSTILE_TEXTS), HOSTILE_TEXTS);
latex('passages', 'xelatex', HOSTILE_TABLE, []);

cited();

process.stdout.write(
  `${readdirSync(folder).length} files made; ${failed === 0 ? 'all proofs hold' : `${failed} do not hold`}\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
