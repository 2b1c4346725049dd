import { request } from 'node:https';
import { expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { startStarface } from './index.ts';
import { anna } from './testing/people.ts';

function statusWith(url: string, ca: string | undefined): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/rest/login`, { ca, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('with a certificate the PBX speaks https, and only whoever trusts it gets in', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const pbx = await startStarface({ people: [anna], tls: { key, cert }, host: 'localhost' });
  expect(pbx.url).toMatch(/^https:\/\/localhost:\d+$/);
  expect(await statusWith(pbx.url, cert)).toBe(200);
  await expect(statusWith(pbx.url, undefined)).rejects.toThrow(/self-signed/);
  await pbx.stop();
});
