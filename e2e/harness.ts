/** The built system as an office runs it: its own process, its own data folder, its own port, and a browser on it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, type Pages } from './browser.ts';

const MAIN = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'main.mjs');
const READY_WITHIN_MS = 90_000;
const STOPPED_WITHIN_MS = 15_000;

export interface Wish {
  /** Load the demo district. */
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Office {
  readonly url: string;
  readonly page: Pages['page'];
  /** The account that the first start printed. */
  readonly first: { readonly name: string; readonly password: string };
  /** Everything the server has printed so far. */
  output(): string;
  /** Ends the server and the browser, and throws when pages or server did what they must not. */
  stop(): Promise<void>;
}

/** Where the demo district stands ready, loaded once for all walks of a run (see prepared.ts). */
const PREPARED = process.env['WALKS_FOLDER'] ?? '';

export async function openOffice(wish: Wish = {}): Promise<Office> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-walk-'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  const said = wish.demo ? copyOfDemo(PREPARED, dataDir) : '';
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = startServer({ DATA_DIR: dataDir, PORT: String(port), ...(wish.demo ? { ROSTRUM_DEMO: '1' } : {}), ...wish.env });
  const output = (): string => said + server.output();
  try {
    await untilReady(url, server);
  } catch (error) {
    await end(server.child);
    remove();
    throw error;
  }
  const browser = await openBrowser(url);
  return {
    url,
    page: browser.page,
    first: { name: found(output(), /first administrator:\s+(\S+)/), password: found(output(), /one-time password:\s+(\S+)/) },
    output,
    async stop() {
      await browser.close();
      const code = await end(server.child);
      remove();
      if (browser.faults.length > 0) throw new Error(`the pages did what they must not:\n${browser.faults.join('\n')}`);
      if (code !== 0) throw new Error(`the server ended with ${code}:\n${server.output()}`);
    },
  };
}

/** Copies the folder of a stopped system, as an office does for its back-up. Gives what that system's first start printed. */
function copyOfDemo(prepared: string, dataDir: string): string {
  cpSync(join(prepared, 'data'), dataDir, { recursive: true });
  return readFileSync(join(prepared, 'printed.txt'), 'utf8');
}

/** Starts a system with the demo for the first time, stops it again, and leaves its folder and what it printed. */
export async function prepareDemo(prepared: string): Promise<void> {
  const data = join(prepared, 'data');
  mkdirSync(data);
  const port = await freePort();
  const server = startServer({ DATA_DIR: data, PORT: String(port), ROSTRUM_DEMO: '1' });
  try {
    await untilReady(`http://127.0.0.1:${port}`, server);
  } finally {
    await end(server.child);
  }
  writeFileSync(join(prepared, 'printed.txt'), server.output());
}

interface RunningServer {
  readonly child: ChildProcess;
  output(): string;
}

export function startServer(env: Readonly<Record<string, string>>): RunningServer {
  const { DATABASE_URL: _ours, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN], { cwd: env['DATA_DIR'], env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export async function untilReady(url: string, { child, output }: RunningServer): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    const status = await fetch(`${url}/healthz`).then(
      (answer) => answer.json() as Promise<{ status: string }>,
      () => ({ status: 'not listening yet' }),
    );
    if (status.status === 'ready') return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server was not ready after ${READY_WITHIN_MS / 1000} s:\n${output()}`);
}

/** Asks the process to end, and makes it end when it does not. Gives its exit code, null after force. */
async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await gone;
  clearTimeout(force);
  return child.exitCode;
}

function found(text: string, shape: RegExp): string {
  const value = shape.exec(text)?.[1];
  if (value === undefined) throw new Error(`the server did not print ${shape}:\n${text}`);
  return value;
}
