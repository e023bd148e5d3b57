// From the files of a study to its documents, codebook and codings: a plain reading of everything.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bibliographyFindings } from '../bibliography/bibliography-findings.ts';
import type { Codebook } from '../codebook/codebook.ts';
import { type CodebookFile, readCodebook } from '../codebook/read-codebook.ts';
import { codeDocument } from '../coding/code-document.ts';
import { type CodedCorpus, type CodedDocument, compareText } from '../coding/coded-corpus.ts';
import { ruleCoder } from '../coding/rule-codings.ts';
import { checkFileNames, documentIdOf } from '../corpus/document-id.ts';
import { readDocument } from '../corpus/read-document.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type CorpusFile, listCorpusFiles, shownPath } from './corpus-files.ts';
import { loadBibliography } from './load-bibliography.ts';
import { oldTextFinder } from './old-texts.ts';
import type { Study } from './open-study.ts';
import { readLedgers } from './read-ledgers.ts';

/** A file of the corpus and the id of its document. */
export interface DocumentFile extends CorpusFile {
  readonly id: string;
}

/** The documents of a study in the order of their ids, and what is wrong with folders and file names. */
export function documentFiles(study: Study): {
  files: DocumentFile[];
  diagnostics: Diagnostic[];
} {
  const { files, diagnostics } = listCorpusFiles(study);
  const names = checkFileNames(files.map(({ name }) => name));
  const byId = new Map<string, DocumentFile>();
  for (const file of files) {
    const id = documentIdOf(file.name);
    if (!byId.has(id)) byId.set(id, { ...file, id });
  }
  const shown = names.map((finding) => ({
    ...finding,
    file: shownPath(study, join(study.corpus, finding.file)),
  }));
  const inOrder = [...byId.values()].sort((a, b) => compareText(a.id, b.id));
  return { files: inOrder, diagnostics: [...diagnostics, ...shown] };
}

/** Reads documents one after the other. A file that cannot be read is left out, and told to `report`. */
export function* loadDocuments(
  study: Study,
  files: Iterable<DocumentFile>,
  report: (finding: Diagnostic) => void = () => undefined,
): Generator<SourceDocument> {
  const { languages, exclude } = study.settings;
  for (const { id, path, file } of files) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      report(unreadable(file, error));
      continue;
    }
    yield readDocument(bytes, {
      id,
      file,
      defaultLanguage: languages[0] ?? 'en',
      exclude,
    });
  }
}

export interface LoadedStudy {
  readonly corpus: CodedCorpus;
  /** Ids of all documents, in order. */
  readonly documents: readonly string[];
  /** Names of variables: declared in the study file, or found in a document. */
  readonly variables: readonly string[];
  /** Everything that is wrong, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a whole study: documents, codebook, inline tags and rules. */
export function loadStudy(opened: {
  readonly study: Study;
  readonly files: readonly DocumentFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Who asks, as far as it is known: a study that is `blind` shows only this coder's ledgers. */
  readonly coder?: string | null;
}): LoadedStudy {
  const { study, files } = opened;
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  const documents = [...loadDocuments(study, files, (finding) => diagnostics.push(finding))];
  const variables = knownVariables(study, documents);
  const { codebook, findings } = loadCodebook(study, variables);
  diagnostics.push(...findings);
  const coder = ruleCoder(codebook);
  const ledgers = readLedgers(study, {
    documents: new Set(documents.map(({ id }) => id)),
    onlyCoder: study.settings.blind ? (opened.coder ?? '') : null,
  });
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const coded = documents.map((document): CodedDocument => {
    const file = fileOf.get(document.id);
    const one = codeDocument(document, {
      codebook,
      coder,
      events: ledgers.byDocument.get(document.id) ?? [],
      oldTexts: file ? oldTextFinder(study, file) : () => null,
    });
    diagnostics.push(...document.diagnostics, ...one.diagnostics);
    return one.coded;
  });
  diagnostics.push(...ledgers.diagnostics);
  diagnostics.push(...bibliographyFindings(documents, loadBibliography(study)));
  for (const message of coder.warnings()) diagnostics.push(ruleWarning(message));
  return {
    corpus: { codebook, documents: () => coded },
    documents: documents.map(({ id }) => id),
    variables,
    diagnostics,
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
  const findings: Diagnostic[] = [];
  const files: CodebookFile[] = [];
  for (const name of codebookFileNames(study, (finding) => findings.push(finding))) {
    const path = join(study.codebook, name);
    const file = shownPath(study, path);
    try {
      files.push({ file, content: readFileSync(path, 'utf8') });
    } catch (error) {
      findings.push(unreadable(file, error));
    }
  }
  const { codebook, diagnostics } = readCodebook(files, { variables });
  return { codebook, findings: [...findings, ...diagnostics] };
}

const NO_CODEBOOK: Partial<Diagnostic> = {
  rule: 'no-codebook',
  severity: 'warning',
  message: 'There is no codebook.',
  hint: 'Put codes into YAML files in this folder; "axial init" shows one in a new study.',
};

function codebookFileNames(study: Study, report: (finding: Diagnostic) => void): string[] {
  try {
    return readdirSync(study.codebook)
      .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'))
      .sort();
  } catch (error) {
    const finding = unreadable(shownPath(study, study.codebook), error);
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    report(missing ? { ...finding, ...NO_CODEBOOK } : finding);
    return [];
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  return {
    rule: 'unreadable-file',
    severity: 'error',
    message: `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    file,
    line: null,
    column: null,
    hint: null,
  };
}

/** A warning of the rules as a finding about the codebook. */
export function ruleWarning(message: string): Diagnostic {
  return {
    rule: 'rule-warning',
    severity: 'warning',
    message,
    file: 'codebook',
    line: null,
    column: null,
    hint: null,
  };
}
