// Markdown for tests: generated documents in three languages, with all that a projection may meet.
import fc from 'fast-check';

const GERMAN = ['Behörde', 'Vertrauen', 'Straße', 'Gesetz', 'Verträge', 'ÄRMEL', 'und', 'nicht'];
const ENGLISH = [
  'trust',
  'Trust',
  'trusted',
  'law',
  'laws',
  'legal',
  'vacuum',
  'lack',
  'of',
  'co-op',
];
const CHINESE = ['信任', '依赖', '政府', '法律', '服务', '购买', '不', '的'];
const REST = [
  '3.5',
  '1,000',
  "it's",
  'e\u0301tat',
  'ＮＧＯ',
  '😀',
  'x\u00ADy',
  '&amp;',
  '§ 4',
  '—',
];

export const WORDS = [...GERMAN, ...ENGLISH, ...CHINESE, ...REST];

const word = fc.constantFrom(...WORDS);
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 12 }), fc.constantFrom('.', '。', '!', ''))
  .map(([words, end]) => words.join(' ') + end);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.join('\n'));
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), line)
    .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((text) => `- ${text}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((lines) => `\`\`\`\n${lines.join('\n')}\n\`\`\``),
  line.map((text) => `> ${text}`),
  fc.tuple(line, line).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | ${a} |`),
  fc.constantFrom('<!-- page 7 -->', '<!-- page ix -->', '## References', '# 参考文献'),
  line.map((text) => `:trust[${text}]{memo="why"} and more`),
);

const frontMatter = fc.record({
  title: fc.option(fc.constantFrom('On trust', 'Über Vertrauen', '信任')),
  year: fc.option(fc.integer({ min: 1990, max: 2024 })),
  language: fc.option(fc.constantFrom('en', 'de', 'zh', 'en-GB')),
  type: fc.option(fc.constantFrom('law', 'paper')),
});

/** A Markdown file, with front matter or without. */
export const markdown = fc
  .tuple(fc.option(frontMatter), fc.array(block, { maxLength: 10 }))
  .map(([front, blocks]) => {
    const lines = Object.entries(front ?? {}).flatMap(([key, value]) =>
      value === null ? [] : [`${key}: ${JSON.stringify(value)}`],
    );
    const head = front === null ? '' : `---\n${lines.join('\n')}\n---\n\n`;
    return `${head}${blocks.join('\n\n')}\n`;
  });
