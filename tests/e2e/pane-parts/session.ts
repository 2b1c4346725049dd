/** What the parts of the pane share: one demo, one browser, one simulated Outlook with the pane in it. */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { Steering } from '../../simulators/outlook/index.ts';
import type { RunningDemo } from '../../support/demo-process.ts';
import { eventually } from '../../support/eventually.ts';

declare global {
  interface Window {
    outlook: Steering;
  }
}

export type AtPbx = {
  readonly dnd: boolean;
  readonly telephonyState: string;
  readonly calls: readonly { readonly state: string; readonly with: string; readonly phone: string }[];
};

/** One change that the simulated sides were asked for. */
export type Write = { readonly operation: string };

export type Session = {
  readonly demo: RunningDemo;
  readonly browser: Browser;
  readonly page: Page;
  readonly pane: FrameLocator;
  /** What the browser complained about so far. */
  readonly problems: string[];
};

export type Mail = Parameters<Steering['open']>[0];

/** For what another process has its part in, on a busy machine. */
export const limitMs = 30_000;

export const anna = 'anna.berg@nordlicht-handel.example';

export const atPbx = ({ demo }: Session, login = '0101'): Promise<AtPbx> =>
  demo.get<AtPbx>(`/starface/people/${login}`);

/** Opens a mail with this text beside the pane. */
export function openMail({ page }: Session, id: string, html: string): Promise<void> {
  const mail: Mail = {
    id,
    language: 'de',
    from: { name: 'Katrin Wölfle', address: 'k.woelfle@maier-heizungsbau.example' },
    to: [],
    subject: id,
    minutesAgo: 1,
    html,
  };
  return page.evaluate((opened) => window.outlook.open(opened), mail);
}

export function selectMail({ page }: Session, id: string | null): Promise<void> {
  return page.evaluate((selected) => window.outlook.select(selected), id);
}

/** The phone rings for this number; then the pane ends the call. */
export async function ringsAndEnds(session: Session, number: string): Promise<void> {
  await eventually(
    () => atPbx(session),
    ({ calls }) => calls.some((call) => call.with === number),
  );
  await session.pane.getByRole('button', { name: 'Auflegen' }).click({ timeout: limitMs });
  await eventually(
    () => atPbx(session),
    ({ calls }) => calls.length === 0,
  );
}

/** Whoever the phone system knows: control of one person's calls. */
export function callOf({ demo }: Session, login: string, state: 'ringing' | 'connected' | 'idle', other: string) {
  return demo.post(`/starface/people/${login}/call`, { state, with: other });
}

/** A page behind the strip. */
export async function openMe({ pane }: Session, name: string): Promise<void> {
  await pane.locator('.strip-state').click({ timeout: limitMs });
  await pane
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click({ timeout: limitMs });
}

export async function closeMe({ pane }: Session): Promise<void> {
  await pane.getByRole('dialog').getByRole('button', { name: 'Schließen' }).click();
  // Everything behind it can be reached again, by screen readers too.
  await pane.getByRole('tab', { name: 'Team' }).waitFor({ timeout: limitMs });
}

/** Of an account at the PBX, as its owner knows it. */
export async function passwordOf({ demo }: Session, login: string): Promise<string> {
  const { starface } = await demo.get<{
    readonly starface: { readonly people: readonly { readonly login: string; readonly password: string }[] };
  }>('/credentials');
  return starface.people.find((person) => person.login === login)?.password ?? '';
}

/** What somebody asks for who is signed in to the console: paths below `/admin/api`. */
export async function asAdministrator({ demo }: Session) {
  const { bridge, console } = demo.addresses;
  const ask = (method: string, path: string, body: unknown, cookie: string): Promise<Response> =>
    fetch(`${bridge}/admin/api${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const signedIn = await ask('POST', '/session', { code: console.split('#code=')[1] }, '');
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (method: 'GET' | 'PUT', path: string, body?: unknown): Promise<unknown> => {
    const answer = await ask(method, path, body, cookie);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };
}
