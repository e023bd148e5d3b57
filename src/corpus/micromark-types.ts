// Types of the Markdown parser's tokenizer, as unified's plugins see them.
import type { Data } from 'unified';

type MicromarkExtension = NonNullable<Data['micromarkExtensions']>[number];

/** One construct of Markdown: how it is recognised. */
export type Construct = Exclude<
  NonNullable<NonNullable<MicromarkExtension['text']>[string]>,
  readonly unknown[]
>;
export type Effects = Parameters<Construct['tokenize']>[0];
export type State = Parameters<Construct['tokenize']>[1];
/** A UTF-16 unit; negative for line ends and tabs, null at the end. */
export type Code = Parameters<State>[0];
