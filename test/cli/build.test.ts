// The main job: every report is there, whole, and the same for the same study.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { axial, shippedStudy } from './run-axial.ts';

const FILES = [
  'codes-by-year.svg',
  'codes.csv',
  'codings.csv',
  'cooccurrence-network.svg',
  'cooccurrence.csv',
  'cooccurrence.md',
  'cooccurrence.svg',
  'index.html',
  'report.md',
  'review-table.csv',
  'review-table.md',
];

function readReports(folder: string): Record<string, string> {
  const reports = join(folder, 'reports');
  return Object.fromEntries(
    readdirSync(reports).map((name) => [name, readFileSync(join(reports, name), 'utf8')]),
  );
}

function records(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}

describe('axial build on the shipped study', () => {
  let out = '';
  let reports: Record<string, string> = {};

  beforeAll(async () => {
    const folder = shippedStudy();
    const answer = await axial(folder, 'build');
    expect(answer).toMatchObject({ code: 0, err: '' });
    out = answer.out;
    reports = readReports(folder);
  });

  test('writes every report and nothing else', () => {
    expect(Object.keys(reports).sort()).toEqual(FILES);
  });

  test('prints a summary that fits on a screen and names the files', () => {
    expect(out.split('\n').length).toBeLessThanOrEqual(25);
    for (const name of FILES) expect(out).toContain(name);
  });

  test('a second build elsewhere gives the same bytes', async () => {
    const folder = shippedStudy();
    await axial(folder, 'build', '--quiet');
    expect(readReports(folder)).toEqual(reports);
  });

  test('codings.csv has the published columns, and its places lead to the words', async () => {
    const rows = records(reports['codings.csv'] ?? '');
    expect(Object.keys(rows[0] ?? {}).join(',')).toBe(
      'id,document,title,year,code,origin,coder,stance,status,section,page,line,start,end,quote,memo,rule',
    );
    const { out: json } = await axial(
      shippedStudy(),
      'text',
      ...new Set(rows.map((r) => r.document ?? '')),
      '--json',
    );
    const texts = new Map<string, string>(
      JSON.parse(json).documents.map((d: { document: string; text: string }) => [
        d.document,
        d.text,
      ]),
    );
    for (const row of rows) {
      const points = [...(texts.get(row.document ?? '') ?? '')];
      expect(points.slice(Number(row.start), Number(row.end)).join('')).toBe(row.quote);
    }
  });

  test('rule and hand disagree, some passages dispute their code, and nothing is quoted from notes', () => {
    const rows = records(reports['codings.csv'] ?? '');
    const places = (origin: string) =>
      new Set(
        rows.filter((r) => r.origin === origin).map((r) => `${r.document} ${r.code} ${r.section}`),
      );
    const [byHand, byRule] = [places('inline'), places('rule')];
    expect([...byHand].some((place) => !byRule.has(place))).toBe(true);
    expect([...byRule].some((place) => !byHand.has(place))).toBe(true);
    expect(rows.some((r) => r.stance === 'disputes')).toBe(true);
    expect(reports['review-table.md']).toContain('(note; disputes)');
    expect(reports['review-table.md']).not.toMatch(/(\| |<br>)“/);
  });

  test('the charts carry a text alternative', () => {
    for (const name of FILES.filter((file) => file.endsWith('.svg'))) {
      expect(reports[name]).toMatch(/<title[^>]*>[^<]+<\/title>/);
      expect(reports[name]).toMatch(/<desc[^>]*>[^<]+<\/desc>/);
    }
  });

  test('the page names version and hashes', () => {
    expect(reports['report.md']).toMatch(/Corpus \(SHA-256\): `[0-9a-f]{64}`/);
    expect(reports['report.md']).toMatch(/Codebook \(SHA-256\): `[0-9a-f]{64}`/);
    expect(reports['report.md']).toMatch(/Rules \(SHA-256\): `[0-9a-f]{64}`/);
  });
});
