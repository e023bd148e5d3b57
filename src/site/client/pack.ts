// Content of a file as it comes over the line: gzip in base64, so that a plain script can carry it from
// a folder and from any server, and is small where the server does not compress.

/** Reads what the publisher packed. */
export async function unpack(packed: string): Promise<unknown> {
  return JSON.parse(await unpackText(packed));
}

/** The text that was packed. */
export async function unpackText(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
