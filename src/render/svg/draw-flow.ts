// A flow diagram as SVG: boxes, arrows, phases at the left. Drawn by hand, as the PRISMA statement draws it.
import type { FlowDiagram, FlowStep } from '../../analysis/chart.ts';
import { escapeXml, xmlElement } from '../escape-xml.ts';
import { visible } from '../terminal.ts';
import { wrapToWidth } from '../wrap-text.ts';
import { MARGIN, TEXT_SIZE, textWidth } from './chart-layout.ts';
import { INK, PAPER } from './color.ts';

const PHASE_WIDTH = 28;
const PHASE_GAP = 14;
const BOX_WIDTH = 290;
const BESIDE = 44;
const TRACK_GAP = 40;
const ROW_GAP = 30;
const PADDING = 10;
const LINE = 17;
/** Width of two blanks before a line. */
const INDENT = 12;
const HEADER_FILL = '#fbe3a6';
const PHASE_FILL = '#c6d9ec';
const FONT = 'sans-serif';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly FlowLine[];
}

interface FlowLine {
  readonly text: string;
  readonly indent: number;
}

interface PlacedStep {
  readonly row: number;
  readonly main: Box;
  readonly side: Box | null;
}

/** The diagram as an SVG document: sized by its texts; the same bytes for the same diagram. */
export function drawFlow(diagram: FlowDiagram): string {
  const { tracks, phases, id, title, description } = diagram;
  const headers = tracks.map(({ header }) => linesOf([header], trackWidth()));
  const headerHeight = Math.max(...headers.map(boxHeight));
  const heights = rowHeights(diagram);
  const tops = heights.map(
    (_, row) => MARGIN + headerHeight + ROW_GAP * (row + 1) + sum(heights.slice(0, row)),
  );
  const placed = tracks.map(({ steps }, index) =>
    steps.map((step) => placedStep(step, trackLeft(index), { tops, heights })),
  );
  const width = trackLeft(tracks.length - 1) + trackWidth() + MARGIN;
  const height = (tops.at(-1) ?? MARGIN) + (heights.at(-1) ?? 0) + MARGIN;
  const content = [
    xmlElement('rect', { width, height, fill: PAPER }),
    ...headers.map((lines, index) =>
      boxXml(
        { x: trackLeft(index), y: MARGIN, width: trackWidth(), height: headerHeight, lines },
        HEADER_FILL,
      ),
    ),
    ...phaseBars(phases, { tops, heights }),
    ...placed.flatMap(trackArrows),
    ...joinArrows(placed),
    ...placed.flat().flatMap(({ main, side }) => [boxXml(main), ...(side ? [boxXml(side)] : [])]),
  ];
  const names = `${id}-title ${id}-desc`;
  return `${xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': names,
    },
    [
      '',
      xmlElement('title', { id: `${id}-title` }, escapeXml(title)),
      xmlElement('desc', { id: `${id}-desc` }, escapeXml(description)),
      ...content,
      '',
    ].join('\n'),
  )}\n`;
}

function trackWidth(): number {
  return 2 * BOX_WIDTH + BESIDE;
}

function trackLeft(index: number): number {
  return MARGIN + PHASE_WIDTH + PHASE_GAP + index * (trackWidth() + TRACK_GAP);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Each row is as high as its fullest box, and a phase of one row as its name is long. */
function rowHeights({ tracks, phases }: FlowDiagram): number[] {
  const heights = phases.flatMap(({ label, rows }) =>
    Array.from({ length: rows }, () => (rows === 1 ? textWidth(label) + PADDING : 0)),
  );
  for (const { row, main, side } of tracks.flatMap(({ steps }) => steps)) {
    const texts = [main, ...(side ? [side] : [])].map((each) =>
      boxHeight(linesOf(each, BOX_WIDTH)),
    );
    heights[row] = Math.max(heights[row] ?? 0, ...texts);
  }
  return heights;
}

/** `(n = 12)` stays on one line: its blanks are another character while lines are broken. */
const NUMBER = /\(n = [\d,]+\):?$/u;
const HELD = '\uE000';

/** The lines of a box, wrapped to its width; blanks before a line indent all that it becomes. */
function linesOf(texts: readonly string[], width: number): FlowLine[] {
  return texts.flatMap((text) => {
    const blanks = text.length - text.trimStart().length;
    const indent = (blanks / 2) * INDENT;
    const columns = Math.floor((width - 2 * PADDING - indent) / textWidth('x'));
    const held = visible(text.trim())
      .replaceAll('\n', ' ')
      .replace(NUMBER, (number) => number.replaceAll(' ', HELD));
    return wrapToWidth(held, columns).map((line) => ({
      text: line.replaceAll(HELD, ' '),
      indent,
    }));
  });
}

function boxHeight(lines: readonly FlowLine[]): number {
  return lines.length * LINE + 2 * PADDING;
}

interface Rows {
  readonly tops: readonly number[];
  readonly heights: readonly number[];
}

function placedStep({ row, main, side }: FlowStep, left: number, rows: Rows): PlacedStep {
  const box = (texts: readonly string[], x: number): Box => ({
    x,
    y: rows.tops[row] ?? 0,
    width: BOX_WIDTH,
    height: rows.heights[row] ?? 0,
    lines: linesOf(texts, BOX_WIDTH),
  });
  return {
    row,
    main: box(main, left),
    side: side === null ? null : box(side, left + BOX_WIDTH + BESIDE),
  };
}

function boxXml({ x, y, width, height, lines }: Box, fill?: string): string {
  const isHeader = fill !== undefined;
  const top = y + (height - lines.length * LINE) / 2;
  const texts = lines.map(({ text, indent }, index) =>
    xmlElement(
      'text',
      {
        x: isHeader ? x + width / 2 : x + PADDING + indent,
        y: top + index * LINE + LINE * 0.75,
        'font-family': FONT,
        'font-size': TEXT_SIZE,
        'font-weight': isHeader ? 'bold' : undefined,
        'text-anchor': isHeader ? 'middle' : undefined,
        fill: INK,
      },
      escapeXml(text),
    ),
  );
  const rect = xmlElement('rect', {
    x,
    y,
    width,
    height,
    rx: isHeader ? 6 : undefined,
    fill: fill ?? PAPER,
    stroke: isHeader ? undefined : INK,
  });
  return [rect, ...texts].join('\n');
}

/** The names of the phases, from bottom to top beside the rows that they hold. */
function phaseBars(phases: FlowDiagram['phases'], { tops, heights }: Rows): string[] {
  let first = 0;
  return phases.flatMap(({ label, rows }) => {
    const last = first + rows - 1;
    const y = tops[first] ?? 0;
    const height = Math.max(
      (tops[last] ?? 0) + (heights[last] ?? 0) - y,
      textWidth(label) + PADDING,
    );
    first += rows;
    const middle = { x: MARGIN + PHASE_WIDTH / 2 + TEXT_SIZE * 0.35, y: y + height / 2 };
    return [
      xmlElement('rect', { x: MARGIN, y, width: PHASE_WIDTH, height, rx: 6, fill: PHASE_FILL }),
      xmlElement(
        'text',
        {
          x: middle.x,
          y: middle.y,
          transform: `rotate(-90 ${middle.x} ${middle.y})`,
          'font-family': FONT,
          'font-size': TEXT_SIZE,
          'font-weight': 'bold',
          'text-anchor': 'middle',
          fill: INK,
        },
        escapeXml(visible(label)),
      ),
    ];
  });
}

/** Arrows down from box to box, and to the boxes beside them. */
function trackArrows(steps: readonly PlacedStep[]): string[] {
  return steps.flatMap(({ main, side }, index) => {
    const next = steps[index + 1]?.main;
    const middle = main.x + main.width / 2;
    return [
      ...(next
        ? arrow([
            [middle, main.y + main.height],
            [middle, next.y],
          ])
        : []),
      ...(side
        ? arrow([
            [main.x + main.width, main.y + main.height / 2],
            [side.x, main.y + main.height / 2],
          ])
        : []),
    ];
  });
}

/** From the end of every further track to the last box of the first. */
function joinArrows(placed: readonly (readonly PlacedStep[])[]): string[] {
  const goal = placed[0]?.at(-1)?.main;
  return placed.slice(1).flatMap((steps) => {
    const last = steps.at(-1)?.main;
    if (goal === undefined || last === undefined) return [];
    const x = last.x + last.width / 2;
    const y = goal.y + goal.height / 2;
    return arrow([
      [x, last.y + last.height],
      [x, y],
      [goal.x + goal.width, y],
    ]);
  });
}

type Point = readonly [x: number, y: number];

/** A line through the points with a head at its end; heads are shapes, which every program draws. */
function arrow(points: readonly Point[]): string[] {
  const [endX, endY] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.at(-2) ?? [0, 0];
  const [dx, dy] = [Math.sign(endX - fromX), Math.sign(endY - fromY)];
  const head: readonly Point[] = [
    [endX, endY],
    [endX - 8 * dx - 4 * dy, endY - 8 * dy - 4 * dx],
    [endX - 8 * dx + 4 * dy, endY - 8 * dy + 4 * dx],
  ];
  const listed = (all: readonly Point[]): string => all.map(([x, y]) => `${x},${y}`).join(' ');
  return [
    xmlElement('polyline', { points: listed(points), fill: 'none', stroke: INK }),
    xmlElement('polygon', { points: listed(head), fill: INK }),
  ];
}
