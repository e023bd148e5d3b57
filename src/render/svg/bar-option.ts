// Bars as ECharts draws them: one below the other, each with its name on the left and its figure at
// its end.
import type { BarChart } from '../../analysis/chart.ts';
import { numberText } from '../cell-text.ts';
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
import { darkened, INK } from './color.ts';

const PLOT_WIDTH = 420;
const BAR_STEP = 26;
const AXIS_HEIGHT = 46;

export function barOption(chart: BarChart): SizedOption {
  const labels = chart.bars.map((bar) => labelText(bar.label));
  const decimals = chart.bars.every((bar) => Number.isInteger(bar.value)) ? 0 : 2;
  const figures = chart.bars.map((bar) => numberText(bar.value, 'number', decimals));
  const left = MARGIN + widestText(labels) + 8;
  const width = left + PLOT_WIDTH + widestText(figures) + 8 + MARGIN;
  const heading = chartHeading(chart.title, '', width);
  const plotHeight = BAR_STEP * Math.max(1, labels.length);
  return {
    width,
    height: heading.height + plotHeight + AXIS_HEIGHT + MARGIN,
    option: {
      ...baseOption(heading),
      grid: {
        left,
        top: heading.height,
        width: PLOT_WIDTH,
        height: plotHeight,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'value',
        name: chart.xLabel,
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: MUTED },
        minInterval: decimals === 0 ? 1 : 0,
        splitNumber: 4,
        splitLine: { lineStyle: { color: RULE } },
        axisLabel: { color: MUTED },
      },
      yAxis: {
        type: 'category',
        data: labels,
        inverse: true,
        axisLine: { lineStyle: { color: MUTED } },
        axisTick: { show: false },
        axisLabel: { interval: 0, color: INK, margin: 8, hideOverlap: false },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          emphasis: { disabled: true },
          barWidth: 16,
          data: chart.bars.map((bar, index) => ({
            value: bar.value,
            itemStyle: { color: darkened(bar.color, 3) },
            label: {
              show: true,
              position: 'right',
              formatter: figures[index] ?? '',
              color: INK,
              textBorderWidth: 0,
            },
          })),
        },
      ],
    },
  };
}
