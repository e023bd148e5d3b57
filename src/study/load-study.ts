// From the files of a study to its documents, codebook and codings: a plain reading of everything.

import { readFileSync } from 'node:fs';
import { bibliographyFindings } from '../bibliography/bibliography-findings.ts';
import type { Codebook } from '../codebook/codebook.ts';
import { readCodebook } from '../codebook/read-codebook.ts';
import { codeDocument } from '../coding/code-document.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { type RuleWarning, ruleCoder } from '../coding/rule-codings.ts';
import { readDocument } from '../corpus/read-document.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { codebookFiles, unreadableFile } from './codebook-files.ts';
import type { DocumentFile } from './document-files.ts';
import { loadBibliography } from './load-bibliography.ts';
import { memoFindings } from './memo-files.ts';
import { oldTextFinder } from './old-texts.ts';
import type { Study } from './open-study.ts';
import { ownOnly } from './own-only.ts';
import { type ReadLedgers, readLedgers } from './read-ledgers.ts';
import { codebookLeftovers, ruleWarning } from './study-findings.ts';

/** Reads documents one after the other. A file that cannot be read is left out, and told to `report`. */
export function* loadDocuments(
  study: Study,
  files: Iterable<DocumentFile>,
  report: (finding: Diagnostic) => void = () => undefined,
): Generator<SourceDocument> {
  const { languages, exclude, fields } = study.settings;
  for (const { id, path, file } of files) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      report(unreadableFile(file, error));
      continue;
    }
    yield readDocument(bytes, {
      id,
      file,
      defaultLanguage: languages[0] ?? 'en',
      exclude,
      ownKeys: fields,
    });
  }
}

export interface LoadedStudy {
  readonly corpus: CodedCorpus;
  /** Ids of all documents, in order. */
  readonly documents: readonly string[];
  /** Names of variables: declared in the study file, or found in a document. */
  readonly variables: readonly string[];
  /** The events of the ledgers, as they were written. */
  readonly ledgers: Pick<ReadLedgers, 'byDocument' | 'changes'>;
  /** Everything that is wrong, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A study that was opened, with the files of its documents. */
export interface OpenedFiles {
  readonly study: Study;
  readonly files: readonly DocumentFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Who asks, as far as it is known: a study that is `blind` shows only this coder's ledgers. */
  readonly coder?: string | null;
}

/** Reads a whole study: documents, codebook, inline tags and rules. */
export function loadStudy(opened: OpenedFiles): LoadedStudy {
  const { study, files } = opened;
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  const documents = [...loadDocuments(study, files, (finding) => diagnostics.push(finding))];
  const variables = knownVariables(study, documents);
  const { codebook, findings } = loadCodebook(study, variables);
  diagnostics.push(...findings);
  const reading = plainReading(
    opened,
    documents.map(({ id }) => id),
    codebook,
  );
  const coded = documents.map((document): CodedDocument => {
    const one = reading.code(document);
    diagnostics.push(...document.diagnostics, ...one.diagnostics);
    return one.coded;
  });
  diagnostics.push(...reading.ledgers.diagnostics);
  diagnostics.push(...codebookLeftovers(study, codebook, reading.ledgers.changes));
  const ids = new Set(documents.map(({ id }) => id));
  diagnostics.push(...memoFindings(study, codebook, ids));
  diagnostics.push(...bibliographyFindings(documents, loadBibliography(study)));
  diagnostics.push(...reading.warnings().map(ruleWarning));
  return {
    corpus: { codebook, documents: () => coded },
    documents: documents.map(({ id }) => id),
    variables,
    ledgers: reading.ledgers,
    diagnostics,
  };
}

/** Codes documents one by one, from their text alone. */
export interface PlainReading {
  readonly code: (document: SourceDocument) => {
    readonly coded: CodedDocument;
    readonly diagnostics: readonly Diagnostic[];
  };
  readonly ledgers: ReadLedgers;
  /** What the rules had to warn of so far. */
  readonly warnings: () => readonly RuleWarning[];
}

/** Makes a plain reading of a study ready; `documents` are the ids of all of them. */
export function plainReading(
  opened: Pick<OpenedFiles, 'study' | 'files' | 'coder'>,
  documents: readonly string[],
  codebook: Codebook,
): PlainReading {
  const { study, files } = opened;
  const coder = ruleCoder(codebook);
  const ledgers = readLedgers(study, {
    documents: new Set(documents),
    onlyCoder: ownOnly(study, opened.coder),
  });
  const fileOf = new Map(files.map((file) => [file.id, file]));
  return {
    code(document) {
      const file = fileOf.get(document.id);
      return codeDocument(document, {
        codebook,
        coder,
        events: ledgers.byDocument.get(document.id) ?? [],
        changes: ledgers.changes,
        oldTexts: file ? oldTextFinder(study, file) : () => null,
        onlyCoder: ownOnly(study, opened.coder),
      });
    },
    ledgers,
    warnings: () => coder.warnings(),
  };
}

function knownVariables(study: Study, documents: readonly SourceDocument[]): string[] {
  const names = new Set(study.settings.variables);
  for (const { metadata } of documents) {
    for (const name of Object.keys(metadata.variables)) names.add(name);
  }
  return [...names].sort();
}

/** Reads the codebook's files. No folder, or an empty one, gives an empty codebook. */
export function loadCodebook(
  study: Study,
  variables: readonly string[],
): { codebook: Codebook; findings: Diagnostic[] } {
  const { files, findings } = codebookFiles(study);
  const { codebook, diagnostics } = readCodebook(files, { variables });
  return { codebook, findings: [...findings, ...diagnostics] };
}
