// Generated Markdown that is hard to cut: containers in containers, marks that open and never close,
// tabs, blank lines in wrong places, definitions behind their references.
import fc from 'fast-check';

const MARKS = [
  '*', '**', '_', '__', '`', '``', '[', ']', '](u)', '][b]', '[b]', '[^f]', '![', '<', '>', '<b>',
  '</b>', '<br>', '<!-- c -->', '<!-- page 7 -->', '<!--', '-->', '<http://a.b>', '&amp;', '&', '&#10;',
  '&nosuch;', ':', '::', ':tag[', ':tag[x]', ':a-b[', ':Tag[x]', ':tag{a=b}', '{a=b}', '{memo="x y"}',
  '{', '}', '(', ')', '(u "t")', '\\', '\\*', '\\\\', '\\[', '|', '~', '#', '"', "'", '$', '…', '“', '”',
  '¡', '。',
];
const WORDS = ['a', 'b', 'foo', 'C:N', 'Ärger', '依赖', 'の', '１', '𝒳', '😀', 'x1', '3.', '1.', '-', '+', '='];
const SPACES = ['', ' ', ' ', ' ', '  ', '\t', '\u00a0', '\u3000'];
const PREFIXES = [
  '', '', '', '', '', ' ', '  ', '   ', '    ', '     ', '      ', '\t', '- ', '* ', '+ ', '-   ', '*    *   ',
  '1. ', '2. ', '1) ', '10. ', '> ', '>', '> > ', '>  ', '- - ', '# ', '## ', '###### ', '-', '*', '1.', '    - ',
  '  * ', '        ', '-     ', '>     ', '12. ', '   > ', '- > ', '> - ', '  1. ',
];
const WHOLE_LINES = [
  '', '', '', '', ' ', '\t', '>', '---', '***', '* * *', '- - -', '===', '--', '```', '```js', '~~~', '````',
  ':::tag', '::::tag', ':::', '::::', ':::tag[label]{memo=x}', ':::Tag', '::leaf[x]', '| a | b |', '|---|---|',
  '--|--', 'a | b', ':--', '[b]: u', '[b]:', '  [b]: u "t"', '[^f]: note', '[^f]:', '[foo]', '<div>', '</div>',
  '<pre>', '</pre>', '<!--', '-->', '<script>', '<b>x</b>', '<?x', '?>', '#', '# #', '## a ##', '#\\#', '    code',
  '\tcode', '-', '*', '+', '1.', '2.', '>', '+ ', '2. b', '---x', '    ---', '    ===', '[b', 'c]: u',
  '<!-- page 3 -->', '\\', 'x  ', 'x\\', '|', '- |', ':', '&#35; x', '- [b]: u', '> [^f]: n', '1986. Yes',
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
);
const inline = fc
  .array(fc.tuple(piece, fc.constantFrom(...SPACES)), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.flat().join(''));
const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...PREFIXES), inline).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.constantFrom(...WHOLE_LINES) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...WHOLE_LINES)).map((parts) => parts.join('')) },
);

/** Documents of up to 24 nasty lines. */
export const nastyMarkdown = fc
  .array(line, { minLength: 1, maxLength: 24 })
  .map((lines) => `${lines.join('\n')}\n`);

/** One paragraph full of marks. */
export const nastyParagraph = fc
  .array(fc.tuple(piece, fc.constantFrom(...SPACES, '\n')), { minLength: 2, maxLength: 30 })
  .map((parts) => `x ${parts.flat().join('')}\n`);
