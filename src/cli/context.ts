// What a command may do with the outside world: where it runs, and where its words go.

/** Options that every command takes. */
export interface GlobalOptions {
  readonly project?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** false for `--no-refresh`: the index is left as it is, even if files have changed. */
  readonly refresh?: boolean;
  /** `--color` true, `--no-color` false, undefined: by terminal and NO_COLOR. */
  readonly color?: boolean;
}

/** The two streams, as functions, so that tests can listen. */
export interface Streams {
  out(text: string): void;
  /** Waits until a slow reader has taken what was written; left out where nobody reads slowly. */
  taken?(): Promise<void>;
  /** Results that are no text (office files), to standard output. */
  bytes(content: Uint8Array): void;
  err(text: string): void;
  /** Width of the terminal in columns, or null where the output goes to a file or a pipe. */
  readonly width: number | null;
  readonly errorsToTerminal: boolean;
}

/** The keys of a terminal. */
export interface Keyboard {
  /** The next key as a character; null where the input ends or Ctrl-C is pressed. */
  key(): Promise<string | null>;
  /** A line typed behind a prompt, without its line break. */
  line(prompt: string): Promise<string>;
}

export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
  /** The program of the threads that read documents; without it everything is read in this thread. */
  readonly readWorker?: URL;
  /** The program of the thread that tries rules; without it they run in this thread. */
  readonly ruleWorker?: URL;
  /** Folder of the scripts and the style sheet of published sites. */
  readonly siteAssets?: URL;
  /** Where a person can answer: on a terminal. */
  readonly keyboard?: Keyboard;
}

/** Whether to colour the results: an explicit option first, then NO_COLOR, then whether it is a terminal. */
export function useColor(context: Context, options: GlobalOptions): boolean {
  if (options.color !== undefined) return options.color;
  if (context.env.NO_COLOR) return false;
  return context.streams.width !== null;
}

/** Prints one answer as JSON: `format: 1` first, then the command's own fields. */
export function printJson(context: Context, answer: object): void {
  context.streams.out(`${JSON.stringify({ format: 1, ...answer }, null, 2)}\n`);
}

/** Characters that are written at a time. */
const AT_A_TIME = 1 << 16;

/** Prints parts of a text, however many: they are never all in memory. */
export async function printParts(context: Context, parts: Iterable<string>): Promise<void> {
  const { streams } = context;
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < AT_A_TIME) continue;
    streams.out(text);
    await streams.taken?.();
    text = '';
  }
  if (text !== '') streams.out(text);
}

/** What `printJson` prints of an object with one list, item by item. */
export function printJsonList(
  context: Context,
  key: string,
  items: Iterable<object>,
): Promise<void> {
  return printParts(context, jsonList(key, items));
}

function* jsonList(key: string, items: Iterable<object>): Generator<string> {
  yield `{\n  "format": 1,\n  ${JSON.stringify(key)}: [`;
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? '' : ','}\n    ${JSON.stringify(item, null, 2).replaceAll('\n', '\n    ')}`;
    isFirst = false;
  }
  yield isFirst ? ']\n}\n' : '\n  ]\n}\n';
}
