import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RedirectionWish, RuleWhat } from '../../domain/central/rule.ts';
import type { RedirectionTrigger } from '../../domain/telephone.ts';
import { useConsole } from '../console-context.ts';
import { withPart } from './with-part.ts';

const triggers: readonly RedirectionTrigger[] = ['always', 'busy', 'timeout'];

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 190px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

export function RedirectionPart(props: {
  readonly redirection: RuleWhat['redirection'];
  readonly change: (redirection: RuleWhat['redirection']) => void;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { redirection, change } = props;
  const wish = typeof redirection === 'object' ? redirection : null;
  const chosen = wish === null ? (redirection === 'unchanged' ? 'unchanged' : 'giveBack') : wish.enabled ? 'on' : 'off';
  const choose = (value: string): void => {
    if (value === 'giveBack') return change(undefined);
    if (value === 'unchanged') return change('unchanged');
    change({ ...(wish ?? { trigger: 'busy' }), enabled: value === 'on' });
  };
  return (
    <div className={styles.row}>
      <Field label={text('what.redirection')}>
        <Select value={chosen} onChange={(_event, { value }) => choose(value)}>
          {(['giveBack', 'unchanged', 'on', 'off'] as const).map((one) => (
            <option key={one} value={one}>
              {text(`setting.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {wish !== null && (
        <Field label={text('what.trigger')}>
          <Select
            value={wish.trigger}
            onChange={(_event, { value }) =>
              change({ ...wish, trigger: triggers.find((one) => one === value) ?? wish.trigger })
            }
          >
            {triggers.map((one) => (
              <option key={one} value={one}>
                {text(`trigger.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {wish !== null && wish.enabled && <Target wish={wish} change={change} />}
    </div>
  );
}

function Target(props: {
  readonly wish: RedirectionWish;
  readonly change: (wish: RedirectionWish) => void;
}): ReactElement {
  const { text } = useConsole();
  const { wish, change } = props;
  const { target } = wish;
  const choose = (kind: string): void => {
    if (kind === 'keep') change(withPart(wish, 'target', undefined));
    else change({ ...wish, target: kind === 'number' ? { kind, number: '' } : { kind: 'mailbox', mailboxId: '' } });
  };
  return (
    <>
      <Field label={text('what.target')}>
        <Select value={target?.kind ?? 'keep'} onChange={(_event, { value }) => choose(value)}>
          <option value="keep">{text('target.keep')}</option>
          <option value="number">{text('target.number')}</option>
          <option value="mailbox">{text('target.mailbox')}</option>
        </Select>
      </Field>
      {target?.kind === 'number' && (
        <Field label={text('target.number')} hint={text('target.numberHint')}>
          <Input
            type="tel"
            value={target.number}
            onChange={(_event, { value }) =>
              change({ ...wish, target: { kind: 'number', number: value.replaceAll(/[\s()/-]/g, '') } })
            }
          />
        </Field>
      )}
      {target?.kind === 'mailbox' && (
        <Field label={text('target.mailboxId')} hint={text('target.mailboxHint')}>
          <Input
            value={target.mailboxId}
            onChange={(_event, { value }) => change({ ...wish, target: { kind: 'mailbox', mailboxId: value } })}
          />
        </Field>
      )}
    </>
  );
}
