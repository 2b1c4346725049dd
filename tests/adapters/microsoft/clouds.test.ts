import { expect, test } from '@jest/globals';
import { checkCloud } from '../../../src/adapters/microsoft/clouds.ts';

test.each([
  ['https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  ['https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  ['https://localhost:9443', 'http://127.0.0.1:9080'],
  ['https://login.microsoftonline.com', 'https://graph.example.test'],
])('%s with %s is taken', (authority, graph) => {
  expect(() => checkCloud(authority, graph)).not.toThrow();
});

test.each([
  ['https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn', 'microsoft.cloud-without-presence'],
  ['https://login.partner.microsoftonline.cn', 'https://graph.example.test', 'microsoft.cloud-without-presence'],
  ['https://login.microsoftonline.de', 'https://graph.microsoft.de', 'microsoft.cloud-without-presence'],
  ['https://login.microsoftonline.com', 'https://graph.microsoft.us', 'microsoft.cloud-mismatch'],
  ['https://login.microsoftonline.us', 'https://graph.microsoft.com', 'microsoft.cloud-mismatch'],
])('%s with %s is refused: %s', (authority, graph, code) => {
  expect(() => checkCloud(authority, graph)).toThrow(expect.objectContaining({ kind: 'rejected', code }));
});
