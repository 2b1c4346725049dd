/** The simulated Outlook page: builds the parts, draws them anew when the state changes. The pane's frame stays. */
import { clients } from '../clients.ts';
import { paneHead, ribbon, sideBar, simulationBar } from './chrome.ts';
import { button, element } from './element.ts';
import { composeView, mailView, meetingView } from './mail-view.ts';
import { createOfficeCalls } from './office-calls.ts';
import { createPaneFrame } from './pane-frame.ts';
import { resizable } from './resize.ts';
import { initialState, person, type PageData, type State } from './state.ts';
import { createSteering, type OpenedForm, type Steering } from './steering.ts';
import { createTokenRequests, type TokenAnswer } from './token-requests.ts';
import { words } from './words.ts';

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as PageData;
const state = initialState(data, new URL(location.href));
const forms: OpenedForm[] = [];

const calls = createOfficeCalls(state, {
  closePane: () => steering.closePane(),
  openForm: (kind, parameters) => {
    forms.push({ kind, parameters });
    drawForms();
  },
  notificationsChanged: () => drawNotifications(),
});
const tokens = createTokenRequests({ state, fetchToken, ask: askToSignIn });
const pane = createPaneFrame({ paneUrl: data.paneUrl, state, calls, tokens });
const steering: Steering = createSteering({ data, state, calls, tokens, pane, forms, draw });
Object.assign(window, { outlook: steering });

const top = element('div', { class: 'top' });
const side = element('div', { class: 'side-holder' });
const main = element('main', {});
const notifications = element('div', { class: 'notifications', 'aria-live': 'polite' });
const item = element('div', { class: 'item' });
const ribbonHolder = element('div', {});
const head = element('div', {});
const aside = element('aside', { class: 'pane', 'aria-label': 'Add-in' }, head, pane.element);
const handle = resizable(aside);
const openedForms = element('div', { class: 'opened-forms' });

main.append(ribbonHolder, notifications, item);
document.body.append(top, element('div', { class: 'columns' }, side, main, handle, aside), openedForms);
draw();
if (state.paneOpen) pane.open();

function draw(): void {
  document.documentElement.dataset['theme'] = state.theme;
  document.documentElement.dataset['phone'] = String(clients[state.client].phone);
  document.documentElement.lang = state.language;
  top.replaceChildren(simulationBar(data, state, steering));
  side.replaceChildren(sideBar(data.content, state, steering));
  ribbonHolder.replaceChildren(ribbon(data.paneUrl, state, steering));
  item.replaceChildren(itemView(state));
  head.replaceChildren(paneHead(state, steering));
  aside.hidden = !state.paneOpen;
  handle.hidden = !state.paneOpen;
  drawNotifications();
}

function itemView({ view, language }: State): HTMLElement {
  const w = words[language];
  switch (view.kind) {
    case 'mail':
      return mailView(state, view.mail, () => reply(view.mail));
    case 'compose':
      return composeView(state, view.draft, (field) => {
        if (field !== 'subject') pane.recipientsChanged({ [field]: true });
      });
    case 'meeting':
      return meetingView(state, view.draft, (field) => pane.recipientsChanged({ [field]: true }));
    case 'appointment': {
      const { id, subject, organizer, required, html, meeting } = view.appointment;
      const mail = { id, language, from: organizer, to: required, subject, minutesAgo: 1440, html, meeting };
      return mailView(state, mail, () => undefined);
    }
    case 'nothing':
      return element('div', { class: 'empty' }, element('b', {}, w.nothing), w.nothingMore);
  }
}

function reply({ from, subject, html }: { from: { name: string; address: string }; subject: string; html: string }) {
  steering.compose({ to: [person(state, from)], subject: `RE: ${subject}`, html: `<p></p><hr>${html}` });
}

function drawNotifications(): void {
  const rows = calls.notifications.map(({ type, message }) =>
    element('div', { class: `notification ${type}` }, message),
  );
  notifications.replaceChildren(...rows);
}

function drawForms(): void {
  const rows = forms.map(({ kind, parameters }) =>
    element('pre', {}, `${kind} ${JSON.stringify(parameters, null, 1)}`),
  );
  openedForms.replaceChildren(
    ...rows.slice(-1),
    button(words[state.language].close, () => openedForms.replaceChildren()),
  );
}

async function fetchToken(upn: string): Promise<TokenAnswer> {
  const response = await fetch('token', { method: 'POST', body: JSON.stringify({ upn }) });
  if (!response.ok) throw new Error(`The token service answered ${response.status}.`);
  return (await response.json()) as TokenAnswer;
}

/** Stands for the window of Microsoft that opens where the person must act. */
function askToSignIn(): Promise<'continue' | 'cancel'> {
  const w = words[state.language];
  return new Promise((resolve) => {
    const dialog = element('dialog', { class: 'sign-in', 'aria-label': w.signInTitle });
    const end = (pressed: 'continue' | 'cancel') => (): void => {
      dialog.remove();
      resolve(pressed);
    };
    dialog.append(
      element('h2', {}, w.signInTitle),
      element('p', {}, `${w.signInText} ${state.owner.upn}.`),
      button(w.continue, end('continue'), { class: 'primary' }),
      button(w.cancel, end('cancel')),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
