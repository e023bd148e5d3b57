// Reads codings that a program made elsewhere, one JSON object a line. A line is a proposal or a refusal
// with its reason; nothing is guessed.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The longest line that is read, in UTF-16 units: a proposal is a quotation and a sentence or two. */
const LONGEST_LINE = 200_000;

const text = z.string().min(1);
const offset = z.int().nonnegative();

const schema = z.object({
  document: text,
  code: text,
  quote: text,
  /** Where the quotation stands, or the unit that holds it: offsets in code points. */
  start: offset.optional(),
  end: offset.optional(),
  /** Which of several places with the same words, from 1. */
  nth: z.int().positive().optional(),
  reason: z.string().optional(),
  model: text,
  version: z.coerce.string().default(''),
  promptHash: text.optional(),
  prompt: text.optional(),
  date: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
});

/** A coding as a program proposes it, not yet held against the texts. */
export interface ProposedCoding {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly document: string;
  readonly code: string;
  readonly quote: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly nth: number | null;
  readonly reason: string | null;
  readonly model: string;
  readonly version: string;
  readonly promptHash: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export type RefusalReason =
  | 'unreadable_line'
  | 'unknown_document'
  | 'unknown_code'
  | 'quote_not_found'
  | 'ambiguous_quote';

export interface Refusal {
  readonly line: number;
  readonly reason: RefusalReason;
  readonly message: string;
}

/** The proposals of a JSON Lines text; empty lines are passed over. */
export function readProposals(source: string): {
  proposals: ProposedCoding[];
  refusals: Refusal[];
} {
  const proposals: ProposedCoding[] = [];
  const refusals: Refusal[] = [];
  const lines = source.replace(/^\uFEFF/, '').split('\n');
  lines.forEach((content, index) => {
    if (content.trim() === '') return;
    const read = readLine(content, index + 1);
    if (typeof read === 'string') {
      refusals.push({ line: index + 1, reason: 'unreadable_line', message: read });
    } else proposals.push(read);
  });
  return { proposals, refusals };
}

/** One line as a proposal, or in a sentence why it is none. */
function readLine(content: string, line: number): ProposedCoding | string {
  if (content.length > LONGEST_LINE) return `The line is longer than ${LONGEST_LINE} characters.`;
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return 'The line is no JSON.';
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `"${issue?.path.join('.') ?? ''}" is wrong: ${issue?.message ?? ''}.`;
  }
  const { prompt, date, ...rest } = parsed.data;
  const promptHash = rest.promptHash ?? (prompt === undefined ? undefined : hashPrompt(prompt));
  if (promptHash === undefined) return 'Neither "promptHash" nor "prompt" is given.';
  return {
    line,
    document: rest.document.normalize('NFC').replace(/\.md$/i, ''),
    code: rest.code,
    quote: rest.quote,
    start: rest.start ?? null,
    end: rest.end ?? null,
    nth: rest.nth ?? null,
    reason: rest.reason ?? null,
    model: rest.model,
    version: rest.version,
    promptHash,
    at: new Date(date).toISOString(),
  };
}

/** SHA-256 of the prompt in UTF-8, in lower-case hex. */
export function hashPrompt(prompt: string): string {
  return createHash('sha256').update(prompt, 'utf8').digest('hex');
}
