import { Button, Caption1, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RuleWhat } from '../../domain/central/rule.ts';
import { chatStates } from '../../domain/telephone.ts';
import { useConsole } from '../console-context.ts';
import { placeholders } from './placeholders.ts';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function ChatPart(props: {
  readonly chat: RuleWhat['chat'];
  readonly change: (chat: RuleWhat['chat']) => void;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { chat, change } = props;
  const wish = typeof chat === 'object' ? chat : null;
  const choose = (value: string): void => {
    if (value === 'giveBack') return change(undefined);
    if (value === 'unchanged') return change('unchanged');
    const state = chatStates.find((one) => one === value);
    change({ ...(state === undefined ? {} : { state }), text: wish?.text ?? '' });
  };
  return (
    <>
      <div className={styles.pair}>
        <Field label={text('what.chat')}>
          <Select
            value={wish === null ? (chat === 'unchanged' ? 'unchanged' : 'giveBack') : (wish.state ?? 'textOnly')}
            onChange={(_event, { value }) => choose(value)}
          >
            <option value="giveBack">{text('setting.giveBack')}</option>
            <option value="unchanged">{text('setting.unchanged')}</option>
            <option value="textOnly">{text('chat.textOnly')}</option>
            {chatStates.map((one) => (
              <option key={one} value={one}>
                {text(`chat.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {wish !== null && (
          <Field label={text('what.text')}>
            <Input
              value={wish.text}
              maxLength={500}
              onChange={(_event, { value }) => change({ ...wish, text: value })}
            />
          </Field>
        )}
      </div>
      {wish !== null && (
        <div className={styles.buttons} role="group" aria-label={text('what.placeholders')}>
          <Caption1 className={styles.quiet}>{text('what.placeholders')}</Caption1>
          {placeholders.map((one) => (
            <Button
              key={one}
              size="small"
              aria-label={`{${one}}: ${text(`placeholder.${one}`)}`}
              title={text(`placeholder.${one}`)}
              onClick={() => change({ ...wish, text: `${wish.text} {${one}}`.trimStart() })}
            >
              {`{${one}}`}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
