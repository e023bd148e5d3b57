// The whole site, file by file, from a coded corpus. It knows no folders: `write` takes each file.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { codePath } from './addresses.ts';
import type { PublishedCode } from './client/search-data.ts';
import { codeLooks } from './code-looks.ts';
import { documentPage } from './document-page.ts';
import { page, type SiteFile, type SiteFrame } from './page.ts';
import { publishedDocument } from './published-document.ts';
import { searchWriter } from './search/search-writer.ts';
import { searchPage } from './search-page.ts';

export interface SiteOptions {
  readonly title: string;
  readonly version: string;
  readonly variables: readonly string[];
  /** Only quotations with 25 words around, for sources that may not be shared. */
  readonly withoutText: boolean;
  /** Scripts and style sheet that came with the program, by their names. */
  readonly assets: readonly SiteFile[];
  readonly write: (file: SiteFile) => void;
}

/** Writes every page. The same corpus gives the same files. */
export function publishSite(corpus: CodedCorpus, options: SiteOptions): void {
  const { write } = options;
  const looks = codeLooks(corpus.codebook);
  const frame: SiteFrame = {
    title: options.title,
    version: options.version,
    sections: [
      { label: 'Start', path: 'index.html' },
      { label: 'Search', path: 'search.html' },
    ],
  };
  for (const { name, content } of options.assets) write({ name: `assets/${name}`, content });
  write({ name: 'assets/codes.css', content: looks.css });
  const ids = [...corpus.codebook.codes.keys()];
  const codes = [...corpus.codebook.codes.values()].map(
    ({ id, name, parent }): PublishedCode => ({
      id,
      name,
      parent: parent === null ? -1 : ids.indexOf(parent),
      page: codePath(id),
      look: looks.classOf(id),
    }),
  );
  const search = searchWriter({
    codes,
    variables: options.variables,
    withoutText: options.withoutText,
    write,
  });
  let documents = 0;
  for (const coded of corpus.documents()) {
    const published = publishedDocument(coded, options);
    write(page(frame, documentPage(published, { codebook: corpus.codebook, looks })));
    search.add(published);
    documents++;
  }
  search.finish();
  write(page(frame, searchPage({ documents, withoutText: options.withoutText })));
}
