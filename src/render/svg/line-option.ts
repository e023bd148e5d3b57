// Lines over years as ECharts draws them. Up to six lines share one plot, told apart by dash, symbol
// and their name at the end; more lines get a small plot each (`small-multiples-option.ts`).
import type { LineChart } from '../../analysis/chart.ts';
import {
  baseOption,
  chartHeading,
  labelText,
  MARGIN,
  MUTED,
  RULE,
  type SizedOption,
  widestText,
} from './chart-layout.ts';
import { darkened } from './color.ts';

export const MOST_LINES = 6;

const PLOT_HEIGHT = 280;
const AXIS_HEIGHT = 52;

/** Line styles in their order; with the symbols they make each line a different one. */
const DASHES = ['solid', [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [14, 4]] as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;

export function lineOption(chart: LineChart): SizedOption {
  const names = chart.series.map((series) => labelText(series.name));
  const whole = isWhole(chart);
  const left = MARGIN + 44;
  const plotWidth = Math.min(900, Math.max(420, chart.labels.length * 28));
  const width = left + plotWidth + 14 + widestText(names) + MARGIN;
  const heading = chartHeading(chart.title, chart.yLabel, width);
  return {
    width,
    height: heading.height + PLOT_HEIGHT + AXIS_HEIGHT + MARGIN,
    option: {
      ...baseOption(heading),
      grid: {
        left,
        top: heading.height,
        width: plotWidth,
        height: PLOT_HEIGHT,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'category',
        data: [...chart.labels],
        name: chart.xLabel,
        nameLocation: 'middle',
        nameGap: 30,
        nameTextStyle: { color: MUTED },
        axisLabel: { color: MUTED, hideOverlap: true },
        axisLine: { lineStyle: { color: MUTED } },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: whole ? 1 : 0,
        axisLabel: { color: MUTED },
        splitLine: { lineStyle: { color: RULE } },
      },
      series: chart.series.map((series, index) => {
        const dash = DASHES[index % DASHES.length];
        return {
          type: 'line' as const,
          name: names[index] ?? '',
          data: series.values.map((value) => value ?? '-'),
          silent: true,
          emphasis: { disabled: true },
          symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
          symbolSize: 8,
          showAllSymbol: true,
          color: darkened(series.color, 3),
          lineStyle: { width: 2, type: typeof dash === 'object' ? [...dash] : 'solid' },
          endLabel: {
            show: true,
            formatter: '{a}',
            color: darkened(series.color, 4.5),
            distance: 10,
            textBorderWidth: 0,
          },
          labelLayout: { moveOverlap: 'shiftY' as const },
        };
      }),
    },
  };
}

/** Whether every value is a whole number: then the axis has no fractions. */
export function isWhole(chart: Pick<LineChart, 'series'>): boolean {
  return chart.series.every((series) =>
    series.values.every((value) => value === null || Number.isInteger(value)),
  );
}
