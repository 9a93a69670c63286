import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | undefined;

export interface Hub {
  url: string;
  /** Method, path and what matters of the headers, of every request. */
  seen: { host: string; path: string; range?: string; authorization?: string }[];
  /** Answers a request itself by returning true. */
  intercept: Handler;
  /** Bytes that a file has beyond what the listing promises, by path. */
  swapped: Map<string, Buffer>;
  close(): Promise<void>;
}

/**
 * Serves a folder as the repository `org/tiny` by the routes of the Hub: the listing with digests,
 * and `resolve`, which sends large files on to another host, as the Hub sends them to its CDN.
 */
export async function startHub(folder: string): Promise<Hub> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const bytesOf = (path: string) => readFileSync(join(folder, path));
  const hub = { seen: [], swapped: new Map(), intercept: () => false } as unknown as Hub;

  const siblings = () =>
    files.map((rfilename) => {
      const bytes = bytesOf(rfilename);
      const size = bytes.length;
      const blobId = createHash('sha1').update(`blob ${size}\0`).update(bytes).digest('hex');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return rfilename.endsWith('.onnx')
        ? { rfilename, size, blobId: 'f'.repeat(40), lfs: { sha256, size, pointerSize: 130 } }
        : { rfilename, size, blobId };
    });

  const send = (request: IncomingMessage, response: ServerResponse, path: string) => {
    const bytes = hub.swapped.get(path) ?? bytesOf(path);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from });
    response.end(bytes.subarray(from));
  };

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] as string);
    const { range, authorization, host = '' } = request.headers;
    hub.seen.push({
      host,
      path,
      ...(range ? { range } : {}),
      ...(authorization ? { authorization } : {}),
    });
    if (hub.intercept(request, response)) return;
    const api = /^\/api\/models\/org\/tiny\/revision\/(.+)$/.exec(path);
    const file = /^\/(?:org\/tiny\/resolve\/[0-9a-f]{40}|cdn)\/(.+)$/.exec(path)?.[1];
    if (api) {
      const known = ['main', COMMIT].includes(api[1] as string);
      response.writeHead(known ? 200 : 404, known ? {} : { 'x-error-code': 'RevisionNotFound' });
      response.end(known ? JSON.stringify({ sha: COMMIT, siblings: siblings() }) : '{}');
    } else if (file?.endsWith('.onnx') && !path.startsWith('/cdn')) {
      // The same server under another name is another host.
      const cdn = `http://localhost:${(server.address() as AddressInfo).port}/cdn/${file}`;
      response.writeHead(302, { location: cdn }).end();
    } else if (file !== undefined && files.includes(file)) send(request, response, file);
    else response.writeHead(404).end();
  };
  const server = createServer(answer);
  // As a proxy it leads every tunnel to itself.
  server.on('connect', ({ url: host = '' }, socket) => {
    hub.seen.push({ host, path: 'CONNECT' });
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  hub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hub.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return hub;
}
