// The study's page as HTML: the same sections as report.md, for a browser.
import { escapeHtml } from '../render/escape-html.ts';
import { renderHtmlTable } from '../render/html.ts';
import { SORT_SCRIPT } from '../render/html-sort.ts';
import { TABLE_STYLE } from '../render/html-style.ts';
import { linkTarget } from '../render/link-target.ts';
import { passageParts } from '../render/passage-parts.ts';
import type {
  Inline,
  Line,
  ReportBlock,
  ReportItem,
  ReportSection,
  StudyReport,
} from './report-section.ts';

/** What goes above the style of the tables: a page to read. */
const PAGE_STYLE = `
main { max-inline-size: 68rem; margin-inline: auto; }
h1, h2, h3 { line-height: 1.25; margin-block: 2em 0.6em; }
h1 { margin-block-start: 0; }
main > p, main > ul, section > p, section > ul { max-inline-size: 46rem; }
li { margin-block: 0.35rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; list-style: none; }
a { color: var(--link); }
code { overflow-wrap: anywhere; font-size: 0.9em; }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure img { max-inline-size: 100%; block-size: auto; background: #fff; }
figcaption { color: var(--muted); font-size: 0.9rem; max-inline-size: 46rem; }
.axial-table caption { font-size: 1.1rem; }
@media print { nav { display: none; } figure { break-inside: avoid; } }
`.trim();

/** The report as a page of its own. Charts are images `ID.svg` beside it; `linkBase` leads to the study. */
export function renderReportHtml(report: StudyReport, linkBase: string): string {
  const titled = report.sections.filter(({ title }) => title !== null);
  const contents = titled.map(
    ({ id, title }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(title ?? '')}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<link rel="icon" href="data:,">
<style>
${TABLE_STYLE}
${PAGE_STYLE}
</style>
</head>
<body>
<main>
<h1 dir="auto">${escapeHtml(report.title)}</h1>
<nav aria-label="Contents"><ul>${contents.join('')}</ul></nav>
${report.sections.map((section) => renderSectionHtml(section, linkBase)).join('')}</main>
<script>
${SORT_SCRIPT}
</script>
</body>
</html>
`;
}

/** One section with its heading (`h2`); its tables want the style and script of `render/html`. */
export function renderSectionHtml({ id, title, blocks }: ReportSection, linkBase: string): string {
  const body = blocks.map((block) => blockHtml(block, linkBase)).join('\n');
  if (title === null) return `${body}\n`;
  const name = escapeHtml(id);
  return `<section id="${name}">
<h2>${escapeHtml(title)}</h2>
${body}
</section>
`;
}

function blockHtml(block: ReportBlock, linkBase: string): string {
  switch (block.kind) {
    case 'text':
      return `<p dir="auto">${lineHtml(block.line)}</p>`;
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'list':
      return `<ul>${block.items.map((item) => itemHtml(item, linkBase)).join('')}</ul>`;
    case 'table':
      return renderHtmlTable(block.table, { linkBase });
    case 'chart': {
      const { id, title, description } = block.chart;
      return `<figure><img src="${escapeHtml(id)}.svg" alt="${escapeHtml(`${title}. ${description}`)}"><figcaption>${escapeHtml(`${title}. ${description}`)}</figcaption></figure>`;
    }
  }
}

function itemHtml({ line, example }: ReportItem, linkBase: string): string {
  const head = lineHtml(line);
  if (!example) return `<li>${head}</li>`;
  const { words, marks, locator, href } = passageParts(example.passage);
  const place =
    href === null
      ? escapeHtml(locator === '' ? '' : `[${locator}]`)
      : `<a href="${escapeHtml(linkTarget(href, linkBase))}">${escapeHtml(locator === '' ? 'source' : locator)}</a>`;
  const parts = [
    `<i dir="auto">${escapeHtml(example.title)}:</i>`,
    `<span dir="auto">${escapeHtml(words)}</span>`,
    marks === '' ? '' : `<span class="axial-mark">${escapeHtml(marks)}</span>`,
    place,
  ];
  return `<li>${head}<br>${parts.filter((part) => part !== '').join(' ')}</li>`;
}

function lineHtml(line: Line): string {
  return line.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return escapeHtml(inline);
  const text = escapeHtml(inline.text);
  switch (inline.kind) {
    case 'strong':
      return `<strong>${text}</strong>`;
    case 'emphasis':
      return `<em>${text}</em>`;
    case 'code':
      return `<code>${text}</code>`;
    case 'link':
      return `<a href="${escapeHtml(linkTarget(inline.href))}">${text}</a>`;
  }
}
