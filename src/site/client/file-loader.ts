// Loads the site's data files as scripts: that is what a page from a folder may load, too.

declare global {
  interface Window {
    /** Packed contents of the files that have come, by their names. */
    axialFiles?: Record<string, string>;
  }
}

export interface FileLoader {
  /** A file's packed content, or null where it does not come. Whoever takes it keeps it. */
  readonly take: (name: string) => Promise<string | null>;
  /** The same for a file that somebody else will take. */
  readonly peek: (name: string) => Promise<string | null>;
}

/** Files in `assets/`; all others are data in `search/`. */
const ASSETS: readonly string[] = ['engine', 'stems'];

/** Loads each file once, however often it is asked for before it is taken. */
export function fileLoader(): FileLoader {
  const waiting = new Map<string, Promise<string | null>>();
  const peek = (name: string): Promise<string | null> => {
    const known = waiting.get(name);
    if (known) return known;
    const file = loadScript(name);
    waiting.set(name, file);
    return file;
  };
  return {
    peek,
    take: async (name) => {
      const content = await peek(name);
      waiting.delete(name);
      return content;
    },
  };
}

function loadScript(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = `${ASSETS.includes(name) ? 'assets' : 'search'}/${name}.js`;
    const end = (): void => {
      script.remove();
      resolve(window.axialFiles?.[name] ?? null);
      delete window.axialFiles?.[name];
    };
    script.onload = end;
    script.onerror = end;
    document.head.append(script);
  });
}
