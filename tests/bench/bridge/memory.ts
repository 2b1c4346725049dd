/**
 * Resident memory of a process with the whole bridge, its simulated office included, for a number of people; a process
 * of its own, because the other benches leave theirs behind. Started by itself it prints the megabytes.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run, start } from './simulated.ts';

const file = fileURLToPath(import.meta.url);

export function memory(people: number): number {
  const { stdout } = spawnSync(process.execPath, [file, String(people)], { encoding: 'utf8' });
  return Number(stdout.trim());
}

if (process.argv[1] === file) {
  const { office, clock, stop } = run(Number(process.argv[2]), 0);
  for (const one of office.workers) office.teamsShows(one, 'Available', 'Available');
  await clock.runUntil(start + 120_000);
  console.log(Math.round(process.memoryUsage().rss / 1_048_576));
  stop();
}
