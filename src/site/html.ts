// HTML from templates in which every value is escaped unless it is HTML itself: no text of a study can
// become markup by being forgotten.
import { escapeHtml } from '../render/escape-html.ts';

/** Markup that was made here, as opposed to text. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** null gives nothing; a list gives its parts one after the other. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

/** A template: `html\`<p>${text}</p>\``. Attributes must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, index) => {
    markup += markupOf(value) + (strings[index + 1] ?? '');
  });
  return new Html(markup);
}

function markupOf(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escapeHtml(value);
  return typeof value === 'number' ? String(value) : value.map(markupOf).join('');
}
