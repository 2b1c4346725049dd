/** What stands around the item: the bar of the simulation, the list of mails, the ribbon and the head of the pane. */
import { clients } from '../clients.ts';
import type { MailboxContent } from '../mailbox.ts';
import { button, element, on } from './element.ts';
import { avatar, timeOf } from './mail-view.ts';
import { person, type PageData, type State } from './state.ts';
import type { Steering } from './steering.ts';
import { words } from './words.ts';

/** Stands apart from the rest: the original has nothing of the kind. */
export function simulationBar(data: PageData, state: State, steering: Steering): HTMLElement {
  const w = words[state.language];
  const people = data.people.map(({ upn, name }) => [upn, name] as const);
  return element(
    'div',
    { class: 'simulation' },
    element('b', {}, w.simulation),
    choice(w.signedInAs, people, state.owner.upn, (upn) => reload({ user: upn })),
    choice(w.client, names(Object.keys(clients)), state.client, (client) => reload({ client })),
    choice(w.language, [['de', 'Deutsch'] as const, ['en', 'English'] as const], state.language, (language) => {
      steering.language(language === 'en' ? 'en' : 'de');
    }),
    choice(w.theme, [['light', w.light] as const, ['dark', w.dark] as const], state.theme, (theme) => {
      steering.theme(theme === 'dark' ? 'dark' : 'light');
    }),
  );
}

export function sideBar(content: MailboxContent, state: State, steering: Steering): HTMLElement {
  const w = words[state.language];
  const selected = state.view.kind === 'mail' ? state.view.mail.id : undefined;
  const mails = content.mails.map((mail) => {
    const sender = person(state, mail.from);
    const row = element(
      'button',
      { type: 'button', class: `row${mail.unread ? ' unread' : ''}`, 'aria-current': mail.id === selected },
      avatar(sender.name),
      element('span', { class: 'from' }, sender.name),
      element('time', {}, timeOf(state, -mail.minutesAgo)),
      element('span', { class: 'subject' }, mail.subject),
      element('span', { class: 'preview' }, previewOf(mail.html)),
    );
    row.dataset['mail'] = mail.id;
    return on(row, 'click', () => steering.select(mail.id));
  });
  const appointments = content.appointments.map((one) =>
    button(`${timeOf(state, one.meeting.startsInMinutes)}  ${one.subject}`, () => steering.appointment(one.id), {
      class: 'row appointment',
    }),
  );
  return element(
    'nav',
    { class: 'side', 'aria-label': w.inbox },
    element(
      'div',
      { class: 'new' },
      button(w.newMail, () => steering.compose(), { class: 'primary' }),
    ),
    element('h2', {}, w.inbox),
    element('div', { class: 'rows' }, ...mails),
    element(
      'h2',
      {},
      w.calendar,
      button(w.newMeeting, () => steering.meeting(), { class: 'small' }),
    ),
    element('div', { class: 'rows short' }, ...appointments),
  );
}

export function ribbon(paneUrl: string, state: State, steering: Steering): HTMLElement {
  const w = words[state.language];
  const drafting = state.view.kind === 'compose' || state.view.kind === 'meeting';
  const icon = element('img', { src: new URL('assets/icon-32.png', paneUrl).href, alt: '', width: 16, height: 16 });
  const addin = element(
    'button',
    { type: 'button', class: 'addin', 'aria-pressed': String(state.paneOpen) },
    icon,
    w.addin,
  );
  on(addin, 'click', () => (state.paneOpen ? steering.closePane() : steering.openPane()));
  return element(
    'div',
    { class: 'ribbon' },
    drafting ? button(w.send, () => steering.select(null), { class: 'primary' }) : null,
    drafting ? button(w.discard, () => steering.select(null)) : null,
    state.view.kind === 'nothing' ? null : addin,
  );
}

export function paneHead(state: State, steering: Steering): HTMLElement {
  const w = words[state.language];
  const { kind } = state.view;
  const mode = kind === 'compose' ? 'compose' : 'read';
  const pinned = state.pinned[mode];
  const pin = button('', () => steering.pin(!pinned), {
    class: 'pin',
    title: pinned ? w.unpin : w.pin,
    'aria-label': pinned ? w.unpin : w.pin,
    'aria-pressed': String(pinned),
  });
  pin.append(pinShape());
  return element(
    'div',
    { class: 'pane-head' },
    element('b', {}, 'Presence Bridge for Outlook'),
    // Appointments have no pin.
    kind === 'mail' || kind === 'nothing' || kind === 'compose' ? pin : null,
    button('×', () => steering.closePane(), { title: w.close, 'aria-label': w.close }),
  );
}

/** A drawing and no character: the font of bare machines has none. */
function pinShape(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M5 2h6v1.5l-1 .8v3.4l2.5 2.3v1.5H8.7v3.7L8 16l-.7-.8v-3.7H3.500V10L6 7.700V4.300l-1-.8z');
  svg.append(path);
  return svg;
}

function choice(
  label: string,
  values: readonly (readonly [value: string, text: string])[],
  chosen: string,
  change: (value: string) => void,
): HTMLElement {
  const options = values.map(([value, text]) => element('option', { value, selected: value === chosen }, text));
  const select = element('select', { 'aria-label': label }, ...options);
  on(select, 'change', () => change(select.value));
  return element('label', {}, `${label} `, select);
}

function reload(parameters: Readonly<Record<string, string>>): void {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  location.assign(address);
}

function previewOf(html: string): string {
  const document = new DOMParser().parseFromString(html, 'text/html');
  for (const script of document.querySelectorAll('script')) script.remove();
  return document.body.textContent.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
}

function names(list: readonly string[]): readonly (readonly [string, string])[] {
  return list.map((name) => [name, name] as const);
}
