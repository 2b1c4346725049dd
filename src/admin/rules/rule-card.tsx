/** One rule of the list: what it says, what is wrong with it, and what can be done with it. */
import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowDown20Regular,
  ArrowUp20Regular,
  CopyRegular,
  DeleteRegular,
  Edit20Regular,
  MoreHorizontal20Regular,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { KeyboardEvent, ReactElement } from 'react';
import type { NeverFires } from '../../domain/central/never-fires.ts';
import type { Rule } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';
import { hintWords, whatWords, whenWords, whoWords } from './rule-words.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    '@media (min-width: 640px)': { gridTemplateColumns: 'auto minmax(0, 1fr) auto' },
  },
  never: { border: `1px solid ${tokens.colorPaletteDarkOrangeBorder2}` },
  place: { minWidth: '1.5em', color: tokens.colorNeutralForeground2, textAlign: 'right' },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  line: {
    display: 'grid',
    alignItems: 'baseline',
    gridTemplateColumns: 'minmax(52px, auto) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  hint: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'start',
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, marginTop: '2px', color: tokens.colorPaletteDarkOrangeForeground1 },
  actions: {
    display: 'flex',
    gridColumn: '2',
    '@media (min-width: 640px)': { gridColumn: '3' },
  },
});

export type RuleActions = {
  readonly edit: (rule: Rule) => void;
  readonly copy: (rule: Rule) => void;
  readonly remove: (rule: Rule) => void;
  readonly move: (rule: Rule, by: -1 | 1, part: 'up' | 'down' | 'edit') => void;
};

export function RuleCard(props: {
  readonly rule: Rule;
  readonly rules: readonly Rule[];
  readonly hint: NeverFires | undefined;
  readonly readOnly: boolean;
  readonly actions: RuleActions;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { rule, rules, hint, readOnly, actions } = props;
  const at = rules.indexOf(rule);
  const isFirst = at === 0;
  const isLast = at === rules.length - 1;
  const what = whatWords(rule.what, text);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || readOnly || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    actions.move(rule, event.key === 'ArrowUp' ? -1 : 1, 'edit');
  };
  return (
    <li
      className={mergeClasses(styles.card, hint !== undefined && styles.never)}
      aria-label={text('rules.place', { place: at + 1, name: rule.name })}
      onKeyDown={onKeyDown}
    >
      <Text className={styles.place} aria-hidden>
        {at + 1}
      </Text>
      <div className={styles.words}>
        <Text weight="semibold">{rule.name}</Text>
        <Line label={text('rules.who')}>{whoWords(rule.who, text)}</Line>
        <Line label={text('rules.when')}>{whenWords(rule.when, text).join(' · ')}</Line>
        <Line label={text('rules.what')}>{what.length === 0 ? text('what.nothing') : what.join(' · ')}</Line>
        {hint !== undefined && (
          <span className={styles.hint}>
            <Warning16Filled className={styles.icon} />
            <Text>
              <Badge appearance="outline" color="warning">
                {text('hint.never')}
              </Badge>{' '}
              {hintWords(hint, rules, text)}
            </Text>
          </span>
        )}
      </div>
      {!readOnly && (
        <div className={styles.actions}>
          <Button
            id={`edit-${rule.id}`}
            appearance="subtle"
            icon={<Edit20Regular />}
            aria-label={text('rules.edit', { name: rule.name })}
            onClick={() => actions.edit(rule)}
          />
          <Button
            id={`up-${rule.id}`}
            appearance="subtle"
            icon={<ArrowUp20Regular />}
            aria-label={text('rules.up', { name: rule.name })}
            disabledFocusable={isFirst}
            onClick={() => actions.move(rule, -1, 'up')}
          />
          <Button
            id={`down-${rule.id}`}
            appearance="subtle"
            icon={<ArrowDown20Regular />}
            aria-label={text('rules.down', { name: rule.name })}
            disabledFocusable={isLast}
            onClick={() => actions.move(rule, 1, 'down')}
          />
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                icon={<MoreHorizontal20Regular />}
                aria-label={text('rules.more', { name: rule.name })}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem icon={<CopyRegular />} onClick={() => actions.copy(rule)}>
                  {text('rules.copy')}
                </MenuItem>
                <MenuItem icon={<DeleteRegular />} onClick={() => actions.remove(rule)}>
                  {text('rules.delete')}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </div>
      )}
    </li>
  );
}

function Line(props: { readonly label: string; readonly children: string }): ReactElement {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <Caption1 className={styles.quiet}>{props.label}</Caption1>
      <Text>{props.children}</Text>
    </span>
  );
}
