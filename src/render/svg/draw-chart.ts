// Charts as SVG through ECharts, without a browser. ECharts takes time to load: import `../svg.ts`
// instead, which waits for the first chart.
import { BarChart, GraphChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, TitleComponent, VisualMapContinuousComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../analysis/chart.ts';
import { chartOption } from './chart-option.ts';
import { standaloneSvg } from './svg-document.ts';

use([
  BarChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  TitleComponent,
  VisualMapContinuousComponent,
  LabelLayout,
  SVGRenderer,
]);

/**
 * A chart as an SVG document: sized by its labels, with its title and description as text
 * alternative, without scripts or references to elsewhere; the same bytes for the same chart.
 */
export function drawChart(chart: Chart): string {
  const { option, width, height } = chartOption(chart);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(option);
    return standaloneSvg(drawing.renderToSVGString(), chart);
  } finally {
    drawing.dispose();
  }
}
