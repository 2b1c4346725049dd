/** The person's own state: silent or reachable, why, the sync, and his account on the phone system. */
import type { ReactElement } from 'react';
import { product } from '../../domain/product.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { teamsWord } from '../../ui/presence/word-line.ts';
import { link } from '../actions/link.ts';
import { LinkedAccount } from './linked-account.tsx';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { microsoftOf } from '../strip/strip-line.ts';
import { SheetFrame } from './sheet-frame.tsx';
import { SilentChoice } from './silent-choice.tsx';
import { whyText } from './why-text.ts';

export function MeSheet(): ReactElement {
  const pane = usePane();
  const { t, formats, now, desk } = pane;
  const { me } = useLiveState();
  const about = t('me.about', { product: product.displayName, version: pane.version });
  if (me === null) {
    return (
      <SheetFrame title={t('me.title')} onClose={desk.close}>
        <p>{t('reason.loading')}</p>
        <p className="foot small quiet">{about}</p>
      </SheetFrame>
    );
  }
  const teams = teamsWord(microsoftOf(me));
  const asOf = instantOf(me.microsoft.asOf);
  const facts = { teams: teams && t(`presence.${teams}`), time: asOf === null ? null : formats.moment(asOf, now()) };
  return (
    <SheetFrame title={me.name} onClose={desk.close}>
      {me.match ? (
        <>
          <SilentChoice me={me} />
          <h3>{t('me.why')}</h3>
          <p>{whyText(me, facts, t)}</p>
        </>
      ) : null}
      <h3>{t('me.teams')}</h3>
      <p>
        {facts.teams !== null && facts.time !== null
          ? t('me.microsoft', { teams: facts.teams, time: facts.time })
          : t('me.microsoftUnknown')}
      </p>
      <h3>{t('me.sync')}</h3>
      <p>{t(me.mode === 'off' ? 'me.sync.off' : 'me.sync.on')}</p>
      <h3>{t('me.account')}</h3>
      {me.match === null ? <p>{t('me.account.none')}</p> : null}
      {me.match && !me.linked ? (
        <>
          <p>{t('me.account.notLinked')}</p>
          <ActionButton action={link} target={undefined} appearance="primary" wide />
        </>
      ) : null}
      {me.match && me.linked ? <LinkedAccount login={me.match.login} /> : null}
      <p className="foot small quiet">{about}</p>
    </SheetFrame>
  );
}
