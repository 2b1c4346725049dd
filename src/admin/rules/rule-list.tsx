import {
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useEffect, useState, type ReactElement } from 'react';
import type { NeverFires } from '../../domain/central/never-fires.ts';
import type { Rule } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';
import { RuleCard } from './rule-card.tsx';
import { copyRule, moveRule, removeRule } from './rule-edits.ts';
import type { History } from './use-history.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  empty: {
    padding: tokens.spacingVerticalXXL,
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export function RuleList(props: {
  readonly rules: readonly Rule[];
  readonly hints: readonly NeverFires[];
  readonly readOnly: boolean;
  readonly edit: (rule: Rule) => void;
  readonly history: History;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { rules, hints, readOnly, history } = props;
  const [said, setSaid] = useState('');
  const [focus, setFocus] = useState<string | null>(null);
  // A rule that moves takes its buttons along, and the browser drops the focus of what moves.
  useEffect(() => {
    if (focus === null) return;
    document.getElementById(focus)?.focus();
    setFocus(null);
  }, [focus, rules]);

  const actions = {
    edit: props.edit,
    copy: (rule: Rule) =>
      history.change(
        copyRule(rules, rule.id, (name) => text('rules.copyOf', { name })),
        null,
      ),
    remove: (rule: Rule) => history.change(removeRule(rules, rule.id), text('rules.deleted', { name: rule.name })),
    move: (rule: Rule, by: -1 | 1, part: 'up' | 'down' | 'edit') => {
      const next = moveRule(rules, rule.id, by);
      if (next === rules) return;
      history.change(next, null);
      setFocus(`${part}-${rule.id}`);
      setSaid(
        text('rules.moved', {
          name: rule.name,
          place: next.findIndex(({ id }) => id === rule.id) + 1,
          all: next.length,
        }),
      );
    },
  };
  return (
    <>
      {history.note !== null && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{history.note}</MessageBarBody>
          <MessageBarActions>
            <Button icon={<ArrowUndo20Regular />} onClick={history.undo}>
              {text('rules.undo')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {history.note === null && history.canUndo && (
        <div>
          <Button icon={<ArrowUndo20Regular />} onClick={history.undo}>
            {text('rules.undoLast')}
          </Button>
        </div>
      )}
      {rules.length === 0 ? (
        <div className={styles.empty}>
          <Text>{text('rules.empty')}</Text>
        </div>
      ) : (
        <>
          <ol className={styles.list} aria-label={text('rules.title')}>
            {rules.map((rule) => (
              <RuleCard
                key={rule.id}
                rule={rule}
                rules={rules}
                hint={hints.find(({ ruleId }) => ruleId === rule.id)}
                readOnly={readOnly}
                actions={actions}
              />
            ))}
          </ol>
          <Caption1 className={styles.quiet}>{text(readOnly ? 'rules.end' : 'rules.endAndKeys')}</Caption1>
        </>
      )}
      <div className={styles.heard} role="status">
        {said}
      </div>
    </>
  );
}
