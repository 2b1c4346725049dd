/** A meeting kept the phone silent, and somebody switched that off at a phone: when, and how to be silent again. */
import type { ReactElement } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { useMeText } from './me-text.ts';
import { SilentAgain } from './silent-again.tsx';

export function SwitchedOff(): ReactElement | null {
  const { telephone, formats, now } = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  const isAsked = me !== null && me.mode !== 'off' && me.dnd.on === false;
  const seen = JSON.stringify([me?.dnd, me?.microsoft]);
  const { value: why } = useAnswer(isAsked ? telephone.why : null, isAsked ? `why ${seen}` : 'none');
  const override = isAsked ? why?.override : null;
  const at = instantOf(override?.at);
  if (!override || override.on || override.by !== 'phone' || why?.outcome !== 'on' || at === null) return null;
  return (
    <>
      <p>{m('silent.switchedOff', { time: formats.moment(at, now()) })}</p>
      <SilentAgain />
    </>
  );
}
