// The form of a code in a codebook file, written once: types, validation and the JSON Schema for
// editors all come from here. The descriptions are what an editor shows beside a key.
import { z } from 'zod';

/** Lower-case words of ASCII letters and digits, joined by hyphens, a letter first. */
export const ID_PATTERN = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
export const MAX_ID_LENGTH = 64;
export const COLOR_PATTERN = /^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/;
/** A language tag of BCP 47: two or three letters, then script, region or variant. */
const LANGUAGE_PATTERN = /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/;

export const RULE_UNITS = ['document', 'section', 'paragraph', 'sentence'] as const;
export const RULE_SPANS = ['match', 'sentence', 'paragraph'] as const;

const text = z.string().trim().min(1);
const id = z.string().max(MAX_ID_LENGTH).regex(ID_PATTERN);
const texts = z.array(text);

/** Keys of one rule. */
export const ruleSchema = z
  .strictObject({
    id: id.meta({
      description:
        'Name of the rule, kebab-case, unique in the whole codebook. Reports name it as the reason of a coding.',
      examples: ['lack-of-trust'],
    }),
    query: text.meta({
      description:
        'What to look for, in the query language. Single quotes around the whole query keep YAML from reading it as something else. Tried by `axial search`.',
      markdownDescription: QUERY_HELP(),
      examples: ['lack* NEAR/4 trust', '"mutual distrust" OR ~depend', '政府 BEFORE/2 服务'],
    }),
    language: z
      .string()
      .regex(LANGUAGE_PATTERN)
      .optional()
      .meta({
        description:
          'Only documents in this language (BCP 47, such as en, de, zh, pt-BR). Without it, all documents.',
        examples: ['en', 'de', 'fr', 'zh'],
      }),
    unit: z
      .enum(RULE_UNITS)
      .default('paragraph')
      .meta({
        description: 'In which unit of the text the whole query must hold. Default: paragraph.',
        enumDescriptions: [
          'anywhere in the document',
          'from one heading to the next',
          'within one paragraph, list item or table row (the default)',
          'within one sentence',
        ],
      }),
    span: z
      .enum(RULE_SPANS)
      .default('sentence')
      .meta({
        description: 'What is coded where the query holds. Default: sentence.',
        enumDescriptions: [
          'the words that were found, from the first to the last',
          'the whole sentences that the words stand in (the default)',
          'the whole paragraph',
        ],
      }),
  })
  .meta({ id: 'rule', title: 'Rule', description: 'A query that applies the code by itself.' });

const examplesSchema = z.strictObject({
  positive: texts.optional().meta({
    description:
      'Texts that belong to the code. Each rule must hit at least one; `axial check` tries them.',
  }),
  negative: texts.optional().meta({
    description: 'Texts that look alike and do not belong to it. No rule may hit one.',
  }),
});

/** Keys of one code. */
export const codeSchema = z
  .strictObject({
    id: id.meta({
      description:
        'Name of the code in codings, tags and queries (@id): kebab-case, unique, stable. To change it later, use `axial codebook rename`, which changes all that refers to it.',
      examples: ['trust-deficit'],
    }),
    name: text.optional().meta({
      description:
        'Name for people, in tables and charts; may change at any time. Without it, the id in words.',
      examples: ['Trust deficit'],
    }),
    color: z
      .string()
      .regex(COLOR_PATTERN)
      .optional()
      .meta({
        description:
          'Colour in charts and in the margin: "#rrggbb" or "#rgb", in quotes (in YAML # begins a comment). A child without one has its parent’s.',
        examples: ['#b45309'],
      }),
    definition: text.meta({
      description: 'What the passage must say to be given this code, in one or two sentences.',
    }),
    include: texts.optional().meta({ description: 'When to apply the code: one line a case.' }),
    exclude: texts.optional().meta({
      description: 'When not to, and which code to use instead: one line a case.',
    }),
    examples: examplesSchema.optional().meta({
      description: 'Texts that show the limits of the code, to people and to `axial check`.',
    }),
    rules: z.array(ruleSchema).optional().meta({
      description:
        'Queries that apply the code by themselves. What they find is computed anew in every run.',
    }),
    emergent: z.boolean().optional().meta({
      description: 'true: the code arose from the reading, and was not there before it.',
    }),
    deprecated: z.boolean().optional().meta({
      description: 'true: the code is kept for what was coded with it, and is no longer applied.',
    }),
    get children(): z.ZodOptional<z.ZodArray<z.ZodType>> {
      return z.array(codeSchema).optional().meta({
        description: 'Codes below this one. What they code counts for this code too.',
      }) as z.ZodOptional<z.ZodArray<z.ZodType>>;
    },
  })
  .meta({ id: 'code', title: 'Code', description: 'A code with its limits, examples and rules.' });

/** A codebook file: one code with its children, or a list of codes. */
export const codebookFileSchema = z.union([codeSchema, z.array(codeSchema)]);

/** A code without what is read piece by piece: one bad rule or child must not take its neighbours along. */
export const codeFieldsSchema = codeSchema.omit({ rules: true, children: true });

export type RuleFields = z.output<typeof ruleSchema>;
export type CodeFields = z.output<typeof codeFieldsSchema>;

function QUERY_HELP(): string {
  return [
    'What to look for:',
    '',
    '- `trust`, `trust*`, `wom?n`: a word; `~depend`: any word with this stem; `=State`: this case only',
    '- `"legal vacuum"`: a phrase; `/no\\s+laws?/`: a regular expression',
    '- `a b` (both), `a OR b`, `NOT a`, `( )`',
    '- `a NEAR/5 b`, `a BEFORE/5 b`: at most 5 words between; `a NOT NEAR/5 b`',
    '- `@code`: where that code is applied; `year:2010..2020`, `type:law`: documents',
  ].join('\n');
}
