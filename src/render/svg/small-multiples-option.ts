// Many lines as small plots, one a line, all on the same scale: forty lines in one plot tell nobody
// anything.
import type { LineChart } from '../../analysis/chart.ts';
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
} from './chart-layout.ts';
import { darkened, INK } from './color.ts';
import { isWhole } from './line-option.ts';

const ACROSS = 4;
/** From a plot's top to the top of its name; the greatest value's figure stands between. */
const TITLE_RISE = 34;
const PLOT = { width: 170, height: 70 } as const;
const GAP = { x: 44, y: 72 } as const;

export function smallMultiplesOption(chart: LineChart): SizedOption {
  const across = Math.min(ACROSS, chart.series.length);
  const down = Math.ceil(chart.series.length / across);
  const left = MARGIN + 28;
  const width = left + across * PLOT.width + (across - 1) * GAP.x + MARGIN;
  const heading = chartHeading(
    chart.title,
    `${chart.yLabel} by ${chart.xLabel.toLowerCase()}`,
    width,
  );
  const top = heading.height + TITLE_RISE;
  const places = chart.series.map((_, index) => ({
    left: left + (index % across) * (PLOT.width + GAP.x),
    top: top + Math.floor(index / across) * (PLOT.height + GAP.y),
  }));
  const most = greatest(chart);
  const decimals = isWhole(chart) ? 0 : 2;
  return {
    width,
    height: top + down * (PLOT.height + GAP.y) - GAP.y + 32 + MARGIN,
    option: {
      ...baseOption(heading),
      title: [
        heading.option,
        ...chart.series.map((series, index) => panelTitle(series.name, places[index])),
      ],
      grid: places.map((place) => ({ ...place, ...PLOT, outerBoundsMode: 'none' as const })),
      xAxis: chart.series.map((_, index) => ({
        type: 'category' as const,
        gridIndex: index,
        data: [...chart.labels],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: MUTED } },
        axisLabel: {
          color: MUTED,
          fontSize: 10,
          interval: (at: number) => at === 0 || at === chart.labels.length - 1,
          hideOverlap: false,
        },
      })),
      yAxis: chart.series.map((_, index) => ({
        type: 'value' as const,
        gridIndex: index,
        min: 0,
        max: most,
        interval: most,
        axisLabel: { color: MUTED, fontSize: 10 },
        splitLine: { lineStyle: { color: RULE } },
      })),
      series: chart.series.map((series, index) => ({
        type: 'line' as const,
        xAxisIndex: index,
        yAxisIndex: index,
        silent: true,
        emphasis: { disabled: true },
        symbol: 'circle',
        symbolSize: 4,
        showAllSymbol: true,
        color: darkened(series.color, 3),
        lineStyle: { width: 2 },
        data: peakLabelled(series.values, decimals),
      })),
    },
  };
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

/** The first of the greatest values carries its figure. */
function peakLabelled(values: readonly (number | null)[], decimals: number) {
  const peak = values.reduce<number>(
    (best, value, index) => ((value ?? 0) > (values[best] ?? 0) ? index : best),
    0,
  );
  return values.map((value, index) => ({
    value: value ?? '-',
    label: {
      show: index === peak && (value ?? 0) > 0,
      formatter: numberText(value ?? 0, 'number', decimals),
      position: 'top' as const,
      fontSize: 10,
      color: INK,
    },
  }));
}

function greatest(chart: LineChart): number {
  const most = Math.max(
    0,
    ...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)),
  );
  return most === 0 ? 1 : most;
}
