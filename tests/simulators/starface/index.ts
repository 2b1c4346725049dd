import type { StarfaceOptions } from './options.ts';
import { StarfaceSimulator } from './starface-simulator.ts';

export type { StarfaceOptions, StarfaceVersion } from './options.ts';
export type { PersonState, SimulatedCall, SimulatedKey, SimulatedPerson } from './simulated-person.ts';
export { chatPresences } from './pbx/presence.ts';
export type { ChatPresence, Presence, TelephonyState } from './pbx/presence.ts';
export type { CallbackQuirks } from './uci/callback-sender.ts';
export type { StarfaceSimulator } from './starface-simulator.ts';

/**
 * Starts a simulated STARFACE PBX on a loopback port: REST with the classic login, the OAuth realm of version 10, and
 * UCI (XML-RPC) with callbacks. It is steered by the object that comes back, which no fault ever reaches. What no
 * public source proves is marked `assumed` where it is played.
 */
export async function startStarface(options: StarfaceOptions): Promise<StarfaceSimulator> {
  const simulator = new StarfaceSimulator(options);
  await simulator.start();
  return simulator;
}
