/** The reading pane, and the forms of drafts and appointments. */
import type { Correspondent, Mail } from '../mailbox.ts';
import { button, element, on } from './element.ts';
import { person, type Draft, type MeetingDraft, type State } from './state.ts';
import { words } from './words.ts';

const minute = 60_000;

/** The body in a frame without scripts: mails of strangers are shown like that in the original too. */
export function mailBody(html: string, theme: 'light' | 'dark'): HTMLElement {
  const colours = theme === 'dark' ? 'color:#eee;background:#292929' : 'color:#242424;background:#fff';
  // The original lightens the colours that senders chose, too.
  const dark =
    'a{color:#8fc7e8}[style*="color"]{color:#b5b5b5!important}[style*="background"]{background:#3a3a3a!important}';
  const links = theme === 'dark' ? dark : 'a{color:#155e75}';
  const style = `<style>body{${colours};font:14px/1.45 "Segoe UI",system-ui,sans-serif;margin:0}${links}</style>`;
  const frame = element('iframe', { class: 'mail-body', title: 'Mail', sandbox: '', srcdoc: style + html });
  return frame;
}

export function mailView(state: State, mail: Mail, reply: () => void): HTMLElement {
  const w = words[state.language];
  const sender = person(state, mail.from);
  const list = (label: string, people: readonly Correspondent[] = []): HTMLElement | null =>
    people.length === 0
      ? null
      : element('div', {}, `${label}: ${people.map((one) => person(state, one).name).join('; ')}`);
  const meeting = mail.meeting
    ? element(
        'div',
        { class: 'meeting' },
        element('b', {}, `${timeOf(state, mail.meeting.startsInMinutes)} · ${mail.meeting.location}`),
        element('span', { class: 'choices' }, button(w.accept, nothing), button(w.decline, nothing)),
      )
    : null;
  return element(
    'article',
    { class: 'reading' },
    element('h1', {}, mail.subject),
    element(
      'header',
      {},
      avatar(sender.name),
      element(
        'div',
        { class: 'who' },
        element('b', {}, sender.name),
        element('small', {}, `<${sender.address}>`),
        list(w.to, mail.to),
        list(w.cc, mail.cc),
      ),
      element('time', {}, timeOf(state, -mail.minutesAgo)),
      button(w.reply, reply),
    ),
    meeting,
    mailBody(mail.html, state.theme),
  );
}

export function composeView(
  state: State,
  draft: Draft,
  changed: (field: 'to' | 'cc' | 'subject') => void,
): HTMLElement {
  const w = words[state.language];
  return element(
    'article',
    { class: 'form' },
    peopleField(state, w.to, draft.to, (people) => {
      draft.to = people;
      changed('to');
    }),
    peopleField(state, w.cc, draft.cc, (people) => {
      draft.cc = people;
      changed('cc');
    }),
    field(w.subject, draft.subject, (text) => (draft.subject = text)),
    bodyField(draft),
  );
}

export function meetingView(state: State, draft: MeetingDraft, changed: (field: string) => void): HTMLElement {
  const w = words[state.language];
  return element(
    'article',
    { class: 'form' },
    field(w.subject, draft.subject, (text) => (draft.subject = text)),
    peopleField(state, w.required, draft.required, (people) => {
      draft.required = people;
      changed('requiredAttendees');
    }),
    peopleField(state, w.optional, draft.optional, (people) => {
      draft.optional = people;
      changed('optionalAttendees');
    }),
    field(w.where, draft.location, (text) => (draft.location = text)),
    timeField(w.start, draft.start, (time) => (draft.start = time)),
    timeField(w.end, draft.end, (time) => (draft.end = time)),
    bodyField(draft),
  );
}

export function avatar(name: string): HTMLElement {
  const initials = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360;
  const made = element('span', { class: 'avatar', 'aria-hidden': true }, initials);
  made.style.background = `hsl(${hue} 35% 45%)`;
  return made;
}

export function timeOf(state: State, inMinutes: number): string {
  const time = new Date(Date.now() + inMinutes * minute);
  const locale = state.language === 'de' ? 'de-DE' : 'en-GB';
  const clock = time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (time.toDateString() === new Date().toDateString()) return clock;
  return `${time.toLocaleDateString(locale, { weekday: 'short', day: '2-digit', month: '2-digit' })} ${clock}`;
}

function field(label: string, value: string, change: (text: string) => void): HTMLElement {
  const input = element('input', { value, 'aria-label': label });
  on(input, 'input', () => change(input.value));
  return element('label', {}, element('span', {}, label), input);
}

function timeField(label: string, iso: string, change: (iso: string) => void): HTMLElement {
  const time = new Date(iso);
  const local = new Date(time.getTime() - time.getTimezoneOffset() * minute).toISOString().slice(0, 16);
  const input = element('input', { type: 'datetime-local', value: local, 'aria-label': label });
  on(input, 'change', () => {
    if (input.value !== '') change(new Date(input.value).toISOString());
  });
  return element('label', {}, element('span', {}, label), input);
}

/** Addresses separated by semicolons, `Name <address>` or the address alone. */
function peopleField(
  state: State,
  label: string,
  people: readonly Correspondent[],
  change: (people: readonly Correspondent[]) => void,
): HTMLElement {
  const shown = people.map((one) => person(state, one)).map(({ name, address }) => `${name} <${address}>`);
  const input = element('input', { value: shown.join('; '), 'aria-label': label });
  on(input, 'change', () => change(parsePeople(input.value)));
  return element('label', {}, element('span', {}, label), input);
}

export function parsePeople(text: string): readonly Correspondent[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [, name, address] = /^(.*)<([^<>]+)>$/.exec(one) ?? [];
      return address === undefined ? { name: one, address: one } : { name: (name ?? '').trim(), address };
    });
}

function bodyField(draft: { html: string }): HTMLElement {
  const area = element('textarea', { 'aria-label': 'Text', rows: 14 });
  area.value = new DOMParser().parseFromString(draft.html.replaceAll('</p>', '</p>\n'), 'text/html').body.textContent;
  on(area, 'input', () => {
    const lines = area.value.split('\n').map((line) => element('p', {}, line).outerHTML);
    draft.html = lines.join('');
  });
  return area;
}

function nothing(): void {
  // The simulation answers no invitation.
}
