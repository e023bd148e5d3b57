// axial text: what Axial reads of a document, so that nobody has to guess.
import { sectionLabel } from '../../analysis/quotations.ts';
import type { SourceDocument } from '../../corpus/source-document.ts';
import { loadDocuments } from '../../study/load-study.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { knownDocument } from '../options.ts';
import { openFrom, reportFindings } from '../study-command.ts';

export const defineText: DefineCommand = (command, { context, end }) => {
  command
    .argument('<documents...>', 'ids or files of documents')
    .option('--lines', 'show each block’s source line, kind and section')
    .addHelpText('after', examples('axial text papers/wang-new-era-purchases --lines'))
    .action((names: string[], options: { lines?: boolean }) => {
      const global = globalOptions(command);
      const { study, files } = openFrom(context, global);
      const ids = files.map((file) => file.id);
      const wanted = new Set(names.map((name) => knownDocument(name, ids)));
      const documents = [
        ...loadDocuments(
          study,
          files.filter((file) => wanted.has(file.id)),
        ),
      ];
      if (global.json) printJson(context, { documents: documents.map(toJson) });
      else {
        for (const document of documents) {
          if (documents.length > 1) context.streams.out(`== ${document.id}\n`);
          context.streams.out(options.lines ? withLines(document) : `${document.text}\n`);
        }
        reportFindings(
          context,
          global,
          documents.flatMap((document) => document.diagnostics),
        );
      }
      end(0);
    });
};

function toJson(document: SourceDocument): object {
  return {
    document: document.id,
    hash: document.hash,
    text: document.text,
    blocks: document.blocks.map((block) => ({
      kind: block.kind,
      start: block.start,
      end: block.end,
      line: block.line,
      page: block.page,
      section: sectionOf(document, block.section),
    })),
  };
}

function withLines(document: SourceDocument): string {
  const lines = document.blocks.map((block) => {
    const place = `${String(block.line).padStart(5)}  ${block.kind.padEnd(9)}`;
    const section = sectionOf(document, block.section);
    const page = block.page === null ? '' : ` p. ${block.page}`;
    return `${place}  [${section}${page}]  ${document.text.slice(block.start, block.end)}\n`;
  });
  return lines.join('');
}

function sectionOf(document: SourceDocument, index: number): string {
  return sectionLabel(document.sections[index]?.path ?? []);
}
