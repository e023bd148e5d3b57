// Starts the search in a worker, or in this thread where no worker can be made, and loads its files.
import type { FileLoader } from './file-loader.ts';
import { unpackText } from './pack.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Port, serve } from './worker.ts';

export interface Connection {
  readonly send: (message: ToWorker) => void;
}

/** Name of the bundle of the search. */
const ENGINE = 'engine';

/** What runs the bundle of the search, which is the text of a function. */
interface Runner {
  readonly run: (engine: string) => void;
  readonly send: (message: ToWorker) => void;
}

/** Connects to the search; the files that it wants come from `files`. */
export function connect(files: FileLoader, hear: (message: FromWorker) => void): Connection {
  const onMessage = (message: FromWorker): void => {
    if (message.kind !== 'want') {
      hear(message);
      return;
    }
    const { name } = message;
    void files.take(name).then((content) => runner.send({ kind: 'file', name, content }));
  };
  // The worker starts while its bundle is on the way.
  const runner = startWorker(onMessage) ?? startHere(onMessage);
  const started = files.take(ENGINE).then(async (packed) => {
    if (packed === null) throw new Error('assets/engine.js could not be loaded.');
    runner.run(await unpackText(packed));
  });
  return {
    send: (message) => {
      started.then(
        () => runner.send(message),
        (error: Error) => {
          const id = message.kind === 'search' ? message.id : 0;
          hear({ kind: 'problem', id, message: error.message });
        },
      );
    },
  };
}

/** Runs inside the worker: the first message is the engine, those behind it are for the engine. */
const WORKER = `onmessage = function (first) {
  var port = { post: function (message) { postMessage(message); }, onMessage: function () {} };
  onmessage = function (event) { port.onMessage(event.data); };
  new Function("return " + first.data)()(function (serve) { serve(port); });
};`;

function startWorker(hear: (message: FromWorker) => void): Runner | null {
  try {
    const source = new Blob([WORKER], { type: 'text/javascript' });
    const worker = new Worker(URL.createObjectURL(source));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    return {
      run: (engine) => worker.postMessage(engine),
      send: (message) => worker.postMessage(message),
    };
  } catch {
    return null;
  }
}

type Engine = (connect: (begin: typeof serve) => void) => void;

function startHere(hear: (message: FromWorker) => void): Runner {
  const port: Port = {
    post: (message) => queueMicrotask(() => hear(message)),
    onMessage: () => undefined,
  };
  return {
    run: (text) => {
      const engine = new Function(`return ${text}`)() as Engine;
      engine((serve) => serve(port));
    },
    send: (message) => port.onMessage(message),
  };
}
