// A chart as what ECharts draws: the same for a picture from the command line and for a page that
// answers to the mouse.
import type { Chart } from '../../analysis/chart.ts';
import { barOption } from './bar-option.ts';
import type { SizedOption } from './chart-layout.ts';
import { heatMapOption } from './heat-map-option.ts';
import { lineOption, MOST_LINES } from './line-option.ts';
import { networkOption } from './network-option.ts';
import { smallMultiplesOption } from './small-multiples-option.ts';

/** The option of a chart and the size in pixels that its labels need. It loads nothing of ECharts. */
export function chartOption(chart: Chart): SizedOption {
  if (chart.kind === 'heat-map') return heatMapOption(chart);
  if (chart.kind === 'bar') return barOption(chart);
  if (chart.kind === 'network') return networkOption(chart);
  if (chart.kind === 'bar-panels') return smallMultiplesOption(chart);
  return chart.series.length > MOST_LINES ? smallMultiplesOption(chart) : lineOption(chart);
}
