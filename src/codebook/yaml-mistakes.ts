// Plain words for YAML's own errors. Most of them come from a text that needed quotes; the hint says so.
import type { YAMLError } from 'yaml';

/** What the YAML error means and how to mend it; `line` is the line of the file on which it stands. */
export function describeYamlError(
  error: YAMLError,
  line: string,
): { readonly message: string; readonly hint: string | null } {
  const inQuery = /^\s*(?:- )?\s*query\s*:/.test(line);
  switch (error.code) {
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return {
        message: `In YAML an unquoted text cannot begin so: ${error.message}.`,
        hint: inQuery ? QUOTE_QUERY : QUOTE_TEXT,
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'This line does not fit: a key inside another text, or another indentation.',
        hint: 'A text that holds ": " needs quotes; the keys of one code begin in the same column.',
      };
    case 'UNEXPECTED_TOKEN':
      return inQuery
        ? { message: 'After the closing quotation mark the text goes on.', hint: QUOTE_QUERY }
        : { message: `This cannot stand here: ${error.message}.`, hint: QUOTE_TEXT };
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? { message: 'A quotation mark that opens before here is never closed.', hint: null }
        : { message: `Something is missing here: ${error.message}.`, hint: null };
    case 'TAB_AS_INDENT':
      return { message: 'A tab cannot indent a line in YAML.', hint: 'Use spaces.' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `Between double quotation marks \\ begins an escape: ${error.message}.`,
        hint: 'Use single quotes, where \\ stands for itself.',
      };
    case 'BAD_INDENT':
      return { message: `The indentation is wrong here: ${error.message}.`, hint: null };
    default:
      return { message: `This is not YAML: ${error.message.replace(/\.$/, '')}.`, hint: null };
  }
}

const QUOTE_TEXT = 'Put the text in quotes.';
const QUOTE_QUERY = `Put the whole query in single quotes: query: '"mutual distrust" OR lack*'.`;
