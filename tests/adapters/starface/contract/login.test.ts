import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pbxKinds } from './test-pbx.ts';
import type { TestPbx } from './test-pbx.ts';

describe.each(pbxKinds)('logging in to a $name', ({ start }) => {
  let pbx: TestPbx;

  beforeEach(async () => {
    pbx = await start();
  });

  afterEach(() => pbx.stop());

  test('the login is proven before anything is believed', async () => {
    const { auth, version } = await pbx.starface.pbx.describe();
    if (auth === 'oauth') expect(version === null || Number.parseInt(version, 10) >= 10).toBe(true);
    expect((await pbx.starface.pbx.listUsers()).length).toBeGreaterThan(0);
  });

  test('many requests at once need one login', async () => {
    const lists = await Promise.all(Array.from({ length: 5 }, () => pbx.starface.pbx.listUsers()));
    expect(new Set(lists.map(({ length }) => length)).size).toBe(1);
  });

  test('the same person may be verified again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect((await pbx.starface.accounts.verify(pbx.person)).login).toBe(pbx.person.login);
    }
  });

  test('a login that nobody has is refused like a wrong password', async () => {
    if (!pbx.mayGuess) return;
    const nobody = pbx.starface.accounts.verify({ login: '9999999', password: 'certainly not' });
    await expect(nobody).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
  });
});
