// A chart as data: what an analysis gives and `render/svg` draws. Every chart has a text alternative.

interface ChartBase {
  /** Stable kebab-case name, also of the file. */
  readonly id: string;
  readonly title: string;
  /** What a reader who cannot see it should know, in one to three sentences. */
  readonly description: string;
}

/** A symmetric or rectangular grid of values; null is an empty cell (the diagonal, an undefined figure). */
export interface HeatMap extends ChartBase {
  readonly kind: 'heat-map';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
  /** What the values are, for the legend. */
  readonly measure: string;
}

/** One line a series over ordered labels (years); null is a gap. */
export interface LineChart extends ChartBase {
  readonly kind: 'line';
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly values: readonly (number | null)[];
  }[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Horizontal bars, one a label, one colour each. */
export interface BarChart extends ChartBase {
  readonly kind: 'bar';
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly color: string;
  }[];
  readonly xLabel: string;
}

/** Two boxes of a flow: one on the way, and one beside it for what leaves. Blanks before a line indent it. */
export interface FlowStep {
  /** From 0, counted over all phases. */
  readonly row: number;
  readonly main: readonly string[];
  readonly side: readonly string[] | null;
}

/** A flow from top to bottom: phases with rows, and tracks side by side that join in the last row. */
export interface FlowDiagram extends ChartBase {
  readonly kind: 'flow';
  readonly phases: readonly { readonly label: string; readonly rows: number }[];
  readonly tracks: readonly { readonly header: string; readonly steps: readonly FlowStep[] }[];
}

/** Bars by group, one small panel a series, all on one scale; null is a group without a figure. */
export interface BarPanels extends ChartBase {
  readonly kind: 'bar-panels';
  readonly labels: readonly string[];
  readonly series: LineChart['series'];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Nodes around a circle in their order, joined by lines as wide as what they share. */
export interface NetworkChart extends ChartBase {
  readonly kind: 'network';
  readonly nodes: readonly {
    readonly name: string;
    readonly color: string;
    /** How common it is: the area of its dot. */
    readonly value: number;
  }[];
  /** Places in `nodes`. */
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly value: number;
  }[];
  /** What the lines show, and what the dots. */
  readonly linkMeasure: string;
  readonly nodeMeasure: string;
}

export type Chart = HeatMap | LineChart | BarChart | BarPanels | NetworkChart;
