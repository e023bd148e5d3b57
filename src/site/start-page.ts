// The first page: the study, its numbers, how it was coded, and the ways into it.

import type { Chart } from '../analysis/chart.ts';
import type { CodeFrequencies } from '../analysis/code-frequencies.ts';
import type { CorpusOverview } from '../analysis/corpus-overview.ts';
import { renderSectionHtml } from '../report/render-report-html.ts';
import type { ReportSection } from '../report/report-section.ts';
import { codePath } from './addresses.ts';
import type { CodeLooks } from './code-looks.ts';
import { Html, type HtmlValue, html } from './html.ts';
import { ORIGIN_NAMES } from './margin-notes.ts';
import type { PageContent } from './page.ts';

export interface StartPageInput {
  readonly title: string;
  readonly overview: CorpusOverview;
  readonly frequencies: CodeFrequencies;
  readonly looks: CodeLooks;
  readonly coders: number;
  readonly methods: ReportSection;
  readonly charts: readonly Chart[];
  readonly withoutText: boolean;
  /** What the site does not have, and why. */
  readonly leftOut: readonly string[];
}

export function startPage(input: StartPageInput): PageContent {
  const { overview, title, leftOut, charts } = input;
  return {
    path: 'index.html',
    title,
    section: 'index.html',
    kind: 'start',
    scripts: ['assets/sort.js'],
    main: html`<h1 dir="auto">${title}</h1>
${numbers(input)}
<ul class="doors"><li><a href="documents.html">Documents</a>: the texts with their codings</li><li><a href="codes.html">Codes</a>: what each means, and all its quotations</li><li><a href="cooccurrence.html">Co-occurrence</a>: which codes stand together, and where</li><li><a href="table.html">Review table</a>: the evidence by document and code</li></ul>
${input.withoutText ? html`<p class="remark">The texts may not be shared: this site holds the quotations, with at most 25 words around them.</p>` : null}
${overview.notes > 0 ? html`<p class="remark">${overview.notes} of the documents are somebody’s notes about their source: what is shown from them is a note, not a quotation.</p>` : null}
${leftOut.map((each) => html`<p class="remark">${each}</p>`)}
${frequencies(input)}
${charts.map((chart) => html`<figure><img src="${chart.id}.svg" alt="${`${chart.title}. ${chart.description}`}"><figcaption>${chart.title}</figcaption></figure>`)}
${new Html(renderSectionHtml(input.methods, ''))}`,
  };
}

function numbers({ overview, frequencies: { rows }, coders }: StartPageInput): Html {
  const codings = Object.values(overview.codings).reduce((sum, count) => sum + count, 0);
  const years = overview.years;
  const figures: readonly (readonly [string, HtmlValue])[] = [
    ['documents', overview.documents.toLocaleString('en')],
    ...(years
      ? ([
          [
            'years',
            years.first === years.last ? String(years.first) : `${years.first}–${years.last}`,
          ],
        ] as const)
      : []),
    ['words', overview.words.toLocaleString('en')],
    ['codes', rows.length],
    ['codings', codings.toLocaleString('en')],
    ...(coders > 0 ? ([[coders === 1 ? 'coder' : 'coders', coders]] as const) : []),
  ];
  const origins = Object.entries(overview.codings)
    .sort(([, a], [, b]) => b - a)
    .map(
      ([origin, count]) =>
        `${ORIGIN_NAMES[origin as keyof typeof ORIGIN_NAMES]}: ${count.toLocaleString('en')}`,
    );
  return html`<dl class="numbers">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${origins.length > 0 ? html`<p class="small">Codings by origin – ${origins.join('; ')}.</p>` : null}`;
}

function frequencies({ frequencies: { rows, n, unit, notes }, looks }: StartPageInput): HtmlValue {
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ units }) => units));
  const lines = rows.map(
    ({ code, name, depth, units, documents, codings }) =>
      html`<tr><th scope="row" class="depth${Math.min(depth, 3)}"><a class="named ${looks.classOf(code)}" href="${codePath(code)}" dir="auto">${name}</a></th><td class="end">${codings}</td><td class="end">${documents}</td><td class="end">${units}</td><td class="bar-cell"><span class="bar ${looks.classOf(code)}" style="inline-size:${((units / most) * 100).toFixed(1)}%"></span></td></tr>\n`,
  );
  return html`<section><h2 id="frequencies-title">How often each code occurs</h2>
<div class="axial-scroll" role="region" aria-labelledby="frequencies-title" tabindex="0"><table class="axial-table"><thead><tr><th scope="col">Code</th><th scope="col" class="end">Codings</th><th scope="col" class="end">Documents</th><th scope="col" class="end">${unit === 'overlap' ? 'Words' : `${unit[0]?.toUpperCase() ?? ''}${unit.slice(1)}s`} (n = ${n.toLocaleString('en')})</th><td></td></tr></thead>
<tbody>${lines}</tbody></table></div>
<div class="axial-notes">${notes.map((note) => html`<p>${note}</p>`)}</div></section>`;
}
