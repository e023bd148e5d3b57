// Starts the search in a worker, or in this thread where no worker can be made, and loads its files.
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Port, serve } from './worker.ts';

type Engine = (connect: (start: typeof serve) => void) => void;

declare global {
  interface Window {
    /** The bundle of the search, as one function (`assets/engine.js`). */
    axialEngine?: Engine;
    /** Called by each data file with its own content. */
    axialData?: (name: string, content: string) => void;
  }
}

export interface Connection {
  readonly send: (message: ToWorker) => void;
}

/** Connects to the search; files that it wants are loaded as scripts from `folder`. */
export function connect(folder: string, hear: (message: FromWorker) => void): Connection {
  const engine = window.axialEngine;
  if (!engine) throw new Error('assets/engine.js is missing.');
  const connection = startWorker(engine, onMessage) ?? startHere(engine, onMessage);
  function onMessage(message: FromWorker): void {
    if (message.kind !== 'want') {
      hear(message);
      return;
    }
    const { name } = message;
    loadFile(folder, name, (content) => connection.send({ kind: 'file', name, content }));
  }
  return connection;
}

/** Runs inside the worker, from its own text: it may use nothing from outside. */
const CONNECT_WORKER = `(function (serve) {
  var port = { post: function (message) { postMessage(message); }, onMessage: function () {} };
  serve(port);
  onmessage = function (event) { port.onMessage(event.data); };
})`;

function startWorker(engine: Engine, hear: (message: FromWorker) => void): Connection | null {
  try {
    const source = new Blob([`(${engine.toString()})(${CONNECT_WORKER})`], {
      type: 'text/javascript',
    });
    const worker = new Worker(URL.createObjectURL(source));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    return { send: (message) => worker.postMessage(message) };
  } catch {
    return null;
  }
}

function startHere(engine: Engine, hear: (message: FromWorker) => void): Connection {
  const port: Port = {
    post: (message) => queueMicrotask(() => hear(message)),
    onMessage: () => undefined,
  };
  engine((serve) => serve(port));
  return { send: (message) => port.onMessage(message) };
}

const wanted = new Map<string, (content: string | null) => void>();

/** Loads a data file as a script, which is allowed from a folder too; null where it does not come. */
function loadFile(folder: string, name: string, give: (content: string | null) => void): void {
  window.axialData ??= (file, content) => {
    wanted.get(file)?.(content);
    wanted.delete(file);
  };
  wanted.set(name, give);
  const script = document.createElement('script');
  script.src = `${folder}/${name}.js`;
  script.onload = () => script.remove();
  script.onerror = () => {
    script.remove();
    wanted.delete(name);
    give(null);
  };
  document.head.append(script);
}
