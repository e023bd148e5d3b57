// Which codes occur together: a map of all, and for each code the passages it shares with others.
import type { CooccurrencePair, Cooccurrences } from '../analysis/cooccurrence.ts';
import type { Codebook } from '../codebook/codebook.ts';
import { scaleColor, textColorOn } from '../render/svg/color.ts';
import { codePath, documentPath, pairsPath, rootFrom } from './addresses.ts';
import type { CodeLooks } from './code-looks.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import type { PageContent } from './page.ts';
import { MOST_PASSAGES, type PairPassages } from './pair-passages.ts';
import { quotationItem } from './quotation-list.ts';

export interface CooccurrencePagesInput {
  readonly codebook: Codebook;
  readonly looks: CodeLooks;
  readonly together: Cooccurrences;
  readonly passages: PairPassages;
  /** Whether the site has a search, which finds all units of a pair. */
  readonly hasSearch: boolean;
}

/** Codes in the map; more could not be read. */
const CODES_IN_MAP = 60;

/** The map, with each cell leading to its passages. */
export function cooccurrencePage(input: CooccurrencePagesInput): PageContent {
  const { together } = input;
  const shown = codesInMap(together);
  const left = together.codes.length - shown.length;
  return {
    path: 'cooccurrence.html',
    title: 'Co-occurrence',
    section: 'cooccurrence.html',
    kind: 'cooccurrence',
    main: html`<h1>Which codes occur together</h1>
<p class="prose">A cell holds the number of units (here: ${unitWord(together)}) with both codes; the darker it is, the larger their share of all units with one of the two (Jaccard). Each number leads to its passages.</p>
${shown.length === 0 ? html`<p>No code occurs in a unit that counts.</p>` : heatMap(shown, input)}
${left > 0 ? html`<p class="remark">The map shows the ${shown.length} most frequent codes; ${left} more are in the list below.</p>` : null}
${codeList(input)}
<div class="axial-notes">${together.notes.map((note) => html`<p>${note}</p>`)}</div>`,
  };
}

function unitWord({ unit }: Cooccurrences): string {
  return unit === 'overlap' ? 'words' : `${unit}s`;
}

function codesInMap({ codes }: Cooccurrences): string[] {
  const frequent = [...codes].sort((a, b) => b.count - a.count).slice(0, CODES_IN_MAP);
  const kept = new Set(frequent.map(({ code }) => code));
  return codes.filter(({ code }) => kept.has(code)).map(({ code }) => code);
}

type Pairs = ReadonlyMap<string, CooccurrencePair>;

function pairsByCodes({ pairs }: Cooccurrences): Pairs {
  return new Map(
    pairs.flatMap((pair) => [
      [`${pair.a} ${pair.b}`, pair],
      [`${pair.b} ${pair.a}`, pair],
    ]),
  );
}

function heatMap(codes: readonly string[], input: CooccurrencePagesInput): Html {
  const pairs = pairsByCodes(input.together);
  const counts = new Map(input.together.codes.map(({ code, count }) => [code, count]));
  const strongest = Math.max(
    ...[...pairs.values()].map(({ jaccard }) => (typeof jaccard === 'number' ? jaccard : 0)),
    0,
  );
  const name = (code: string) => input.codebook.codes.get(code)?.name ?? code;
  const rows = codes.map((row) => {
    const cells = codes.map((column) => {
      if (row === column) return html`<td class="self">${counts.get(row) ?? 0}</td>`;
      return mapCell(pairs.get(`${row} ${column}`), { strongest, name });
    });
    return html`<tr><th scope="row"><a class="named ${input.looks.classOf(row)}" href="${pairsPath(row)}" dir="auto">${name(row)}</a></th>${cells}</tr>\n`;
  });
  const heads = codes.map(
    (code) =>
      html`<th scope="col" dir="auto"><span title="${name(code)}">${name(code)}</span></th>`,
  );
  return html`<div class="axial-scroll" role="region" aria-label="Map of co-occurrence" tabindex="0"><table class="heat">
<caption>On the diagonal all units with a code. Without a number: never together, or a code and one that it is part of.</caption>
<thead><tr><td></td>${heads}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

function mapCell(
  pair: CooccurrencePair | undefined,
  { strongest, name }: { readonly strongest: number; readonly name: (code: string) => string },
): Html {
  if (!pair || pair.n12 === 0) return html`<td></td>`;
  const share = typeof pair.jaccard === 'number' && strongest > 0 ? pair.jaccard / strongest : 0;
  const fill = scaleColor(share);
  const link = `${pairsPath(pair.a)}#${pair.b}`;
  return html`<td style="background:${fill};color:${textColorOn(fill)}"><a href="${link}">${pair.n12}<span class="hidden"> with ${name(pair.a)} and ${name(pair.b)}</span></a></td>`;
}

function codeList({ together, codebook, looks }: CooccurrencePagesInput): Html {
  const items = together.codes.map(
    ({ code, count }) =>
      html`<li><a class="chip named ${looks.classOf(code)}" href="${pairsPath(code)}" dir="auto">${codebook.codes.get(code)?.name ?? code}</a> <span class="small">${count}</span></li>`,
  );
  return html`<h2>By code</h2>\n<ul class="columns">${items}</ul>`;
}

/** A page for each code that occurs: its partners, and the passages with those behind it. */
export function pairPages(input: CooccurrencePagesInput): PageContent[] {
  const pairs = new Map<string, CooccurrencePair[]>();
  for (const pair of input.together.pairs) {
    if (pair.n12 === 0) continue;
    for (const code of [pair.a, pair.b]) pairs.set(code, [...(pairs.get(code) ?? []), pair]);
  }
  return input.together.codes.map(({ code, count }) => {
    const own = pairs.get(code) ?? [];
    const path = pairsPath(code);
    const root = rootFrom(path);
    const name = input.codebook.codes.get(code)?.name ?? code;
    return {
      path,
      title: `${name}: co-occurrence`,
      section: 'cooccurrence.html',
      kind: 'pairs',
      main: html`<h1><span class="named ${input.looks.classOf(code)}" dir="auto">${name}</span> and other codes</h1>
<p class="prose"><a href="${root}${codePath(code)}">The code</a> stands in ${count} ${unitWord(input.together)}; with ${own.length === 0 ? 'no other code' : 'these other codes'} in one of them.</p>
${own.length === 0 ? null : partnerTable(code, own, input)}
${own.filter(({ a }) => a === code).map((pair) => passageList(pair, input, root))}`,
    };
  });
}

function partnerTable(
  code: string,
  pairs: readonly CooccurrencePair[],
  input: CooccurrencePagesInput,
): Html {
  const rows = pairs.map((pair) => {
    const other = pair.a === code ? pair.b : pair.a;
    const name = input.codebook.codes.get(other)?.name ?? other;
    const target = pair.a === code ? `#${other}` : `${pair.a}.html#${code}`;
    return html`<tr><th scope="row"><a class="named ${input.looks.classOf(other)}" href="${target}" dir="auto">${name}</a></th><td class="end">${pair.n12}</td><td class="end">${figure(pair.expected, 1)}</td><td class="end">${figure(pair.jaccard, 2)}</td><td class="end">${figure(pair.lift, 2)}</td><td class="end">${pair.documents}</td></tr>\n`;
  });
  return html`<div class="axial-scroll" role="region" aria-label="Codes together with this one" tabindex="0"><table class="axial-table"><thead><tr><th scope="col">Together with</th><th scope="col" class="end">Units</th><th scope="col" class="end">Expected</th><th scope="col" class="end">Jaccard</th><th scope="col" class="end">Lift</th><th scope="col" class="end">Documents</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function figure(value: number | { readonly reason: string }, decimals: number): HtmlValue {
  return typeof value === 'number' ? value.toFixed(decimals) : '–';
}

function passageList(pair: CooccurrencePair, input: CooccurrencePagesInput, root: string): Html {
  const { codebook, looks, passages, hasSearch, together } = input;
  const found = passages.of(pair.a, pair.b);
  const name = codebook.codes.get(pair.b)?.name ?? pair.b;
  const items = found.map(({ quotations }) => {
    const [first] = quotations;
    const lines = quotations.map((quotation) => {
      const code = quotation.codings[0]?.code ?? '';
      const label = html`<a class="chip named ${looks.classOf(code)}" href="${root}${codePath(code)}" dir="auto">${codebook.codes.get(code)?.name ?? code}</a>`;
      return quotationItem(quotation, root, label);
    });
    return html`<li><p class="small" dir="auto"><a href="${root}${documentPath(first?.document ?? '')}">${first?.title ?? ''}</a></p><ul class="quotations">${lines}</ul></li>\n`;
  });
  const query = encodeURIComponent(`@${pair.a} @${pair.b}`);
  const isAll = found.length >= pair.n12 || together.unit === 'overlap';
  return html`<section aria-labelledby="${pair.b}"><h2 id="${pair.b}" dir="auto">With ${name}: ${pair.n12}</h2>
${isAll ? null : html`<p class="remark">Shown are the first ${Math.min(found.length, MOST_PASSAGES)}.${hasSearch ? html` <a href="${root}search.html?q=${query}">Search for all of them</a>` : null}</p>`}
<ul class="passages">${items}</ul></section>
`;
}
