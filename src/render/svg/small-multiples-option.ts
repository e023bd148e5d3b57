// Many lines, or bars by group, as small plots, one a series, all on the same scale: forty lines in one
// plot tell nobody anything.
import type { BarPanels, LineChart } from '../../analysis/chart.ts';
import { numberText } from '../cell-text.ts';
import { truncateToWidth } from '../display-width.ts';
import { visible } from '../terminal.ts';
import {
  baseOption,
  chartHeading,
  MARGIN,
  MUTED,
  RULE,
  type SizedOption,
  TEXT_SIZE,
  widestText,
} from './chart-layout.ts';
import { darkened, INK } from './color.ts';
import { isWhole } from './line-option.ts';

const ACROSS = 4;
/** A picture is no wider than this, unless one panel is. */
const WIDEST = 1000;
const AXIS_SIZE = 10;
/** Up to so many bars a panel, and each carries its figure. */
const MOST_LABELLED = 5;
/** From a plot's top to the top of its name; the greatest value's figure stands between. */
const TITLE_RISE = 34;
const PLOT = { width: 170, height: 70 } as const;
const GAP = { x: 44, y: 72 } as const;

export function smallMultiplesOption(chart: LineChart | BarPanels): SizedOption {
  const isBars = chart.kind === 'bar-panels';
  const plot = { width: isBars ? barWidth(chart.labels) : PLOT.width, height: PLOT.height };
  const fitting = Math.floor((WIDEST + GAP.x) / (plot.width + GAP.x));
  const across = Math.max(1, Math.min(ACROSS, fitting, chart.series.length));
  const down = Math.ceil(chart.series.length / across);
  const left = MARGIN + 28;
  const width = left + across * plot.width + (across - 1) * GAP.x + MARGIN;
  const heading = chartHeading(
    chart.title,
    `${chart.yLabel} by ${chart.xLabel.toLowerCase()}`,
    width,
  );
  const top = heading.height + TITLE_RISE;
  const places = chart.series.map((_, index) => ({
    left: left + (index % across) * (plot.width + GAP.x),
    top: top + Math.floor(index / across) * (plot.height + GAP.y),
  }));
  const decimals = isWhole(chart) ? 0 : 2;
  const most = roundedUp(greatest(chart), decimals);
  return {
    width,
    height: top + down * (plot.height + GAP.y) - GAP.y + 32 + MARGIN,
    option: {
      ...baseOption(heading),
      title: [
        heading.option,
        ...chart.series.map((series, index) => panelTitle(series.name, places[index])),
      ],
      grid: places.map((place) => ({ ...place, ...plot, outerBoundsMode: 'none' as const })),
      xAxis: chart.series.map((_, index) => ({
        type: 'category' as const,
        gridIndex: index,
        data: [...chart.labels],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: MUTED } },
        axisLabel: {
          color: MUTED,
          fontSize: AXIS_SIZE,
          ...(isBars
            ? { interval: 0, formatter: shortened }
            : {
                interval: (at: number) => at === 0 || at === chart.labels.length - 1,
                hideOverlap: false,
              }),
        },
      })),
      yAxis: chart.series.map((_, index) => ({
        type: 'value' as const,
        gridIndex: index,
        min: 0,
        max: most,
        interval: most,
        axisLabel: {
          color: MUTED,
          fontSize: AXIS_SIZE,
          formatter: (value: number) => numberText(value, 'number', value === 0 ? 0 : decimals),
        },
        splitLine: { lineStyle: { color: RULE } },
      })),
      series: chart.series.map((series, index) => ({
        xAxisIndex: index,
        yAxisIndex: index,
        silent: true,
        emphasis: { disabled: true },
        color: darkened(series.color, 3),
        data: labelled(series.values, decimals, isBars && chart.labels.length <= MOST_LABELLED),
        ...(isBars
          ? { type: 'bar' as const, barCategoryGap: '30%' }
          : {
              type: 'line' as const,
              symbol: 'circle',
              symbolSize: 4,
              showAllSymbol: true,
              lineStyle: { width: 2 },
            }),
      })),
    },
  };
}

/** Room for every label below its bar. */
function barWidth(labels: readonly string[]): number {
  const widest = widestText(labels.map(shortened), AXIS_SIZE);
  return Math.max(PLOT.width, labels.length * (widest + 4));
}

function shortened(label: string): string {
  return truncateToWidth(visible(label), 12);
}

function panelTitle(
  name: string,
  place: { readonly left: number; readonly top: number } | undefined,
) {
  return {
    text: truncateToWidth(visible(name).replaceAll('\n', ' '), 26),
    left: place?.left ?? 0,
    top: (place?.top ?? 0) - TITLE_RISE,
    padding: 0,
    textStyle: { fontSize: TEXT_SIZE, fontWeight: 'normal' as const, color: INK },
  };
}

/** The first of the greatest values carries its figure, or (`all`) every value that is not 0. */
function labelled(values: readonly (number | null)[], decimals: number, all: boolean) {
  const peak = values.reduce<number>(
    (best, value, index) => ((value ?? 0) > (values[best] ?? 0) ? index : best),
    0,
  );
  return values.map((value, index) => ({
    value: value ?? '-',
    label: {
      show: (all || index === peak) && (value ?? 0) > 0,
      formatter: numberText(value ?? 0, 'number', decimals),
      position: 'top' as const,
      fontSize: AXIS_SIZE,
      color: INK,
    },
  }));
}

/** The top of the axis: a whole number, or twentieths of one. */
function roundedUp(value: number, decimals: number): number {
  return decimals === 0 ? Math.ceil(value) : Math.ceil(value * 20) / 20;
}

function greatest(chart: LineChart | BarPanels): number {
  const most = Math.max(
    0,
    ...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)),
  );
  return most === 0 ? 1 : most;
}
