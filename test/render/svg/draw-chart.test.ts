// Charts are read back as XML: their words, figures, size and text alternative.
import { describe, expect, test } from 'vitest';
import type { Chart, HeatMap, LineChart } from '../../../src/analysis/chart.ts';
import { contrast } from '../../../src/render/svg/color.ts';
import { drawChart } from '../../../src/render/svg/draw-chart.ts';
import { renderSvg } from '../../../src/render/svg.ts';
import { elements, parseXml, textOf, type XmlElement } from '../read-xml.ts';
import { BARS, HEAT_MAP, LINES, NETWORK, PANELS } from './sample-charts.ts';

function draw(chart: Chart): XmlElement {
  return parseXml(drawChart(chart));
}

function words(root: XmlElement): string[] {
  return elements(root, 'text').map(textOf);
}

function size(root: XmlElement): readonly [width: number, height: number] {
  return [Number(root.attributes.width), Number(root.attributes.height)];
}

const SAMPLES: readonly Chart[] = [HEAT_MAP, LINES, BARS, PANELS, NETWORK];

describe.each(SAMPLES.map((chart) => [chart.kind, chart] as const))(
  'a chart of kind %s',
  (_, chart) => {
    test('is the same at every rendering of one process', async () => {
      const first = drawChart(chart);
      drawChart(BARS);
      expect(drawChart(chart)).toBe(first);
      expect(await renderSvg(chart)).toBe(first);
    });

    test('carries its text alternative', () => {
      const root = draw(chart);
      expect(root.attributes.role).toBe('img');
      const named = [...elements(root, 'title'), ...elements(root, 'desc')];
      expect(root.attributes['aria-labelledby']).toBe(
        named.map((each) => each.attributes.id).join(' '),
      );
      expect(named.map(textOf)).toEqual([chart.title, chart.description]);
    });

    test('stands alone: no script, no style sheet, no reference but to itself', () => {
      const source = drawChart(chart);
      const root = parseXml(source);
      for (const name of ['script', 'style', 'image', 'a', 'foreignObject']) {
        expect(elements(root, name)).toEqual([]);
      }
      expect(source).not.toMatch(/href|@import|zr\d|ecmeta|class=/u);
      expect(source.replace('http://www.w3.org/2000/svg', '')).not.toContain('://');
      expect(new Set(source.match(/font-family:[^;"]*/gu))).toEqual(
        new Set(['font-family:sans-serif']),
      );
      for (const [, target] of source.matchAll(/url\(#([^)]*)\)/gu)) {
        expect(source).toContain(`id="${target}"`);
        expect(target).toMatch(new RegExp(`^${chart.id}-`, 'u'));
      }
    });
  },
);

test('hostile words stay words', () => {
  const hostile = '</text><script>alert(1)</script> & "zr0-cls-0" \u0007';
  const shown = hostile.replace('\u0007', '␇').slice(0, 20);
  const root = draw({
    ...BARS,
    title: hostile,
    description: hostile,
    bars: [{ label: hostile, value: 1, color: '#000000' }],
  });
  expect(elements(root, 'script')).toEqual([]);
  expect(words(root).some((each) => each.startsWith(shown))).toBe(true);
  expect(elements(root, 'desc').map(textOf)).toEqual([hostile.replace('\u0007', '\uFFFD')]);
});

describe('heat map', () => {
  test('shows every figure, and none as 0 by accident', () => {
    const shown = words(draw(HEAT_MAP));
    expect(shown.filter((each) => each === '0.40')).toHaveLength(3); // twice in cells, once in the legend
    expect(shown.filter((each) => each === '<0.01')).toHaveLength(2);
    expect(shown.filter((each) => each === 'law & order')).toHaveLength(2);
    expect(shown).toContain('Jaccard');
    const zero = words(
      draw({
        ...HEAT_MAP,
        values: [
          [0, 0.5],
          [0.5, 0],
        ],
      }),
    );
    expect(zero.filter((each) => each === '0')).toHaveLength(3); // two cells and the legend
  });

  test('fills the cells from light to dark', () => {
    const fills = elements(draw(HEAT_MAP), 'path').map((path) => path.attributes.fill);
    expect(fills).toContain('#0a2c52'); // 0.4, the greatest
    expect(fills).toContain('#5a8fc2'); // 0.2, half of it
  });

  test('grows with the number and the length of its labels', () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `a code with a rather long name ${index}`,
    );
    const large: HeatMap = {
      ...HEAT_MAP,
      rows: many,
      columns: many,
      values: many.map((_, y) => many.map((__, x) => (x === y ? null : (x + y) / 80))),
    };
    const root = draw(large);
    const [width, height] = size(root);
    const [smallWidth, smallHeight] = size(draw(HEAT_MAP));
    expect(width).toBeGreaterThan(smallWidth + 40 * 20);
    expect(height).toBeGreaterThan(smallHeight + 30 * 20);
    const shown = words(root);
    for (const label of many) expect(shown.filter((each) => each === label)).toHaveLength(2);
  });

  test('without any value', () => {
    const empty: HeatMap = { ...HEAT_MAP, rows: ['a'], columns: ['a'], values: [[null]] };
    expect(words(draw(empty))).toContain('a');
    expect(words(draw({ ...HEAT_MAP, rows: [], columns: [], values: [] }))).toContain(
      HEAT_MAP.title,
    );
  });
});

describe('lines', () => {
  test('differ by dash and by symbol, and carry their names', () => {
    const root = draw(LINES);
    expect(words(root)).toEqual(
      expect.arrayContaining(['trust', 'law', 'Year', 'Paragraphs', '2010', '2012']),
    );
    const drawn = elements(root, 'path').filter((path) => path.attributes['stroke-width'] === '2');
    const dashes = new Set(drawn.map((path) => path.attributes['stroke-dasharray'] ?? 'solid'));
    expect(dashes).toEqual(new Set(['solid', '8,4']));
    for (const path of drawn)
      expect(contrast(path.attributes.stroke ?? '', '#ffffff')).toBeGreaterThanOrEqual(3);
  });

  test('break at a gap', () => {
    const law = elements(draw(LINES), 'path').find(
      (path) => path.attributes['stroke-dasharray'] === '8,4',
    );
    expect(law?.attributes.d).toBeDefined();
    expect(law?.attributes.d).not.toContain('L');
  });

  test('many get a plot each, on one scale, with their peak', () => {
    const series = Array.from({ length: 9 }, (_, index) => ({
      name: `code ${index}`,
      color: '#1d4ed8',
      values: [index, 20 + index, null],
    }));
    const chart: LineChart = { ...LINES, series };
    const shown = words(draw(chart));
    for (const { name } of series) expect(shown.filter((each) => each === name)).toHaveLength(1);
    expect(shown.filter((each) => each === '28')).toHaveLength(9 + 1); // nine axes and one peak
    expect(shown.filter((each) => each === '20')).toHaveLength(1);
    expect(shown).toContain('Paragraphs by year');
  });

  test('without any value', () => {
    expect(words(draw({ ...LINES, series: [] }))).toContain('Codes over years');
    expect(
      words(draw({ ...LINES, labels: [], series: [{ name: 'x', color: '#000000', values: [] }] })),
    ).toContain('Codes over years');
  });
});

describe('bars', () => {
  test('carry name and figure', () => {
    expect(words(draw(BARS))).toEqual(
      expect.arrayContaining(['trust', '依赖', '12', '3', 'Paragraphs']),
    );
  });

  test('are as long as their values', () => {
    const bars = elements(draw(BARS), 'path').filter((path) =>
      ['#b45309', '#1d4ed8'].includes(path.attributes.fill ?? ''),
    );
    const lengths = bars.map((path) =>
      Math.abs(Number(/l(-?[\d.]+) /u.exec(path.attributes.d ?? '')?.[1])),
    );
    expect(lengths).toHaveLength(2);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(4, 1);
  });

  test('without any bar', () => {
    expect(words(draw({ ...BARS, bars: [] }))).toContain('Codes');
  });
});

test('panels show each figure once, on one scale that ends on a round share', () => {
  const shown = words(draw(PANELS));
  for (const figure of ['0.32', '0.10', '0.20']) {
    expect(shown.filter((each) => each === figure)).toHaveLength(1);
  }
  expect(shown.filter((each) => each === '0.35')).toHaveLength(2);
  for (const region of PANELS.labels) {
    expect(shown.filter((each) => each === region)).toHaveLength(2);
  }
});

test('a network names every node, and its widest line is the strongest link', () => {
  const root = draw(NETWORK);
  for (const { name } of NETWORK.nodes) expect(words(root)).toContain(name);
  const widths = elements(root, 'path')
    .filter(({ attributes }) => attributes.fill === 'none')
    .map(({ attributes }) => Number(attributes['stroke-width'] ?? 0))
    .filter((width) => width > 0);
  expect(widths.toSorted((a, b) => b - a)).toEqual([9, 3]);
});
