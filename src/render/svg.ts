// The door to charts: it loads ECharts only when one is drawn, so that commands without charts start fast.
import type { Chart } from '../analysis/chart.ts';

/**
 * A chart as an SVG document: sized by its labels, with its title and description as text
 * alternative, without scripts or references to elsewhere; the same bytes for the same chart.
 */
export async function renderSvg(chart: Chart): Promise<string> {
  const { drawChart } = await import('./svg/draw-chart.ts');
  return drawChart(chart);
}
