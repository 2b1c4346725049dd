/** The person's own state: silent or reachable, why, the sync, and his account on the phone system. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { product } from '../../domain/product.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { teamsWord } from '../../ui/presence/word-line.ts';
import { link } from '../actions/link.ts';
import { unlink } from '../actions/unlink.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { microsoftOf } from '../strip/strip-line.ts';
import { SheetFrame } from './sheet-frame.tsx';
import { SilentChoice } from './silent-choice.tsx';
import { whyText } from './why-text.ts';

const useStyles = makeStyles({
  heading: {
    margin: '16px 0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  text: { margin: '0 0 4px' },
  small: { margin: '16px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

export function MeSheet(): ReactElement {
  const pane = usePane();
  const { t, formats, now, desk } = pane;
  const { me } = useLiveState();
  const styles = useStyles();
  const about = t('me.about', { product: product.displayName, version: pane.version });
  if (me === null) {
    return (
      <SheetFrame title={t('me.title')} onClose={desk.close}>
        <p className={styles.text}>{t('reason.loading')}</p>
        <p className={styles.small}>{about}</p>
      </SheetFrame>
    );
  }
  const teams = teamsWord(microsoftOf(me));
  const asOf = instantOf(me.microsoft.asOf);
  const facts = { teams: teams && t(`presence.${teams}`), time: asOf === null ? null : formats.moment(asOf, now()) };
  return (
    <SheetFrame title={me.name} onClose={desk.close}>
      {me.match ? <SilentChoice me={me} /> : null}
      <h3 className={styles.heading}>{t('me.why')}</h3>
      {me.match ? <p className={styles.text}>{whyText(me, facts, t)}</p> : null}
      <p className={styles.text}>
        {facts.teams !== null && facts.time !== null
          ? t('me.microsoft', { teams: facts.teams, time: facts.time })
          : t('me.microsoftUnknown')}
      </p>
      <h3 className={styles.heading}>{t('me.sync')}</h3>
      <p className={styles.text}>{t(me.mode === 'off' ? 'me.sync.off' : 'me.sync.on')}</p>
      <h3 className={styles.heading}>{t('me.account')}</h3>
      {me.match === null ? <p className={styles.text}>{t('me.account.none')}</p> : null}
      {me.match && !me.linked ? (
        <>
          <p className={styles.text}>{t('me.account.notLinked')}</p>
          <ActionButton action={link} target={undefined} appearance="primary" wide />
        </>
      ) : null}
      {me.match && me.linked ? (
        <>
          <p className={styles.text}>{t('me.account.linked', { login: me.match.login })}</p>
          <p className={styles.text}>{t('me.unlinkHint')}</p>
          <ActionButton action={unlink} target={undefined} appearance="outline" wide />
        </>
      ) : null}
      <p className={styles.small}>{about}</p>
    </SheetFrame>
  );
}
