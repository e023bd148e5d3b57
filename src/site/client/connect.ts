// Starts the search in a worker, or in this thread where no worker can be made, and loads its files.
import { unpackText } from './pack.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Port, serve } from './worker.ts';

declare global {
  interface Window {
    /** The bundle of the search, as the text of one function, packed (`assets/engine.js`). */
    axialEngine?: string;
    /** Contents of the data files that have come, by their names. */
    axialFiles?: Record<string, string>;
  }
}

export interface Connection {
  readonly send: (message: ToWorker) => void;
}

/** Connects to the search; files that it wants are loaded as scripts from `folder`. */
export function connect(folder: string, hear: (message: FromWorker) => void): Connection {
  const onMessage = (message: FromWorker): void => {
    if (message.kind !== 'want') {
      hear(message);
      return;
    }
    const { name } = message;
    loadFile(folder, name, (content) => send({ kind: 'file', name, content }));
  };
  const started = start(onMessage);
  const send = (message: ToWorker): void => {
    started.then(
      (connection) => connection.send(message),
      (error: Error) => {
        const id = message.kind === 'search' ? message.id : 0;
        hear({ kind: 'problem', id, message: error.message });
      },
    );
  };
  return { send };
}

async function start(hear: (message: FromWorker) => void): Promise<Connection> {
  if (window.axialEngine === undefined) throw new Error('assets/engine.js could not be loaded.');
  const engine = await unpackText(window.axialEngine);
  return startWorker(engine, hear) ?? startHere(engine, hear);
}

/** Runs inside the worker, from its own text: it may use nothing from outside. */
const CONNECT_WORKER = `(function (serve) {
  var port = { post: function (message) { postMessage(message); }, onMessage: function () {} };
  serve(port);
  onmessage = function (event) { port.onMessage(event.data); };
})`;

function startWorker(engine: string, hear: (message: FromWorker) => void): Connection | null {
  try {
    const source = new Blob([`(${engine})(${CONNECT_WORKER})`], {
      type: 'text/javascript',
    });
    const worker = new Worker(URL.createObjectURL(source));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    return { send: (message) => worker.postMessage(message) };
  } catch {
    return null;
  }
}

type Engine = (connect: (begin: typeof serve) => void) => void;

function startHere(text: string, hear: (message: FromWorker) => void): Connection {
  const engine = new Function(`return ${text}`)() as Engine;
  const port: Port = {
    post: (message) => queueMicrotask(() => hear(message)),
    onMessage: () => undefined,
  };
  engine((serve) => serve(port));
  return { send: (message) => port.onMessage(message) };
}

/** Loads a data file as a script, which is allowed from a folder too; null where it does not come. */
function loadFile(folder: string, name: string, give: (content: string | null) => void): void {
  const known = window.axialFiles?.[name];
  if (known !== undefined) {
    give(known);
    return;
  }
  const script = document.createElement('script');
  script.src = `${folder}/${name}.js`;
  const end = (): void => {
    script.remove();
    give(window.axialFiles?.[name] ?? null);
    // The search keeps what it needs.
    delete window.axialFiles?.[name];
  };
  script.onload = end;
  script.onerror = end;
  document.head.append(script);
}
