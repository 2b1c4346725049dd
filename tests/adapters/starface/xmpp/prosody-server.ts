import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { XmppCertificate } from '../../../simulators/starface/xmpp/index.ts';

export const PROSODY_DOMAIN = 'pbx.example.com';

/** Null where no Prosody is on the PATH. */
export function findProsody(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'prosody');
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** A Prosody (https://prosody.im) with these accounts, everybody in everybody's roster, and encryption required. */
export class ProsodyServer {
  readonly port: number;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(port: number, folder: string, child: ChildProcess) {
    this.port = port;
    this.#folder = folder;
    this.#process = child;
  }

  static async start(
    program: string,
    passwords: Readonly<Record<string, string>>,
    certificate: XmppCertificate,
  ): Promise<ProsodyServer> {
    const folder = mkdtempSync(join(tmpdir(), 'prosody-'));
    const port = await freePort();
    const accounts = join(folder, 'data', PROSODY_DOMAIN.replaceAll('.', '%2e'), 'accounts');
    mkdirSync(accounts, { recursive: true });
    for (const [login, password] of Object.entries(passwords)) {
      writeFileSync(join(accounts, `${login}.dat`), `return { ["password"] = "${password}"; };\n`);
    }
    const members = Object.keys(passwords).map((login) => `${login}@${PROSODY_DOMAIN}=Person ${login}`);
    writeFileSync(join(folder, 'groups'), ['[STARFACE]', ...members, ''].join('\n'));
    writeFileSync(join(folder, 'key.pem'), certificate.key);
    writeFileSync(join(folder, 'cert.pem'), certificate.cert);
    writeFileSync(join(folder, 'prosody.cfg.lua'), configuration(folder, port));
    const child = spawn(program, ['-F', '--config', join(folder, 'prosody.cfg.lua')], { stdio: 'ignore' });
    const server = new ProsodyServer(port, folder, child);
    await server.#ready();
    return server;
  }

  async stop(): Promise<void> {
    const over = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    if (this.#process.exitCode === null && this.#process.signalCode === null) await over;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    const giveUpAt = Date.now() + 15_000;
    while (!(await answers(this.port))) {
      if (Date.now() > giveUpAt || this.#process.exitCode !== null) throw new Error('Prosody did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function configuration(folder: string, port: number): string {
  return `
run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
modules_enabled = { "roster", "saslauth", "tls", "disco", "ping", "groups" }
modules_disabled = { "s2s", "offline" }
groups_file = "${folder}/groups"
authentication = "internal_plain"
storage = "internal"
c2s_require_encryption = true
ssl = { key = "${folder}/key.pem"; certificate = "${folder}/cert.pem" }
log = { error = "${folder}/error.log" }
VirtualHost "${PROSODY_DOMAIN}"
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
