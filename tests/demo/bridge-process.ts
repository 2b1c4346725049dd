/** The bridge as a process of its own, in a process group of its own, started again when it dies. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const restartAfterMs = 300;
const graceMs = 8_000;

export type BridgeProcessOptions = {
  readonly configFile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly print: (line: string) => void;
};

export class BridgeProcess {
  readonly #options: BridgeProcessOptions;
  #child: ChildProcess | null = null;
  #stopping = false;
  #restart: NodeJS.Timeout | null = null;
  starts = 0;

  constructor(options: BridgeProcessOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    const { configFile, env, print } = this.#options;
    this.starts += 1;
    // Detached: Ctrl-C reaches the whole group of the terminal, and the bridge must not die before it is told to.
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--config', configFile], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        for (const line of text.split('\n')) if (line !== '') print(line);
      });
    }
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      if (this.#stopping) return;
      print(`the bridge ended (${signal ?? `exit ${code}`}) and is started again`);
      this.#restart = setTimeout(() => this.start(), restartAfterMs);
    });
  }

  signal(name: NodeJS.Signals): boolean {
    return this.#child?.kill(name) ?? false;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    // A stopped process takes no SIGTERM before it goes on.
    child.kill('SIGCONT');
    const impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(impatience);
  }
}
