// Texts of the codebook that still speak of a code by the id that it had before: a command follows rules,
// tags and memos, but what people wrote for people is theirs to change.
import type { Diagnostic } from '../text/diagnostic.ts';

/** A code that is no more, and what stands for it now. */
export interface OldCode {
  readonly id: string;
  readonly now: readonly string[];
}

/** Words behind which a plain word is meant as a code, and marks around it: "use law instead", "law". */
const POINTER = String.raw`(?:\b(?:[Uu]se|[Ss]ee|[Cc]odes?|[Ii]nstead of)\s+|@)`;
const MARKS = [`"'\`“‘„`, `"'\`”’“`] as const;

/**
 * A finding of severity info for each place in these files that names an old id as a word of its own. An id
 * of a single word is a word of the language too: it counts only where it is pointed at (`use law`, `see
 * law`, "law").
 */
export function oldMentions(
  files: readonly { readonly file: string; readonly content: string }[],
  codes: readonly OldCode[],
): Diagnostic[] {
  return files.flatMap(({ file, content }) =>
    content.split(/\r\n?|\n/u).flatMap((line, index) =>
      (QUERY.test(line) ? [] : codes).flatMap((code) =>
        [...line.matchAll(mention(code.id))].map((match): Diagnostic => {
          const column = match.index + match[0].length - code.id.length + 1;
          const now = code.now.join(', ');
          return {
            rule: 'old-code-id',
            severity: 'info',
            message: `This text names "${code.id}", which is no code any more.`,
            ...{ file, line: index + 1, column },
            hint: now === '' ? null : `It is called ${now} now.`,
          };
        }),
      ),
    ),
  );
}

function mention(id: string): RegExp {
  const word = id.replace(/[^\w-]/gu, String.raw`\$&`);
  if (id.includes('-')) return new RegExp(String.raw`(?<![\w-])${word}(?![\w-])`, 'g');
  const marked = `(?<=[${MARKS[0]}])${word}(?=[${MARKS[1]}])`;
  return new RegExp(String.raw`(?:${POINTER}${word}(?![\w-])|${marked})`, 'g');
}

/** A query is no text for people, and a rule that names a code by `@` is checked elsewhere. */
const QUERY = /^\s*(?:- )?\s*query\s*:/;
