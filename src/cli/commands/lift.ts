// axial lift: inline tags out of a document, into ledgers.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CodedDocument } from '../../coding/coded-corpus.ts';
import type { Coding } from '../../coding/coding.ts';
import type { LedgerEvent } from '../../coding/ledger/event.ts';
import { removeTags } from '../../corpus/remove-tags.ts';
import type { InlineTag, SourceDocument } from '../../corpus/source-document.ts';
import { appendToLedger } from '../../study/append-to-ledger.ts';
import { coderSlug } from '../../study/coder.ts';
import { keepText } from '../../study/old-texts.ts';
import { UsageError } from '../../study/usage-error.ts';
import { writeFileAtomically } from '../../study/write-files.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { collect } from '../options.ts';
import { eventPlace, openScribe, type Scribe } from '../scribe.ts';

export const defineLift: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Takes the inline tags out of a document and keeps them as codings in ledgers: of the coder that a tag names, else in yours. The text stays to the letter.',
    )
    .argument('<document>', 'id or file of a document')
    .option('--only <coders>', 'only tags of these coders (a,b,…)', collect)
    .option('--coder <name>', 'who is coding, for tags that name nobody')
    .addHelpText('after', examples('axial lift papers/jing-hu-2017 --coder ana'))
    .action((name: string, options: { only?: readonly string[]; coder?: string }) => {
      const global = globalOptions(command);
      const scribe = openScribe(context, { ...global, ...options });
      const coded = scribe.document(name);
      const path = resolve(scribe.study.root, coded.document.file);
      const source = readFileSync(path, 'utf8');
      const isWanted = (tag: InlineTag): boolean =>
        scribe.codebook.codes.has(tag.name) &&
        (options.only === undefined || options.only.includes(coderOf(scribe, tag)));
      const { source: after, removed, left } = removeTags(source, isWanted);
      const ids = keepTags(scribe, coded, removed);
      // The codings are on the disk before their tags go; until then both say the same.
      if (after !== source) writeFileAtomically(path, after);
      report(context, global, { document: coded.document, ids, left });
      end(0);
    });
};

function coderOf(scribe: Scribe, { attributes }: InlineTag): string {
  return attributes.coder ? coderSlug(attributes.coder) : scribe.coder;
}

/** Writes the tags as codings, coder by coder. What a ledger has already is not written twice. */
function keepTags(
  scribe: Scribe,
  { document, codings }: CodedDocument,
  tags: readonly InlineTag[],
): string[] {
  const byCoder = new Map<string, LedgerEvent[]>();
  const ids: string[] = [];
  for (const tag of [...tags].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const coder = coderOf(scribe, tag);
    const { coders } = scribe.study.settings;
    if (coders !== null && !coders.includes(coder)) {
      throw new UsageError(
        `The tag on line ${tag.line} names the coder "${coder}", who is none of those in axial.yaml (${coders.join(', ')}). Nothing was changed.`,
      );
    }
    const known = codings.find((each) => isKept(each, tag, coder));
    const id = known?.id ?? scribe.newId();
    ids.push(id);
    if (known) continue;
    const { memo } = tag.attributes;
    const stance = STANCES.find((each) => each === tag.attributes.stance);
    const event: LedgerEvent = {
      ...scribe.head(),
      coder,
      op: 'code',
      id,
      code: tag.name,
      ...eventPlace(document, tag),
      codebook: scribe.codebook.codes.get(tag.name)?.hash ?? '',
      ...(stance && { stance }),
      ...(memo && { memo }),
    };
    byCoder.set(coder, [...(byCoder.get(coder) ?? []), event]);
  }
  keepText(scribe.study, document);
  for (const [coder, events] of byCoder) {
    appendToLedger(scribe.study, { coder, document: document.id }, events);
  }
  return ids;
}

const STANCES = ['supports', 'disputes', 'mixed'] as const;

function isKept(coding: Coding, tag: InlineTag, coder: string): boolean {
  return (
    coding.origin === 'manual' &&
    coding.coder === coder &&
    coding.code === tag.name &&
    coding.start === tag.start &&
    coding.end === tag.end
  );
}

function report(
  context: Context,
  global: GlobalOptions,
  done: {
    readonly document: SourceDocument;
    readonly ids: readonly string[];
    readonly left: readonly InlineTag[];
  },
): void {
  const { document, ids, left } = done;
  if (global.json) {
    const rest = left.map(({ name, line, column }) => ({ code: name, line, column }));
    printJson(context, { document: document.id, lifted: ids, left: rest });
    return;
  }
  for (const { name, line } of left) {
    context.streams.err(
      `${document.file}:${line}: the tag :${name} cannot be taken out without a change of the text; it stays.\n`,
    );
  }
  if (!global.quiet) {
    context.streams.out(`${document.id}: ${counted(ids.length, 'tag')} lifted into ledgers.\n`);
  }
}
