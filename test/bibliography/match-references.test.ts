// Which entry belongs to which document, and what `check` says where none does.
import { describe, expect, it } from 'vitest';
import { bibliographyFindings } from '../../src/bibliography/bibliography-findings.ts';
import {
  type DocumentRecord,
  referenceOfDocument,
  stubOfReference,
} from '../../src/bibliography/document-record.ts';
import { foldTitle, matchReferences } from '../../src/bibliography/match-references.ts';
import { missingFields } from '../../src/bibliography/missing-fields.ts';
import { readBibliography } from '../../src/bibliography/read-bibliography.ts';
import type { Reference } from '../../src/bibliography/reference.ts';
import { EMPTY_METADATA, type Metadata } from '../../src/corpus/metadata.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';

const BIB = `@article{teets-2013, author={Teets, Jessica C.}, title={Let Many Civil Societies Bloom}, journal={CQ}, year=2013, doi={10.1017/S0305741012001269}}
@article{wen-2017, author={Wen, Zhuoyi}, title={Government Purchase: Similar Intentions}, journal={PAD}, year=2017}
@article{wen-2018, author={Wen, Zhuoyi}, title={Government Purchase — similar intentions}, journal={PAD}, year=2018}
@article{alone, author={A. B}, title={Alone}, journal={J}, year={n.d.}}
`;
const BIBLIOGRAPHY = readBibliography([{ file: 'corpus/references.bib', content: BIB }]);
const REFERENCES = BIBLIOGRAPHY.references.map(({ reference }) => reference);

function documentWith(id: string, title: string, fields: Partial<Metadata>) {
  return { id, title, file: `corpus/${id}.md`, metadata: { ...EMPTY_METADATA, ...fields } };
}

const DOCUMENTS = [
  documentWith('a', 'Anything', { citekey: 'teets-2013' }),
  documentWith('b', 'Anything', { doi: '10.1017/s0305741012001269' }),
  documentWith('c', 'government purchase similar INTENTIONS', { year: 2017 }),
  documentWith('d', 'Government Purchase: Similar Intentions', {}),
  documentWith('e', 'Government Purchase: Similar Intentions', { year: 1999 }),
  documentWith('f', 'Anything', { citekey: 'Teets_2013' }),
  documentWith('g', 'Anything', { citekey: 'nobody' }),
];

describe('matching', () => {
  const matches = matchReferences(DOCUMENTS, REFERENCES);

  it('joins by citekey, proposes by DOI and by title and year, and never guesses', () => {
    expect(
      matches.map((match) =>
        match.kind === 'joined'
          ? [match.document, 'joined', match.reference.id]
          : match.kind === 'proposed'
            ? [match.document, match.by, ...match.candidates.map(({ id }) => id)]
            : [match.document, match.kind],
      ),
    ).toEqual([
      ['a', 'joined', 'teets-2013'],
      ['b', 'doi', 'teets-2013'],
      ['c', 'title-year', 'wen-2017'],
      ['d', 'title-year', 'wen-2017', 'wen-2018'],
      ['e', 'none'],
      ['f', 'unknown-citekey'],
      ['g', 'unknown-citekey'],
    ]);
    expect(matches[5]).toMatchObject({ similar: 'teets-2013' });
    expect(matches[6]).toMatchObject({ similar: null });
  });

  it('compares titles without case, accents, width and signs', () => {
    expect(foldTitle('“Größe” & Über—ÉTAT')).toBe(foldTitle('grösse and uber etat'));
    expect(foldTitle('ＮＧＯ：政府')).toBe(foldTitle('NGO 政府'));
    expect(foldTitle('…')).toBe('');
    expect(
      matchReferences([documentWith('x', '…', {})], [{ id: 'y', type: 'book', title: '?' }]),
    ).toEqual([{ document: 'x', kind: 'none' }]);
  });

  it('takes 20,000 documents and entries in a moment', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      documentWith(`d${index}`, `Title ${index}`, {}),
    );
    const entries = many.map(
      ({ title }, index): Reference => ({ id: `k${index}`, type: 'book', title }),
    );
    const found = matchReferences(many, entries);
    expect(found.filter(({ kind }) => kind === 'proposed')).toHaveLength(20_000);
  });
});

describe('findings', () => {
  it('are diagnostics with places and hints', () => {
    const findings: readonly Diagnostic[] = bibliographyFindings(DOCUMENTS, BIBLIOGRAPHY);
    expect(findings.map(({ rule, severity, file, line }) => [rule, severity, file, line])).toEqual([
      ['proposed-reference', 'info', 'corpus/b.md', 1],
      ['proposed-reference', 'info', 'corpus/c.md', 1],
      ['proposed-reference', 'info', 'corpus/d.md', 1],
      ['document-without-entry', 'info', 'corpus/e.md', 1],
      ['unknown-citekey', 'warning', 'corpus/f.md', 1],
      ['unknown-citekey', 'warning', 'corpus/g.md', 1],
      ['entry-without-document', 'info', 'corpus/references.bib', 4],
    ]);
    expect(findings[1]?.hint).toBe(
      'If it is that source, write "citekey: wen-2017" in the front matter.',
    );
    expect(findings[2]?.message).toContain('2 entries');
    expect(findings[4]?.hint).toBe('Did you mean "teets-2013"?');
  });

  it('there are none without a bibliography', () => {
    expect(bibliographyFindings(DOCUMENTS, { references: [], findings: [] })).toEqual([]);
    expect(bibliographyFindings(DOCUMENTS, readBibliography([]))).toEqual([]);
  });

  it('name missing fields and doubles, but ask no document for the volume of a chapter', () => {
    const bibliography = readBibliography([
      {
        file: 'r.bib',
        content: `@article{a, title={One}}
@book{v, editor={E. F}, title={Volume}, publisher={P}, year=2000}
@incollection{c, crossref={v}, author={G. H}, title={Part}}
@article{x1, author={I. J}, title={Same Title}, journal={J}, year=2001}
@article{x2, author={Other I. J}, title={Same title!}, journal={J}, year=2001}
@article{y1, author={I. J}, title={Y}, journal={J}, year=2001, doi={10.1/A}}
@article{y2, author={I. J}, title={Z}, journal={J}, year=2002, doi={10.1/a}}`,
      },
    ]);
    const document = documentWith('d', 'D', { citekey: 'a' });
    const others = ['c', 'x1', 'x2', 'y1', 'y2'].map((citekey) =>
      documentWith(citekey, citekey, { citekey }),
    );
    const findings = bibliographyFindings([document, ...others], bibliography);
    expect(
      findings.map(({ rule, severity, line, message }) => [rule, severity, line, message]),
    ).toEqual([
      [
        'missing-field',
        'warning',
        1,
        'The entry "a" (article-journal) has no author, journal, or year.',
      ],
      ['double-entry', 'warning', 5, 'The entries "x1" and "x2" look like the same source.'],
      ['double-entry', 'warning', 7, 'The entries "y1" and "y2" look like the same source.'],
    ]);
  });

  it.each<[Reference, string[]]>([
    [{ id: 'a', type: 'book', title: 'T', editor: [{ literal: 'E' }] }, ['publisher', 'year']],
    [{ id: 'a', type: 'legislation', title: 'T', issued: { literal: 'n.d.' } }, []],
    [{ id: 'a', type: 'webpage', title: 'T' }, ['web address']],
    [{ id: 'a', type: 'report', title: 'T', publisher: 'P' }, ['year']],
    [{ id: 'a', type: 'map' }, ['title']],
  ])('%o lacks %j', (reference, missing) => {
    expect(missingFields(reference)).toEqual(missing);
  });
});

describe('front matter', () => {
  const wen: DocumentRecord = {
    ...EMPTY_METADATA,
    title: 'Government Purchase',
    authors: [{ family: 'Wen', given: 'Zhuoyi' }],
    date: '2017-02-01',
    type: 'paper',
    venue: 'Public Administration and Development',
    doi: '10.1002/pad.1767',
    language: 'en',
    citekey: 'wen-2017',
    other: { volume: 37, issue: 1, pages: '65–78', unknown: 'x' },
  };

  it('becomes a reference', () => {
    expect(referenceOfDocument(wen, { id: 'papers/wen', title: 'Shown' })).toEqual({
      id: 'wen-2017',
      type: 'article-journal',
      title: 'Government Purchase',
      'container-title': 'Public Administration and Development',
      volume: '37',
      issue: '1',
      page: '65-78',
      author: [{ family: 'Wen', given: 'Zhuoyi' }],
      issued: { 'date-parts': [[2017, 2, 1]] },
      DOI: '10.1002/pad.1767',
      language: 'en',
    });
  });

  it.each([
    [{ type: 'law' }, 'legislation'],
    [{ type: 'policy' }, 'report'],
    [{ type: 'speech' }, 'speech'],
    [{ type: 'paper' }, 'manuscript'],
    [{ type: 'paper', other: { booktitle: 'B' } }, 'chapter'],
    [{ type: 'something' }, 'document'],
    [{}, 'document'],
  ])('%o is a %s', (fields, type) => {
    const reference = referenceOfDocument(
      { ...EMPTY_METADATA, ...fields },
      { id: 'x', title: 'T' },
    );
    expect(reference).toMatchObject({ id: 'x', type, title: 'T' });
  });

  it('comes from a reference, and back again', () => {
    const reference = referenceOfDocument({ ...wen, other: {} }, { id: 'x', title: 'T' });
    const stub = stubOfReference(reference);
    expect(stub).toEqual({
      title: 'Government Purchase',
      authors: [{ family: 'Wen', given: 'Zhuoyi' }],
      date: '2017-02-01',
      type: 'paper',
      venue: 'Public Administration and Development',
      doi: '10.1002/pad.1767',
      language: 'en',
      citekey: 'wen-2017',
    });
    expect(referenceOfDocument({ ...EMPTY_METADATA, ...stub }, { id: 'x', title: 'T' })).toEqual(
      reference,
    );
  });

  it('has no value that the front matter would refuse', () => {
    const stub = stubOfReference({
      id: 'k',
      type: 'map',
      DOI: 'none',
      URL: 'here',
      language: 'some language',
      issued: { 'date-parts': [[2013, 2, 31]] },
    });
    expect(stub).toEqual({ date: '2013-02', citekey: 'k' });
  });
});
