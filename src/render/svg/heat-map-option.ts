// A heat map as ECharts draws it: darker is more, and each cell carries its figure, so that nobody
// has to tell shades apart.
import type { HeatMap } from '../../analysis/chart.ts';
import { numberText } from '../cell-text.ts';
import {
  baseOption,
  chartHeading,
  labelText,
  MARGIN,
  MUTED,
  RULE,
  type SizedOption,
  TEXT_SIZE,
  textWidth,
  widestText,
} from './chart-layout.ts';
import { PAPER, scaleColor, scaleColors, textColorOn } from './color.ts';

const LEAST_WIDTH = 320;
const LEGEND_HEIGHT = 56;
const SLOPE = Math.PI / 4;

/** Cells shrink as their number grows, but never below what their figures need. */
export function heatMapOption(chart: HeatMap): SizedOption {
  const rows = chart.rows.map(labelText);
  const columns = chart.columns.map(labelText);
  const figures = figureTexts(chart);
  const many = Math.max(rows.length, columns.length) > 20;
  const figureSize = many ? 9 : 11;
  const cellWidth = Math.max(many ? 24 : 40, widestText(figures.flat(), figureSize) + 6);
  const cellHeight = many ? 20 : 30;
  const sloped = widestText(columns) > cellWidth - 8;

  const left = MARGIN + widestText(rows) + 8;
  const labelRise = sloped ? widestText(columns) * Math.sin(SLOPE) : TEXT_SIZE;
  const overhang = sloped ? slopedOverhang(columns, cellWidth) : 0;
  const plotWidth = cellWidth * columns.length;
  const width = Math.ceil(Math.max(LEAST_WIDTH, left + plotWidth + overhang + MARGIN));
  const heading = chartHeading(chart.title, chart.measure, width);
  const top = Math.ceil(heading.height + labelRise);
  const height = top + cellHeight * rows.length + LEGEND_HEIGHT;
  const [low, high] = valueRange(chart);

  return {
    width,
    height,
    option: {
      ...baseOption(heading),
      grid: {
        left,
        top,
        width: plotWidth,
        height: cellHeight * rows.length,
        outerBoundsMode: 'none',
        show: true,
        borderColor: RULE,
      },
      xAxis: {
        type: 'category',
        data: columns,
        position: 'top',
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          interval: 0,
          rotate: sloped ? -45 : 0,
          color: MUTED,
          margin: 6,
          hideOverlap: false,
        },
      },
      yAxis: {
        type: 'category',
        data: rows,
        inverse: true,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { interval: 0, color: MUTED, margin: 8, hideOverlap: false },
      },
      visualMap: {
        type: 'continuous',
        min: low,
        max: high,
        inRange: { color: scaleColors() },
        orient: 'horizontal',
        left: Math.min(left, width - MARGIN - 200),
        bottom: MARGIN,
        itemWidth: 10,
        itemHeight: 120,
        text: [figureText(high, figureDecimals(chart)), figureText(low, figureDecimals(chart))],
        textStyle: { color: MUTED, fontSize: TEXT_SIZE },
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          emphasis: { disabled: true },
          itemStyle: { borderColor: PAPER, borderWidth: 1 },
          data: heatMapCells(chart, [low, high], { figures, figureSize }),
        },
      ],
    },
  };
}

interface FigureStyle {
  readonly figures: readonly (readonly string[])[];
  readonly figureSize: number;
}

/** One item a cell that has a value; cells without one stay paper with a thin frame. */
function heatMapCells(
  chart: HeatMap,
  [low, high]: readonly [number, number],
  { figures, figureSize }: FigureStyle,
) {
  return chart.values.flatMap((row, y) =>
    row.map((value, x) => {
      const fill = scaleColor(value === null ? 0 : (value - low) / (high - low));
      return {
        value: [x, y, value ?? '-'],
        itemStyle: value === null ? { color: PAPER, borderColor: RULE } : { color: fill },
        label: {
          show: value !== null,
          formatter: figures[y]?.[x] ?? '',
          fontSize: figureSize,
          color: textColorOn(fill),
          textBorderWidth: 0,
        },
      };
    }),
  );
}

/** From 0, or the least value below it, to the greatest; never an empty range. */
function valueRange(chart: HeatMap): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (const value of chart.values.flat()) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high ? [0, 1] : [low, high];
}

function figureDecimals(chart: HeatMap): number {
  return chart.values.flat().every((value) => value === null || Number.isInteger(value)) ? 0 : 2;
}

/** A value in its cell; a true zero is short, so that a thin matrix does not fill with digits. */
function figureText(value: number, decimals: number): string {
  return value === 0 ? '0' : numberText(value, 'number', decimals);
}

function figureTexts(chart: HeatMap): string[][] {
  const decimals = figureDecimals(chart);
  return chart.values.map((row) =>
    row.map((value) => (value === null ? '' : figureText(value, decimals))),
  );
}

/** How far the sloped labels of the last columns reach beyond the plot. */
function slopedOverhang(columns: readonly string[], cellWidth: number): number {
  return columns.reduce((most, label, index) => {
    const right = (columns.length - index - 0.5) * cellWidth;
    return Math.max(most, textWidth(label) * Math.cos(SLOPE) + TEXT_SIZE / 2 - right);
  }, 0);
}
