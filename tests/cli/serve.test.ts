import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { hasDesktop } from '../../src/cli/open-browser.ts';
import { runOnrecord, startOnrecord, waitForExit, waitForOutput } from './run-onrecord.ts';

// Each test starts processes that load the whole knowledge; a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

const dir = mkdtempSync(join(tmpdir(), 'onrecord-serve-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('onrecord serve', () => {
  it('serves its workspace, says where, knows itself again, and ends with 0 when it is told to', async () => {
    const workspace = join(dir, 'record');
    const child = startOnrecord(['serve', '--port', '0', '--workspace', workspace]);
    try {
      const said = await waitForOutput(child, /Ctrl-C/);
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
      const { port } = new URL(url);
      const status = (await (await fetch(`${url}/api/status`)).json()) as Record<string, unknown>;
      expect(status).toMatchObject({ name: 'onrecord', workspace });

      // The same workspace once more: no failure, the address is what the user needs.
      const again = runOnrecord(['serve', '--port', port, '--workspace', workspace]);
      expect(again).toMatchObject({ status: 0, stderr: '' });
      expect(again.stdout).toBe(`OnRecord is at ${url} already, with this workspace (${workspace})\n`);

      const other = runOnrecord(['serve', '--port', port, '--workspace', join(dir, 'other')]);
      expect(other).toMatchObject({ status: 1, stdout: '' });
      expect(other.stderr).toBe(
        `onrecord: port ${port} is in use by OnRecord with another workspace, ${workspace}; give --port ${Number(port) + 1} or --port 0 for any free one\n`,
      );
    } finally {
      child.kill('SIGTERM');
    }
    expect(await waitForExit(child)).toBe(0);
  });

  it('says that another program has the port', async () => {
    const server = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // The port is taken by this process, which must go on answering while the command runs.
    const child = startOnrecord(['serve', '--port', String(port), '--workspace', join(dir, 'third')]);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    expect(await waitForExit(child)).toBe(1);
    server.close();
    expect(said).toBe(
      `onrecord: port ${port} is in use by another program; give --port ${port + 1} or --port 0 for any free one\n`,
    );
  });

  it('takes a file that is handed in, and says what became of it', async () => {
    const workspace = join(dir, 'upload');
    const child = startOnrecord(['serve', '--port', '0', '--workspace', workspace]);
    try {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await waitForOutput(child, /Ctrl-C/))?.[0] ?? '';
      const send = async (name: string, body: string) => {
        const response = await fetch(`${url}/api/documents?fileName=${name}`, {
          method: 'POST',
          body: Buffer.from(body),
          headers: { 'content-type': 'application/octet-stream', origin: url },
        });
        return (await response.json()) as { added: { kind: string; message: string }[] };
      };
      const report = 'Shells hit the market in Tel Amar on Friday.';
      expect((await send('a.txt', report)).added).toMatchObject([{ kind: 'added' }]);
      expect((await send('b.txt', report)).added).toMatchObject([{ kind: 'known' }]);
      expect((await send('c.txt', '%PDF-1.7')).added).toMatchObject([
        { kind: 'failed', message: 'PDF is not read yet' },
      ]);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await waitForExit(child)).toBe(0);
    expect(existsSync(join(workspace, 'onrecord.sqlite'))).toBe(true);
  });
});

describe('hasDesktop', () => {
  it.each([
    // A server, a remote shell, a pipe and a build machine have nobody to look at a window.
    ['linux without display', {}, true, false],
    ['linux desktop', { DISPLAY: ':0' }, true, process.platform === 'linux'],
    ['wayland', { WAYLAND_DISPLAY: 'wayland-0' }, true, process.platform === 'linux'],
    ['remote shell', { DISPLAY: ':10', SSH_CONNECTION: '1 2 3 4' }, true, false],
    ['no terminal', { DISPLAY: ':0' }, false, false],
    ['continuous integration', { DISPLAY: ':0', CI: 'true' }, true, false],
  ])('%s', (_, env, isTerminal, expected) => {
    if (process.platform === 'linux') expect(hasDesktop(env, isTerminal)).toBe(expected);
  });
});
