// A formatted reference as runs of plain and italic text: every renderer escapes and marks in its way.

export interface ReferenceRun {
  readonly text: string;
  readonly italic: boolean;
}

/** Signs after which no full stop is added, also behind a closing quotation mark. */
const ENDS = /[.?!…。？！][”’"']*$/u;

/** Collects the parts of one reference. Empty parts leave no trace, and full stops never double. */
export interface ReferenceBuilder {
  /** Adds text as it is. */
  add(text: string, italic?: boolean): ReferenceBuilder;
  /** Adds a part that ends like a sentence, a blank before it. */
  sentence(text: string, italic?: boolean): ReferenceBuilder;
  /** Ends the sentence, unless it has an end. */
  stop(): ReferenceBuilder;
  /** A blank, unless there is one or nothing stands yet. */
  space(): ReferenceBuilder;
  /** The runs; neighbours of one kind are one run. */
  runs(): readonly ReferenceRun[];
}

export function createReferenceBuilder(): ReferenceBuilder {
  const runs: ReferenceRun[] = [];
  const builder: ReferenceBuilder = {
    add(text, italic = false) {
      const last = runs.at(-1);
      if (text === '') return builder;
      if (last?.italic === italic) runs[runs.length - 1] = { text: last.text + text, italic };
      else runs.push({ text, italic });
      return builder;
    },
    sentence(text, italic = false) {
      return text === '' ? builder : builder.space().add(text, italic).stop();
    },
    stop() {
      const text = runs.at(-1)?.text ?? '';
      return text === '' || ENDS.test(text.trimEnd()) ? builder : builder.add('.');
    },
    space() {
      return /\s$/.test(runs.at(-1)?.text ?? ' ') ? builder : builder.add(' ');
    },
    runs: () => runs,
  };
  return builder;
}

/** The words alone. */
export function runsToText(runs: readonly ReferenceRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Markdown with `*…*` for italics; what Markdown would read as markup is escaped. */
export function runsToMarkdown(runs: readonly ReferenceRun[]): string {
  return runs
    .map(({ text, italic }) => {
      const escaped = text.replace(/[\\`*_[\]<|~]|&(?=#?\w+;)/g, '\\$&');
      return italic ? escaped.replace(/^(\s*)(.*?)(\s*)$/s, '$1*$2*$3') : unescapeUrls(escaped);
    })
    .join('');
}

/** In a web address the underscore is no markup: an escape there would be copied with it. */
function unescapeUrls(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, (url) => `<${url.replace(/\\([\\`*_[\]<|~&])/g, '$1')}>`)
    .replace(/\.>$/, '>.');
}
