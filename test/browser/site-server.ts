// Serves a published site as any plain web server does; compressed only where that is asked for.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

export interface SiteServer {
  /** Address of the site's root. */
  readonly root: string;
  readonly server: Server;
}

export async function startSiteServer(
  site: string,
  { compress = false }: { readonly compress?: boolean } = {},
): Promise<SiteServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    try {
      const content = readFileSync(join(site, path === '/' ? 'index.html' : path));
      const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      const body = compress ? gzipSync(content) : content;
      const coding = compress ? { 'content-encoding': 'gzip' } : {};
      response
        .writeHead(200, { 'content-type': type, 'content-length': body.length, ...coding })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
