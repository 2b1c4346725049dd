/** Whose presence is asked of Microsoft: that of matched people, and of nobody who is hidden. */
import { afterEach, expect, test } from '@jest/globals';
import type { Worker } from '../../../simulation/office.ts';
import { minute, World } from './world.ts';

const hide = ([first]: readonly Worker[]) => [first?.microsoftUser.upn ?? ''];

let world: World;
afterEach(() => world.end());

test('neither a hidden person nor a stranger to the PBX is ever asked for', async () => {
  world = await new World({ people: 10, hide }).begin();
  world.tenant.directory.join({ firstName: 'No', familyName: 'Telephone', upn: 'stranger@example.com' });
  await world.passes(6 * minute);
  const others = world.some(1, 10).map(({ person }) => person.id.toLowerCase());
  expect([...world.tenant.asked].sort()).toEqual(others.sort());
});

test('after a restart without a PBX, while nobody knows who is hidden, only whoever something is held for is asked for', async () => {
  world = await new World({ people: 10, hide }).begin();
  world.some(8, 9)[0]?.person.is('Busy', 'InAMeeting');
  await world.passes(minute);
  world.end();
  world = await new World({ people: 10, hide, memory: world.memory, pbxDown: true }).begin();
  await world.passes(minute);
  expect([...world.tenant.asked]).toEqual(world.some(8, 9).map(({ person }) => person.id.toLowerCase()));
});
