// The place in the file of each character of a YAML text. In the hand-made cases § marks, in the file,
// the character that the value's first "x" must lead to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, isMap, isScalar, parseDocument, type Scalar, Scalar as ScalarNode } from 'yaml';
import { fileOffset, scalarOffsets } from '../../src/codebook/scalar-offsets.ts';
import { parseYamlSource } from '../../src/codebook/yaml-source.ts';

function scalarOf(content: string): { scalar: Scalar.Parsed; errors: number } {
  const source = parseYamlSource({ file: 'a.yaml', content });
  const map = source.root;
  const scalar = isMap(map) ? map.get('q', true) : null;
  if (!isScalar(scalar)) throw new Error(`no scalar in ${JSON.stringify(content)}`);
  return { scalar: scalar as Scalar.Parsed, errors: source.diagnostics.length };
}

const CASES: readonly [name: string, file: string, value: string][] = [
  ['plain', 'q: ab §x', 'ab x'],
  ['plain over lines', 'q: ab\n   cd\n   e §x\n', 'ab cd e x'],
  ['plain with an empty line', 'q: ab\n\n   §x', 'ab\nx'],
  ['plain with CRLF', 'q: ab \r\n   cd §x\r\n', 'ab cd x'],
  ['single-quoted', "q: 'ab §x'", 'ab x'],
  ['single-quoted with doubled quotes', "q: 'it''s ''so'' §x'", "it's 'so' x"],
  ['single-quoted over lines', "q: 'a''b  \n   c §x'", "a'b c x"],
  ['double-quoted', 'q: "ab §x"', 'ab x'],
  ['double-quoted with escapes', 'q: "\\"a\\" \\x41\\u0042\\U0001F600 \\t§x"', '"a" AB😀 \tx'],
  ['double-quoted, escaped break', 'q: "a\\\n    b §x"', 'ab x'],
  ['double-quoted, breaks', 'q: "a\n\n\n    b\\n §x"', 'a\n\nb\n x'],
  ['literal', 'q: |\n  ab\n\n   c\n  d §x\n', 'ab\n\n c\nd x\n'],
  ['literal with indicator', 'q: |2-\n    ab\n  §x\n', '  ab\nx'],
  ['literal after empty lines', 'q: |\n\n\n  ab\n  §x', '\n\nab\nx\n'],
  ['literal with a comment', 'q: | # why\n  ab\n  §x\n', 'ab\nx\n'],
  ['literal with CRLF', 'q: |\r\n  ab\r\n  §x\r\n', 'ab\nx\n'],
  ['folded', 'q: >\n  ab\n  cd\n\n  e §x\n', 'ab cd\ne x\n'],
  ['folded with more indented lines', 'q: >-\n  ab\n    cd\n  e\n  §x\n', 'ab\n  cd\ne x'],
  ['folded, kept breaks', 'q: >+\n  ab\n  §x\n\n\n', 'ab x\n\n\n'],
  ['deeper in a list', '# c\nq: &a !!str\n  >-\n      ab\n      §x\n', 'ab x'],
  ['with an anchor', 'q: &a ab §x', 'ab x'],
  ['Chinese', "q: '信任 §x'", '信任 x'],
  ['after an emoji', 'q: 😀 §x', '😀 x'],
];

describe('the place of a character in the file', () => {
  it.each(CASES)('%s', (_name, marked, value) => {
    const at = marked.indexOf('§');
    const { scalar, errors } = scalarOf(marked.replace('§', ''));
    expect(errors).toBe(0);
    expect(scalar.value).toBe(value);
    const offsets = scalarOffsets(scalar);
    if (!offsets) throw new Error('the reading differs from the parser’s');
    expect(fileOffset(offsets, value.indexOf('x'))).toBe(at);
    expect(offsets.starts).toHaveLength(value.length);
  });

  it('is null for what is no text', () => {
    expect(scalarOffsets(scalarOf('q: 12').scalar)).toBeNull();
    expect(scalarOffsets(scalarOf('q: true').scalar)).toBeNull();
  });

  it('behind the last character is its end', () => {
    const { scalar } = scalarOf("q: 'ab'''");
    const offsets = scalarOffsets(scalar);
    if (!offsets) throw new Error('no offsets');
    expect(fileOffset(offsets, 3)).toBe(8);
  });

  it('is found for any text in any style, and spells the character there', () => {
    const text = fc.array(
      fc.constantFrom('a', 'bc', ' ', '  ', '\n', "'", '"', '\\', '#', ': ', '\t', '信', '😀', 'é'),
      { maxLength: 14 },
    );
    const style = fc.constantFrom(
      ScalarNode.PLAIN,
      ScalarNode.QUOTE_SINGLE,
      ScalarNode.QUOTE_DOUBLE,
      ScalarNode.BLOCK_LITERAL,
      ScalarNode.BLOCK_FOLDED,
    );
    const width = fc.constantFrom(0, 6, 20);
    const seen = new Set<string>();
    fc.assert(
      fc.property(text, style, width, (pieces, type, lineWidth) => {
        const value = pieces.join('');
        const scalar = new ScalarNode(value);
        scalar.type = type;
        const document = new Document({ a: 1 });
        document.set('q', scalar);
        const content = document.toString({ lineWidth, minContentWidth: 0 });
        // The library folds some rows of backslashes so narrowly that it cannot read them itself.
        fc.pre(parseDocument(content).errors.length === 0);
        const parsed = scalarOf(content).scalar;
        if (typeof parsed.value !== 'string') return;
        seen.add(String(parsed.type));
        const offsets = scalarOffsets(parsed);
        expect(offsets, content).not.toBeNull();
        if (!offsets) return;
        for (const [index, unit] of parsed.value.split('').entries()) {
          const spelled = content.slice(offsets.starts[index], offsets.ends[index]);
          if (/[^\s\\'"\u0085]/u.test(unit) && !spelled.startsWith('\\')) {
            expect(spelled, content).toBe(unit);
          }
          expect(offsets.starts[index]).toBeLessThanOrEqual(offsets.ends[index] ?? -1);
          if (index > 0) {
            expect(offsets.starts[index]).toBeGreaterThanOrEqual(offsets.starts[index - 1] ?? 0);
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(seen.size).toBe(5);
  });
});
