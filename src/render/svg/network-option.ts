// A network as ECharts draws it: dots on a circle in their order, names outside, lines as wide as what they
// join. No force moves the dots: the same network gives the same picture.
import type { NetworkChart } from '../../analysis/chart.ts';
import {
  baseOption,
  chartHeading,
  labelText,
  MARGIN,
  type SizedOption,
  TEXT_SIZE,
  widestText,
} from './chart-layout.ts';
import { darkened, INK } from './color.ts';

const LEAST_RADIUS = 130;
/** Room on the circle for one dot with its name. */
const ARC = 24;
const DOT = { least: 8, most: 30 } as const;
const LINE = { least: 1, most: 9 } as const;
/** A name this near to the circle's top or bottom stands above or below its dot. */
const STEEP = 0.97;

export function networkOption(chart: NetworkChart): SizedOption {
  const count = Math.max(1, chart.nodes.length);
  const radius = Math.max(LEAST_RADIUS, (ARC * count) / (2 * Math.PI));
  const side = widestText(chart.nodes.map(({ name }) => labelText(name))) + DOT.most;
  const width = 2 * (radius + side + MARGIN);
  const subtitle = `Lines: ${chart.linkMeasure}. Dots: ${chart.nodeMeasure}.`;
  const heading = chartHeading(chart.title, subtitle, width);
  const room = DOT.most + TEXT_SIZE + 8;
  const most = greatest(chart.nodes.map(({ value }) => value));
  const widest = greatest(chart.links.map(({ value }) => value));
  return {
    width,
    height: heading.height + 2 * (radius + room) + MARGIN,
    option: {
      ...baseOption(heading),
      series: [
        {
          type: 'graph',
          layout: 'none',
          left: MARGIN + side,
          top: heading.height + room,
          width: 2 * radius,
          height: 2 * radius,
          silent: true,
          data: [...placedNodes(chart, radius, most), ...corners(radius)],
          links: chart.links.map(({ from, to, value }) => ({
            source: from,
            target: to,
            lineStyle: {
              color: INK,
              opacity: 0.25 + 0.45 * (value / widest),
              width: LINE.least + (LINE.most - LINE.least) * (value / widest),
              curveness: 0.12,
            },
          })),
        },
      ],
    },
  };
}

function placedNodes({ nodes }: NetworkChart, radius: number, most: number) {
  return nodes.map(({ name, color, value }, index) => {
    const angle = (2 * Math.PI * index) / nodes.length - Math.PI / 2;
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    const position =
      Math.abs(down) > STEEP ? (down < 0 ? 'top' : 'bottom') : across < 0 ? 'left' : 'right';
    return {
      id: String(index),
      name: labelText(name),
      x: round(radius * across),
      y: round(radius * down),
      // The area, not the width, grows with the value.
      symbolSize: round(Math.max(DOT.least, DOT.most * Math.sqrt(value / most))),
      itemStyle: { color: darkened(color, 3) },
      label: {
        show: true,
        position: position as 'top' | 'bottom' | 'left' | 'right',
        color: INK,
        fontSize: TEXT_SIZE,
      },
    };
  });
}

/** Two dots that nobody sees: they hold the circle's square, whatever dots there are. */
function corners(radius: number) {
  return [-radius, radius].map((at, index) => ({
    id: `corner-${index}`,
    name: '',
    x: at,
    y: at,
    symbolSize: 0,
    itemStyle: { opacity: 0 },
    label: { show: false },
  }));
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0) || 1;
}

/** Two decimals are enough for a picture, and the same on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
