// The page of the search: a form, a place for the hits, and the signs of the query language.
import { counted } from '../text/counted.ts';
import { MANIFEST } from './client/search-data.ts';
import { html } from './html.ts';
import type { PageContent } from './page.ts';

export interface SearchFacts {
  readonly documents: number;
  readonly withoutText: boolean;
}

/** Signs of the query language, each with what it finds. */
const SIGNS: readonly (readonly [sign: string, meaning: string])[] = [
  ['trust*', 'words that begin so; ? is one character'],
  ['~depend', 'words with the same stem'],
  ['"legal vacuum"', 'a phrase'],
  ['=State', 'this case only'],
  ['trust NEAR/5 government', 'at most five words between them'],
  ['law BEFORE/3 reform', 'in this order'],
  ['trust NOT AFTER/2 no', 'not right behind another word'],
  ['a AND b, a OR b, NOT a, ( )', 'in one paragraph'],
  ['/no\\s+laws?/i', 'a regular expression'],
  ['@some-code', 'where a code is applied'],
  ['year:2010..2020, type:law, title:…', 'a filter'],
];

export function searchPage({ documents, withoutText }: SearchFacts): PageContent {
  return {
    path: 'search.html',
    title: 'Search',
    section: 'search.html',
    kind: 'search',
    early: { script: 'assets/search.js', needs: [`search/${MANIFEST}.js`, 'assets/engine.js'] },
    main: html`<h1>Search</h1>
<form id="search-form" role="search" action="search.html">
<p class="field"><label for="q">Query</label><input id="q" type="search" name="q" autocomplete="off" spellcheck="false" aria-describedby="search-scope"><button type="submit">Search</button></p>
<p class="field small"><label for="unit">Within one</label><select id="unit" name="unit"><option value="paragraph">paragraph</option><option value="sentence">sentence</option><option value="section">section</option><option value="document">document</option></select>
<label for="sort">Order</label><select id="sort" name="sort"><option value="rank">best first</option><option value="document">by document</option></select></p>
</form>
<p class="remark" id="search-scope">${
      withoutText
        ? 'The texts may not be shared: the search knows only the quotations and 25 words around them.'
        : `Searches the full text of ${counted(documents, 'document')}, in your browser.`
    }</p>
<noscript><p class="remark">The search needs JavaScript; all other pages do without.</p></noscript>
<details class="signs"><summary>Signs of the query language</summary>
<dl>${SIGNS.map(([sign, meaning]) => html`<div><dt><code>${sign}</code></dt><dd>${meaning}</dd></div>`)}</dl></details>
<div id="search-status" role="status"></div>
<div id="search-notes" class="remark"></div>
<ol id="hits" aria-label="Hits"></ol>
<p><button type="button" id="more-hits" hidden>Show more hits</button></p>`,
  };
}
