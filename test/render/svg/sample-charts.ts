// Charts that the tests share: small enough to check by hand.
import type {
  BarChart,
  BarPanels,
  HeatMap,
  LineChart,
  NetworkChart,
} from '../../../src/analysis/chart.ts';

export const HEAT_MAP: HeatMap = {
  kind: 'heat-map',
  id: 'cooccurrence',
  title: 'Codes that occur together',
  description: 'Trust and law stand together most often: Jaccard 0.40.',
  rows: ['trust', 'law & order', '依赖'],
  columns: ['trust', 'law & order', '依赖'],
  values: [
    [null, 0.4, 0.001],
    [0.4, null, 0.2],
    [0.001, 0.2, null],
  ],
  measure: 'Jaccard',
};

export const LINES: LineChart = {
  kind: 'line',
  id: 'codes-over-years',
  title: 'Codes over years',
  description: 'Trust grows from 1 to 3.',
  labels: ['2010', '2011', '2012'],
  series: [
    { name: 'trust', color: '#facc15', values: [1, 2, 3] },
    { name: 'law', color: '#1d4ed8', values: [2, null, 1] },
  ],
  xLabel: 'Year',
  yLabel: 'Paragraphs',
};

export const BARS: BarChart = {
  kind: 'bar',
  id: 'codes',
  title: 'Codes',
  description: 'Trust is used most.',
  bars: [
    { label: 'trust', value: 12, color: '#b45309' },
    { label: '依赖', value: 3, color: '#1d4ed8' },
  ],
  xLabel: 'Paragraphs',
};

export const PANELS: BarPanels = {
  kind: 'bar-panels',
  id: 'codes-by-region',
  title: 'Codes by region',
  description: 'Trust is a matter of the north.',
  labels: ['north', 'south'],
  series: [
    { name: 'trust', color: '#b45309', values: [0.32, 0.1] },
    { name: 'law', color: '#1d4ed8', values: [null, 0.2] },
  ],
  xLabel: 'Region',
  yLabel: 'Share of paragraphs',
};

export const NETWORK: NetworkChart = {
  kind: 'network',
  id: 'cooccurrence-network',
  title: 'Codes in common paragraphs',
  description: 'Trust and law share four paragraphs.',
  nodes: [
    { name: 'trust', color: '#b45309', value: 9 },
    { name: 'law & order', color: '#1d4ed8', value: 4 },
    { name: '依赖', color: '#047857', value: 1 },
  ],
  links: [
    { from: 0, to: 1, value: 4 },
    { from: 1, to: 2, value: 1 },
  ],
  linkMeasure: 'paragraphs with both codes',
  nodeMeasure: 'paragraphs with the code',
};
