// What `axial init` writes: a study that builds at once and explains itself.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { codebookJsonSchema } from '../codebook/json-schema.ts';
import { UsageError } from './usage-error.ts';
import { writeFileAtomically } from './write-files.ts';

/** Folders that may already be there when a study is made: an empty Git repository is a good place. */
const HARMLESS = new Set(['.git', '.gitignore', '.gitattributes', 'README.md', 'LICENSE']);

/**
 * Makes a study in `folder` (created if missing) and gives the paths of the files written, relative to
 * it. Files that are there already are kept.
 * @throws UsageError where the folder holds a study, or other files than those of a fresh repository.
 */
export function createStudy(folder: string): string[] {
  const root = resolve(folder);
  const present = existsSync(root) ? readdirSync(root) : [];
  if (present.includes('axial.yaml')) throw new UsageError(`${root} is a study already.`);
  const foreign = present.filter((name) => !HARMLESS.has(name));
  if (foreign.length > 0) {
    throw new UsageError(
      `${root} is not empty (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''}). Name an empty folder.`,
    );
  }
  const files = studyFiles(basename(root));
  const written = Object.keys(files).filter((name) => !existsSync(join(root, name)));
  for (const name of written) writeFileAtomically(join(root, name), files[name] ?? '');
  return written;
}

function studyFiles(title: string): Readonly<Record<string, string>> {
  return {
    'axial.yaml': STUDY(title),
    'codebook/trust.yaml': CODEBOOK,
    'codebook/codebook.schema.json': `${JSON.stringify(codebookJsonSchema(), null, 2)}\n`,
    'corpus/example.md': EXAMPLE,
    '.gitignore': 'reports/\n.axial/\n.ledger.lock*\n',
    '.gitattributes':
      '* text=auto eol=lf\ncorpus/codings/**/*.jsonl merge=union\ncodebook/changes/*.jsonl merge=union\n',
  };
}

const STUDY = (title: string): string => `# The study: where its parts are and how they are counted.
title: ${JSON.stringify(title)}
# Folder of the documents (Markdown).
corpus: corpus
# Languages of the documents, the first one for documents that name none (BCP 47).
languages: [en]
# Unit in which codes are counted: document, section, paragraph, sentence or overlap.
unit: paragraph
# Variables that documents carry in their front matter under "variables:".
variables: [region]
# Sections that are searched and shown, but neither coded by rules nor counted.
exclude: [References, Bibliography, Literaturverzeichnis, Références, 参考文献]
`;

const CODEBOOK = `# yaml-language-server: $schema=codebook.schema.json
#
# A code with its rules. A file holds one code with its children, or a list of codes.
id: trust # kebab-case, unique; it never changes, the name may
name: Trust
color: "#1d4ed8"
definition: >-
  The passage speaks of one party's readiness to rely on another.
include: # when to apply the code
  - Trust, confidence or mutual reliance between named parties.
exclude: # when not to, and which code to use instead
  - A trust as a legal vehicle (a trust fund).
examples:
  positive: # the rules must hit these …
    - The agencies trust their partners to report honestly.
  negative: # … and miss these; "axial check" tries them
    - The money went into a trust fund.
rules:
  - id: word-trust
    # trust, trusted, trusting …, but not before "fund"
    query: 'trust* NOT BEFORE/0 fund*'
    unit: paragraph # in which unit the query must hold
    span: sentence # what is coded: match, sentence or paragraph
children:
  - id: distrust
    name: Distrust
    definition: The passage speaks of trust that is missing, lost or refused.
    examples:
      positive:
        - There was a lack of mutual trust between the two sides.
        - Officials distrust small organisations.
      negative:
        - The agencies trust their partners.
    rules:
      - id: lack-of-trust
        query: '(lack* NEAR/4 trust) OR distrust* OR mistrust*'
`;

const EXAMPLE = `---
title: An example document
authors:
  - Doe, Jane
year: 2024
type: note
language: en
variables:
  region: North
---

# An example document

## Working together

The agencies trust their partners to report honestly. Nobody checks the reports twice.

A passage can be coded by hand in any editor:
:distrust[the ministry asks for every receipt and believes none]{memo="No word for it, but the meaning is there."}.
The tag is not part of the text.

## Doubts

:::distrust

Whole paragraphs can be coded too. Two of the officials said that they had stopped listening.

:::

There was a lack of mutual trust between the two sides, and the money went into a trust fund.
`;
