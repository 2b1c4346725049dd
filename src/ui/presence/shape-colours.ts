/** Colours of the presence shapes. Colour never speaks alone: each shape is told apart in black and white. */
import type { ThemeName } from '../theme/theme.ts';
import type { PresenceShape } from './word-line.ts';

/** At least 3 to 1 against the page, its hovered rows and its cards, in both themes. */
export const shapeColours: Readonly<Record<ThemeName, Readonly<Record<PresenceShape, string>>>> = {
  light: {
    tick: '#0e700e',
    handset: '#b10e1c',
    bar: '#b10e1c',
    dot: '#b10e1c',
    clock: '#835b00',
    arrow: '#881798',
    ring: '#616161',
    question: '#616161',
  },
  dark: {
    tick: '#54b054',
    handset: '#f1707b',
    bar: '#f1707b',
    dot: '#f1707b',
    clock: '#e0b252',
    arrow: '#d69ae0',
    ring: '#adadad',
    question: '#adadad',
  },
};
