import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { findProsody, PROSODY_DOMAIN, ProsodyServer } from './prosody-server.ts';
import { makeCertificate, passwords, Stage } from './stage.ts';
import type { Certificate } from './stage.ts';

const program = findProsody();
const place = program === null ? describe.skip : describe;
const reason = program === null ? ' (left out: no prosody on the PATH)' : '';

place(`with a real Prosody${reason}`, () => {
  let prosody: ProsodyServer;
  let stage: Stage;
  let certificate: Certificate;
  let address: { port: number; domain: string };

  beforeAll(async () => {
    certificate = await makeCertificate();
    prosody = await ProsodyServer.start(program ?? '', passwords, certificate);
    address = { port: prosody.port, domain: PROSODY_DOMAIN };
  });

  beforeEach(async () => {
    stage = await Stage.open(certificate);
  });

  afterEach(() => stage.close());

  afterAll(() => prosody.stop());

  test('the watch sees what a person sets, and that he left', async () => {
    const { told } = stage.watch(address);
    const { own } = stage.own('0101', address);
    const set = own.setChatStatus({ state: 'doNotDisturb', text: 'Im Termin' });
    await stage.until('seen', () => told.get('0101')?.state === 'doNotDisturb');
    await set;
    expect(told.get('0101')).toEqual({ state: 'doNotDisturb', text: 'Im Termin' });
    expect(own.chatStatus()).toEqual({ state: 'doNotDisturb', text: 'Im Termin' });
    own.close();
    await stage.until('left', () => told.get('0101')?.state === 'unavailable');
  });

  test('who is not there is unavailable', async () => {
    const { told } = stage.watch(address);
    await stage.until('told', () => told.get('0102')?.state === 'unavailable');
  });

  test('a wrong password is refused once', async () => {
    const { events } = stage.watch({
      ...address,
      credentials: stage.credentials('0900', () => Promise.resolve('wrong')),
    });
    await stage.until('refused', () => events.includes('refused'));
    expect(events).toEqual(['lost', 'refused']);
  });

  test('pings are answered', async () => {
    const { events, told } = stage.watch(address);
    const { own } = stage.own('0101', address);
    for (const text of ['eins', 'zwei', 'drei']) {
      const set = own.setChatStatus({ state: 'away', text });
      await stage.until(`told of ${text}`, () => told.get('0101')?.text === text);
      await set;
      await stage.clock.advance(9_000);
    }
    expect(events).not.toContain('lost');
  });
});
