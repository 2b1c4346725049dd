/** Matching: the right join or none. The wrong one would let one person see and steer another's telephone. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchPeople } from '../../src/domain/matching.ts';
import type { MicrosoftUser, PbxUser } from '../../src/domain/person.ts';

const tenantId = 'tenant';

function atPbx(id: string, email: string | null): PbxUser {
  return { id, login: id, email, firstName: 'P', familyName: id };
}

function atMicrosoft(id: string, more: Partial<MicrosoftUser> = {}): MicrosoftUser {
  return { id, upn: `${id}@upn.example`, name: id, mail: null, proxyAddresses: [], enabled: true, ...more };
}

function join(pbxUsers: readonly PbxUser[], microsoftUsers: readonly MicrosoftUser[]) {
  const { matches, unmatched } = matchPeople({ tenantId, pbxUsers, microsoftUsers });
  return {
    matches: matches.map(({ pbxUser, microsoftUser, kind }) => `${pbxUser.id}=${microsoftUser.id} by ${kind}`),
    unmatched: unmatched.map(({ pbxUser, reason }) => `${pbxUser.id}: ${reason}`),
  };
}

test.each<[string, PbxUser, readonly MicrosoftUser[], string]>([
  ['mail', atPbx('1', 'Anna@Example.com'), [atMicrosoft('a', { mail: 'anna@example.com' })], '1=a by mail'],
  ['UPN', atPbx('1', 'a@upn.example'), [atMicrosoft('a')], '1=a by upn'],
  ['proxy', atPbx('1', 'old@example.com'), [atMicrosoft('a', { proxyAddresses: ['OLD@example.com'] })], '1=a by proxy'],
  [
    'mail before UPN',
    atPbx('1', 'b@upn.example'),
    [atMicrosoft('a', { mail: 'b@upn.example' }), atMicrosoft('b')],
    '1=a by mail',
  ],
])('joined by %s, whatever the case', (_name, pbxUser, microsoftUsers, joined) => {
  expect(join([pbxUser], microsoftUsers)).toEqual({ matches: [joined], unmatched: [] });
});

test.each<[string, readonly PbxUser[], readonly MicrosoftUser[], readonly string[]]>([
  ['no e-mail', [atPbx('1', null)], [atMicrosoft('a')], ['1: noEmailAtPbx']],
  ['nobody', [atPbx('1', 'x@example.com')], [atMicrosoft('a')], ['1: noMicrosoftUserWithThisAddress']],
  [
    'two at the PBX',
    [atPbx('1', 'a@upn.example'), atPbx('2', 'A@upn.example')],
    [atMicrosoft('a')],
    ['1: addressUsedByTwoPbxUsers', '2: addressUsedByTwoPbxUsers'],
  ],
  [
    'two at Microsoft',
    [atPbx('1', 'x@example.com')],
    [atMicrosoft('a', { mail: 'x@example.com' }), atMicrosoft('b', { mail: 'x@example.com' })],
    ['1: addressUsedByTwoMicrosoftUsers'],
  ],
  ['disabled', [atPbx('1', 'a@upn.example')], [atMicrosoft('a', { enabled: false })], ['1: microsoftUserDisabled']],
])('joined with nobody, with the reason: %s', (_name, pbxUsers, microsoftUsers, unmatched) => {
  expect(join(pbxUsers, microsoftUsers)).toEqual({ matches: [], unmatched });
});

test('a join by hand outranks addresses', () => {
  const microsoftUsers = [atMicrosoft('a'), atMicrosoft('b')];
  const pbxUsers = [atPbx('1', 'a@upn.example')];
  const manual = [{ pbxUserId: '1', microsoftUserId: 'B' }];
  const { matches } = matchPeople({ tenantId, pbxUsers, microsoftUsers, manual });
  expect(matches.map(({ microsoftUser, kind }) => [microsoftUser.id, kind])).toEqual([['b', 'manual']]);
});

test('nobody is joined twice, and everybody of the PBX is either joined or named', () => {
  const address = fc.constantFrom('a@x', 'b@x', 'c@x', 'A@x', '');
  const pbx = fc.array(address, { maxLength: 6 });
  const microsoft = fc.array(
    fc.record({ mail: fc.option(address), upn: address, proxy: address, enabled: fc.boolean() }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(pbx, microsoft, (emails, users) => {
      const pbxUsers = emails.map((email, index) => atPbx(String(index), email));
      const microsoftUsers = users.map(({ mail, upn, proxy, enabled }, index) =>
        atMicrosoft(`m${index}`, { mail, upn, proxyAddresses: [proxy], enabled }),
      );
      const { matches, unmatched } = matchPeople({ tenantId, pbxUsers, microsoftUsers });
      expect(new Set(matches.map(({ microsoftUser }) => microsoftUser.id)).size).toBe(matches.length);
      expect(matches.every(({ microsoftUser }) => microsoftUser.enabled)).toBe(true);
      expect(matches.length + unmatched.length).toBe(pbxUsers.length);
    }),
  );
});
