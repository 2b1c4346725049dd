import { expect, test } from '@jest/globals';
import { provenIdentity } from '../../../../src/adapters/microsoft/consent/proven-identity.ts';

const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95';
const objectId = 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3';
const registration = {
  clientId: '22553876-f5ab-4529-bffb-cfe50aa89f87',
  authority: 'https://login.microsoftonline.com',
};
const claims = {
  aud: registration.clientId,
  iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
  tid: tenantId,
  oid: objectId,
};

test('tenant and object id name the person', () => {
  expect(provenIdentity({ ...claims, oid: objectId.toUpperCase() }, registration)).toEqual({ tenantId, objectId });
});

test.each<[string, object]>([
  ['another application', { aud: '00000000-0000-4000-8000-000000000001' }],
  ['several applications', { aud: [registration.clientId, 'another'] }],
  ['another authority', { iss: `https://login.example.test/${tenantId}/v2.0` }],
  ['the older version', { iss: `https://sts.windows.net/${tenantId}/` }],
  ['another tenant than its issuer', { tid: '11111111-1111-4111-8111-111111111111' }],
  ['no tenant', { tid: undefined }],
  ['a tenant that is a path', { tid: '../common', iss: 'https://login.microsoftonline.com/../common/v2.0' }],
  ['no person', { oid: undefined }],
  ['a name for a person', { oid: 'anna@example.test' }],
])('a token for %s proves nothing', (_name, change) => {
  expect(() => provenIdentity({ ...claims, ...change }, registration)).toThrow(
    expect.objectContaining({ kind: 'unauthorized', code: 'microsoft.sign-in-not-proven' }),
  );
});

test.each([undefined, null, 'text', []])('claims that are %j prove nothing', (nothing) => {
  expect(() => provenIdentity(nothing, registration)).toThrow('does not prove');
});
