// What all charts share: sizes, type, titles, and how much room a label takes. Sizes are in pixels.
import type {
  BarSeriesOption,
  GraphSeriesOption,
  HeatmapSeriesOption,
  LineSeriesOption,
} from 'echarts/charts';
import type {
  GridComponentOption,
  TitleComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { displayWidth, truncateToWidth } from '../display-width.ts';
import { visible } from '../terminal.ts';
import { wrapToWidth } from '../wrap-text.ts';
import { INK, PAPER } from './color.ts';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | GraphSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | TitleComponentOption
  | VisualMapComponentOption
>;

/** A chart as ECharts draws it, and the size that its labels need. */
export interface SizedOption {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
}

const FONT = 'sans-serif';
export const TEXT_SIZE = 12;
const TITLE_SIZE = 15;
export const MARGIN = 16;
export const MUTED = '#57606a';
export const RULE = '#d8dee4';

/** Longest label, in columns of `displayWidth`; more is cut with an ellipsis. */
const LONGEST_LABEL = 36;
/** Width of a column of `displayWidth` as a share of the type's size: a wide sans serif at its most. */
const COLUMN_WIDTH = 0.6;

/** A label as it is drawn: one line, cut where it is longer than 36 columns. */
export function labelText(text: string): string {
  return truncateToWidth(visible(text).replaceAll('\n', ' '), LONGEST_LABEL);
}

/** Room for a text, estimated on the safe side, as the reader's font is not known. */
export function textWidth(text: string, size = TEXT_SIZE): number {
  return Math.ceil(displayWidth(text) * size * COLUMN_WIDTH);
}

/** Room for the widest of several texts. */
export function widestText(texts: readonly string[], size = TEXT_SIZE): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);
}

export interface Heading {
  readonly option: TitleComponentOption;
  readonly height: number;
}

/** Title and, smaller below it, what is measured; both wrap to the chart's width. */
export function chartHeading(title: string, subtitle: string, width: number): Heading {
  const columns = (size: number): number =>
    Math.max(8, Math.floor((width - 2 * MARGIN) / (size * COLUMN_WIDTH)));
  const titles = wrapToWidth(visible(title), columns(TITLE_SIZE * 1.05));
  const subtitles = subtitle === '' ? [] : wrapToWidth(visible(subtitle), columns(TEXT_SIZE));
  const lineHeights = { title: 20, subtitle: 17 };
  return {
    option: {
      text: titles.join('\n'),
      subtext: subtitles.join('\n'),
      left: MARGIN,
      top: MARGIN,
      padding: 0,
      itemGap: 4,
      textStyle: {
        fontFamily: FONT,
        fontSize: TITLE_SIZE,
        lineHeight: lineHeights.title,
        color: INK,
      },
      subtextStyle: {
        fontFamily: FONT,
        fontSize: TEXT_SIZE,
        lineHeight: lineHeights.subtitle,
        color: MUTED,
      },
    },
    height:
      MARGIN + titles.length * lineHeights.title + subtitles.length * lineHeights.subtitle + MARGIN,
  };
}

/** What every chart's option begins with. */
export function baseOption(heading: Heading): ChartOption {
  return {
    animation: false,
    backgroundColor: PAPER,
    textStyle: { fontFamily: FONT, fontSize: TEXT_SIZE, color: INK },
    title: heading.option,
  };
}
