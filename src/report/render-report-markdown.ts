// The study's page as Markdown.
import { escapeMarkdownInline, escapeMarkdownParagraph } from '../render/escape-markdown.ts';
import { passageMarkdown, renderMarkdown } from '../render/markdown.ts';
import type { Inline, Line, ReportBlock, ReportItem, StudyReport } from './report-section.ts';

/** The report, ending in a line break. Charts are links to `ID.svg` beside it; `linkBase` leads to the study. */
export function renderReportMarkdown(report: StudyReport, linkBase: string): string {
  const parts = [
    `# ${escapeMarkdownInline(report.title)}`,
    ...report.sections.flatMap(({ title, blocks }) => [
      ...(title === null ? [] : [`## ${escapeMarkdownInline(title)}`]),
      ...blocks.map((block) => blockMarkdown(block, linkBase)),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: ReportBlock, linkBase: string): string {
  switch (block.kind) {
    case 'text':
      return lineMarkdown(block.line);
    case 'heading':
      return `### ${escapeMarkdownInline(block.text)}`;
    case 'list':
      return block.items.map((item) => itemMarkdown(item, linkBase)).join('\n');
    case 'table':
      return renderMarkdown(block.table, { heading: block.titled ? 3 : null, linkBase }).trimEnd();
    case 'chart': {
      const { id, title, description } = block.chart;
      return `![${escapeMarkdownInline(`${title}. ${description}`)}](${id}.svg)`;
    }
  }
}

function itemMarkdown({ line, example }: ReportItem, linkBase: string): string {
  const head = `- ${lineMarkdown(line)}`;
  if (!example) return head;
  const title = escapeMarkdownInline(example.title);
  return `${head}  \n  *${title}:* ${passageMarkdown(example.passage, linkBase)}`;
}

function lineMarkdown(line: Line): string {
  return line.map((inline, index) => inlineMarkdown(inline, index === 0)).join('');
}

/** The first words of a line must not make it a heading or a list; blanks between pieces are kept as they are. */
function inlineMarkdown(inline: Inline, isFirst: boolean): string {
  if (typeof inline === 'string') {
    const safe = isFirst ? escapeMarkdownParagraph : escapeMarkdownInline;
    const words = inline.trim();
    const at = inline.indexOf(words);
    return inline.slice(0, at) + safe(words) + inline.slice(at + words.length);
  }
  const text = escapeMarkdownInline(inline.text);
  switch (inline.kind) {
    case 'strong':
      return `**${text}**`;
    case 'emphasis':
      return `*${text}*`;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return `[${text}](${inline.href})`;
  }
}
