// The flow diagram as a picture that programs can read: boxes that hold their words and do not overlap.
import { describe, expect, test } from 'vitest';
import type { FlowDiagram } from '../../../src/analysis/chart.ts';
import { drawFlow } from '../../../src/render/svg/draw-flow.ts';
import { elements, parseXml, textOf, type XmlElement } from '../read-xml.ts';

const LONG =
  'Reports that were excluded since they say nothing of & <b>trust</b> 信任 at all (n = 1,204)';
const DIAGRAM: FlowDiagram = {
  kind: 'flow',
  id: 'flow',
  title: 'A <flow>',
  description: 'Two tracks.',
  phases: [
    { label: 'First', rows: 2 },
    { label: 'Last', rows: 1 },
  ],
  tracks: [
    {
      header: 'One way',
      steps: [
        { row: 0, main: ['Found (n = 5)'], side: [LONG, '  indented (n = 1)'] },
        { row: 1, main: ['Read (n = 4)'], side: null },
        { row: 2, main: ['Kept (n = 4)'], side: null },
      ],
    },
    { header: 'Another way', steps: [{ row: 1, main: ['Found (n = 1)'], side: null }] },
  ],
};

const number = (element: XmlElement, name: string) => Number(element.attributes[name] ?? '0');

describe('the picture', () => {
  const svg = parseXml(drawFlow(DIAGRAM));
  const boxes = elements(svg, 'rect').filter(({ attributes }) => attributes.stroke !== undefined);

  test('has a text alternative and every word, unchanged', () => {
    expect(svg.attributes.role).toBe('img');
    expect(elements(svg, 'title').map(textOf)).toEqual(['A <flow>']);
    const words = elements(svg, 'text').map(textOf).join(' ');
    for (const text of [LONG, 'indented (n = 1)', 'One way', 'Another way', 'First', 'Last'])
      expect(words).toContain(text);
  });

  test('boxes do not overlap, and all lie inside', () => {
    expect(boxes).toHaveLength(5);
    for (const [index, a] of boxes.entries()) {
      expect(number(a, 'x') + number(a, 'width')).toBeLessThan(number(svg, 'width'));
      expect(number(a, 'y') + number(a, 'height')).toBeLessThan(number(svg, 'height'));
      for (const b of boxes.slice(index + 1)) {
        const apart =
          number(a, 'x') + number(a, 'width') <= number(b, 'x') ||
          number(b, 'x') + number(b, 'width') <= number(a, 'x') ||
          number(a, 'y') + number(a, 'height') <= number(b, 'y') ||
          number(b, 'y') + number(b, 'height') <= number(a, 'y');
        expect(apart).toBe(true);
      }
    }
  });

  test('an arrow to each further box, one to what leaves, one from the other track', () => {
    expect(elements(svg, 'polygon')).toHaveLength(4);
    const ends = elements(svg, 'polyline').map(({ attributes }) =>
      attributes.points?.split(' ').at(-1),
    );
    const kept = boxes[3];
    expect(kept && ends).toContain(
      kept &&
        `${number(kept, 'x') + number(kept, 'width')},${number(kept, 'y') + number(kept, 'height') / 2}`,
    );
  });

  test('is the same every time', () => {
    expect(drawFlow(DIAGRAM)).toBe(drawFlow(DIAGRAM));
  });
});
