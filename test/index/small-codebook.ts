// A codebook of three codes, trust above doubt and law beside them, with the rules that a test needs.
import type { Code, Codebook, Rule } from '../../src/codebook/codebook.ts';
import { parseQuery } from '../../src/query/parse.ts';

/** A rule for paragraphs that codes sentences, unless `more` says otherwise. */
export function rule(id: string, code: string, source: string, more: Partial<Rule> = {}): Rule {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.error.message}`);
  const { query } = parsed;
  const place = { file: 'codebook/c.yaml', line: 1, column: 1 };
  const usual = { language: null, unit: 'paragraph', span: 'sentence', place } as const;
  return { id, code, source, query, ...usual, ...more };
}

export function codebookOf(rules: readonly Rule[]): Codebook {
  const code = (id: string, children: readonly Code[], parent: string | null): Code => ({
    id,
    name: id,
    color: '#000000',
    definition: '',
    include: [],
    exclude: [],
    positive: [],
    negative: [],
    rules: rules.filter((each) => each.code === id),
    children,
    parent,
    emergent: false,
    deprecated: false,
    file: 'codebook/a.yaml',
    line: 1,
    hash: '',
  });
  const child = code('doubt', [], 'trust');
  const root = code('trust', [child], null);
  const other = code('law', [], null);
  const codes = [root, child, other];
  return { roots: [root, other], codes: new Map(codes.map((each) => [each.id, each])) };
}
