// axial kwic on studies that a person can check by hand.
import { describe, expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const DOCUMENTS = {
  'corpus/a.md': '# Trust now\n\nOne two three four trust five six\nseven. A trust fund.\n',
  'corpus/b.md': '---\nyear: 1999\n---\n\nzeta trust alpha. Alpha trusted beta.\n',
};

function study(): string {
  return smallStudy(DOCUMENTS);
}

async function lines(folder: string, ...args: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await axial(folder, 'kwic', '--json', ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out).lines;
}

describe('axial kwic', () => {
  test('gives the contract: left, keyword, right, line of the hit, kind', async () => {
    const { out } = await axial(study(), 'kwic', '--json', 'trust', '--window', '2');
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      query: 'trust',
      total: 4,
      lines: [
        { document: 'a', line: 1, kind: 'heading', left: '', keyword: 'Trust', right: 'now' },
        { document: 'a', line: 3, left: 'three four', keyword: 'trust', right: 'five six' },
        { document: 'a', line: 4, left: 'seven. A', keyword: 'trust', right: 'fund.' },
        { document: 'b', line: 5, left: 'zeta', keyword: 'trust', right: 'alpha. Alpha' },
      ],
    });
  });

  test('a window of characters counts code points', async () => {
    const folder = smallStudy({ 'corpus/a.md': '😀😀高度依赖政府购买服务\n' });
    expect(await lines(folder, '政府', '--window', '5c')).toMatchObject([
      { left: '😀高度依赖', keyword: '政府', right: '购买服务' },
    ]);
    expect(await lines(folder, '政府', '--window', '2')).toMatchObject([
      { left: '依赖', right: '购买' },
    ]);
  });

  test('sorts by what stands left and right, by keyword, year and document', async () => {
    const folder = study();
    const rights = await lines(folder, 'trust*', '--sort', 'R1', '--window', '1');
    expect(rights.map(({ right }) => right)).toEqual(['alpha.', 'beta.', 'five', 'fund.', 'now']);
    const lefts = await lines(folder, 'trust*', '--sort', 'L1,R1', '--window', '1');
    expect(lefts.map(({ left }) => left)).toEqual(['', 'A', 'Alpha', 'four', 'zeta']);
    const words = await lines(folder, 'trust*', '--sort', 'keyword,document');
    expect(words.at(-1)).toMatchObject({ keyword: 'trusted' });
    const years = await lines(folder, 'trust', '--sort', 'year', '--limit', '1');
    expect(years).toMatchObject([{ document: 'b' }]);
  });

  test('total counts all hits; --limit and --offset choose lines', async () => {
    const { out } = await axial(
      study(),
      'kwic',
      '--json',
      'trust',
      '--limit',
      '1',
      '--offset',
      '2',
    );
    expect(JSON.parse(out)).toMatchObject({ total: 4, lines: [{ document: 'a', line: 4 }] });
  });

  test('every hit of an OR has its line, and a NEAR goes from its first word to its last', async () => {
    const folder = study();
    expect(await lines(folder, 'zeta OR beta')).toHaveLength(2);
    expect(await lines(folder, 'two NEAR/3 trust')).toMatchObject([
      { keyword: 'two three four trust' },
    ]);
  });

  test('--codes adds the codes at the hit', async () => {
    const folder = smallStudy({
      'corpus/a.md': 'No trust, :doubt[some trust].\n',
      'codebook/doubt.yaml': 'id: doubt\nname: Doubt\ndefinition: Doubts.\n',
    });
    expect((await lines(folder, 'trust', '--codes')).map(({ codes }) => codes)).toEqual([
      [],
      ['doubt'],
    ]);
  });

  test('stands in columns, wide characters too', async () => {
    const folder = smallStudy({
      'corpus/a.md': '高度依赖政府购买服务\n\n此后政府减少\n',
      'corpus/b.md': 'x 政府 y\n',
    });
    const { out } = await axial(folder, 'kwic', '政府');
    expect(out).toBe(
      [
        'a:1  高度依赖  政府  购买服务',
        'a:3      此后  政府  减少',
        'b:1         x  政府  y',
        '',
        '3 of 3 lines',
        '',
      ].join('\n'),
    );
  });

  test('--csv', async () => {
    const { out } = await axial(study(), 'kwic', 'beta', '--csv', '--window', '1');
    expect(out).toBe('document,line,left,keyword,right\r\nb,5,trusted,beta,.\r\n');
  });

  test('a query without a positive word is refused', async () => {
    const { code, err } = await axial(study(), 'kwic', 'NOT trust');
    expect(code).toBe(2);
    expect(err).toContain('no word to show');
  });

  test.each([
    ['--window', '0'],
    ['--window', 'many'],
    ['--sort', 'M1'],
    ['--sort', 'L0'],
  ])('wrong use: %s %s', async (...args) => {
    const { code, out } = await axial(study(), 'kwic', 'trust', ...args);
    expect([code, out]).toEqual([2, '']);
  });

  test('no hit ends with 1', async () => {
    const { code, out } = await axial(study(), 'kwic', 'absent', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ total: 0, lines: [] });
  });
});
