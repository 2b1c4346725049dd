import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'scripts', 'manifest.ts');
const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
const rendered = join(folder, 'rendered.xml');

/** What is broken → what the checker says about it. */
const faults: Readonly<Record<string, { break: (xml: string) => string; says: RegExp }>> = {
  order: {
    break: (xml) => xml.replace(/( {2}<Id>.*<\/Id>\n)( {2}<Version>.*<\/Version>\n)/, '$2$1'),
    says: /Id: must stand before Version/,
  },
  http: { break: (xml) => xml.replaceAll('https://bridge', 'http://bridge'), says: /must be https/ },
  dangling: {
    break: (xml) => xml.replace('resid="Pane.Title"', 'resid="Pane.Titel"'),
    says: /no resource Pane\.Titel/,
  },
  'wrong-kind': {
    break: (xml) => xml.replace('<Title resid="Pane.Title"/>', '<Title resid="Pane.Text"/>'),
    says: /Pane\.Text must be among bt:ShortStrings/,
  },
  unused: {
    break: (xml) =>
      xml.replace('<bt:Urls>', '<bt:Urls><bt:Url id="Old.Url" DefaultValue="https://bridge.example.com/"/>'),
    says: /nothing uses Old\.Url/,
  },
  'long-id': {
    break: (xml) => xml.replaceAll('Pane.Title', 'Pane.Title.That.Is.Longer.Than.Thirty.Two'),
    says: /1 to 32 characters/,
  },
  'icon-size': {
    break: (xml) => xml.replace('icon-80.png', 'icon-96.png'),
    says: /icon-96\.png has 96 × 96 .* must have 80/,
  },
  'icon-missing': {
    break: (xml) => xml.replace('icon-144.png', 'icon-145.png'),
    says: /there is no PNG icon-145\.png/,
  },
  'icon-list': {
    break: (xml) => xml.replace('<bt:Image size="48" scale="3" resid="Icon.144"/>', ''),
    says: /lacks the size 48\/3/,
  },
  'long-text': {
    break: (xml) => xml.replace('Calls the numbers of', `Calls ${'all '.repeat(60)}the numbers of`),
    says: /more than 250 characters/,
  },
  'long-label': {
    break: (xml) => xml.replace('"Telephone"', '"Telephone of the house"'),
    says: /16 characters at most/,
  },
  locale: {
    break: (xml) => xml.replace('<bt:Override Locale="de-AT" Value="Telefon"/>', ''),
    says: /Group\.Label is missing in de-AT/,
  },
  permission: { break: (xml) => xml.replace('>ReadItem<', '>ReadWriteMailbox<'), says: /must be ReadItem/ },
  localhost: {
    break: (xml) => xml.replaceAll('https://bridge.example.com', 'https://localhost:3000'),
    says: /leads to the machine/,
  },
  domain: {
    break: (xml) => xml.replace('<AppDomain>https://bridge', '<AppDomain>https://other'),
    says: /AppDomains does not list/,
  },
  version: { break: (xml) => xml.replace(/<Version>[^<]*/, '<Version>0.9.0.0'), says: /1\.0 or higher/ },
  id: { break: (xml) => xml.replace(/<Id>[^<]*/, '<Id>the-add-in'), says: /must be a GUID/ },
  name: {
    break: (xml) => xml.replace('"Presence Bridge for Outlook"', '"STARFACE for Outlook"'),
    says: /DisplayName: must be/,
  },
  pin: {
    break: (xml) => xml.replace('<SupportsPinning>true</SupportsPinning>', ''),
    says: /MessageReadCommandSurface must have a pin/,
  },
  surface: {
    break: (xml) => xml.replace('AppointmentAttendeeCommandSurface', 'LaunchEvent'),
    says: /LaunchEvent is no surface of this add-in/,
  },
  'twice-used-id': {
    break: (xml) => xml.replace('"Compose.Group"', '"Read.Group"'),
    says: /the id Read\.Group is used twice/,
  },
  'not-xml': { break: (xml) => xml.replace('</OfficeApp>', ''), says: /Not well-formed/ },
  doctype: { break: (xml) => xml.replace('<OfficeApp', '<!DOCTYPE x><OfficeApp'), says: /document type declaration/ },
};

function run(...args: readonly string[]): { status: number | null; stderr: string; stdout: string } {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
}

let complaints = '';

beforeAll(() => {
  expect(run('--url', 'https://bridge.example.com/', '--out', rendered)).toMatchObject({ status: 0, stderr: '' });
  const xml = readFileSync(rendered, 'utf8');
  const files = Object.entries(faults).map(([name, fault]) => {
    const broken = fault.break(xml);
    expect([name, broken === xml]).toEqual([name, false]);
    writeFileSync(join(folder, `${name}.xml`), broken);
    return join(folder, `${name}.xml`);
  });
  const result = run('--check', ...files);
  expect(result.status).toBe(1);
  complaints = result.stderr;
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the manifest in git is right, and the one of a deployment names its origin and nothing else', () => {
  expect(run('--check')).toMatchObject({ status: 0, stderr: '' });
  expect(run('--check', rendered)).toMatchObject({ status: 0, stderr: '' });
  const xml = readFileSync(rendered, 'utf8');
  expect(xml).not.toContain('localhost');
  expect(xml).toContain('<SourceLocation DefaultValue="https://bridge.example.com/addin/index.html"/>');
});

test('its version rises with the package and is never below 1.0', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(readFileSync(rendered, 'utf8')).toContain(`<Version>1.${version}</Version>`);
});

test.each(Object.keys(faults))(
  'a manifest with a fault of the kind "%s" is refused with a line and a reason',
  (name) => {
    const lines = complaints.split('\n').filter((line) => line.startsWith(join(folder, `${name}.xml:`)));
    expect(lines.join('\n')).toMatch(faults[name]?.says ?? /^$/);
  },
);

test.each([['--url', 'http://bridge.example.com'], ['--url', 'https://bridge.example.com/path'], ['--unknown'], []])(
  'a wrong call ends with 2 and the way out: %j %j',
  (...args) => {
    expect(run(...args.filter((arg) => arg !== undefined))).toMatchObject({ status: 2, stdout: '' });
  },
);

test("Microsoft's own tool reads it", () => {
  const tool = join(root, 'node_modules', 'office-addin-manifest', 'cli.js');
  const result = spawnSync(process.execPath, [tool, 'info', rendered], { encoding: 'utf8' });
  expect(result.stdout).toContain('Name: Presence Bridge for Outlook');
  expect(result.stdout).toContain('Permissions: ReadItem');
});
