import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { person } from './sample-states.ts';
import { storeFixture } from './store-fixture.ts';

const writer = fileURLToPath(new URL('./killed-writer.ts', import.meta.url));

/** Lets the writer acknowledge some rounds, kills it, and returns the last acknowledged round. */
async function writeUntilKilled(file: string, first: number, rounds: number): Promise<number> {
  const child = spawn(process.execPath, [writer, `file:${file}`, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = first - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === first + rounds) child.kill('SIGKILL');
  }
  if (child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}

test('nothing that was acknowledged is lost when the process is killed, however often', async () => {
  const fixture = storeFixture();
  let acknowledged = -1;
  for (const rounds of [3, 40, 200, 17, 90]) {
    acknowledged = await writeUntilKilled(fixture.file, acknowledged + 1, rounds);
    const store = await fixture.open();
    const persons = await store.loadPersons();
    const links = new Map((await store.loadLinks()).map((link) => [link.personId, link.password]));
    for (let round = 0; round <= acknowledged; round += 1) {
      expect(persons.get(person(round))?.durable.outcome?.cause).toBe(String(round));
      expect(links.get(person(round))).toBe(`secret ${round}`);
    }
    // Both people of a round are saved together, so the shared one shows the newest round that exists at all.
    const shared = Number(persons.get(person(1_000_000))?.durable.outcome?.cause);
    expect(persons.has(person(shared))).toBe(true);
    expect(persons.has(person(shared + 1))).toBe(false);
    expect(shared).toBeGreaterThanOrEqual(acknowledged);
    expect(Number(await store.readSetting('round'))).toBe(shared);
    await store.close();
    acknowledged = shared;
  }
  expect(fixture.lines).toEqual([]);
  await fixture.end();
});
