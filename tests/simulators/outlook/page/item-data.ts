/** What Office.js knows of the open item without asking. */
import type { Correspondent } from '../mailbox.ts';
import type { ItemData, Person, Theme } from '../protocol.ts';
import { person, type State } from './state.ts';

const minute = 60_000;

export function itemData(state: State, now: number): ItemData | null {
  const { view } = state;
  const at = (minutes: number): string => new Date(now + minutes * minute).toISOString();
  const people = (list: readonly Correspondent[] = []): readonly Person[] => list.map((one) => toPerson(state, one));
  switch (view.kind) {
    case 'nothing':
      return null;
    case 'mail': {
      const { mail } = view;
      return {
        mode: 'messageRead',
        id: mail.id,
        itemClass: mail.meeting ? 'IPM.Schedule.Meeting.Request' : 'IPM.Note',
        subject: mail.subject,
        from: toPerson(state, mail.from),
        to: people(mail.to),
        cc: people(mail.cc),
        created: at(-mail.minutesAgo),
        ...(mail.meeting ? { meeting: span(mail.meeting, at) } : {}),
      };
    }
    case 'appointment': {
      const { appointment } = view;
      return {
        mode: 'appointmentRead',
        id: appointment.id,
        subject: appointment.subject,
        organizer: toPerson(state, appointment.organizer),
        required: people(appointment.required),
        optional: people(appointment.optional),
        created: at(-1440),
        ...span(appointment.meeting, at),
      };
    }
    case 'compose':
      return { mode: 'messageCompose' };
    case 'meeting':
      return { mode: 'appointmentCompose' };
  }
}

function span(
  meeting: { readonly startsInMinutes: number; readonly minutes: number; readonly location: string },
  at: (minutes: number) => string,
): { start: string; end: string; location: string } {
  const { startsInMinutes, minutes, location } = meeting;
  return { start: at(startsInMinutes), end: at(startsInMinutes + minutes), location };
}

export function toPerson(state: State, correspondent: Correspondent): Person {
  const { name, address } = person(state, correspondent);
  return { displayName: name, emailAddress: address };
}

/** Colours of Outlook's two themes as its add-ins see them. */
export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    bodyBackgroundColor: '#ffffff',
    bodyForegroundColor: '#242424',
    controlBackgroundColor: '#f0f0f0',
    controlForegroundColor: '#242424',
  },
  dark: {
    bodyBackgroundColor: '#292929',
    bodyForegroundColor: '#ffffff',
    controlBackgroundColor: '#1f1f1f',
    controlForegroundColor: '#ffffff',
  },
};
