/** Adds or changes one rule. It is checked by the bridge before it goes into the list, and nothing acts before saving. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { faultInWords } from '../../contract/rule-fault-words.ts';
import type { Rule } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';
import { addRule, replaceRule, rulesFile } from './rule-edits.ts';
import { WhatPart } from './what-part.tsx';
import { WhenPart } from './when-part.tsx';
import { WhoPart } from './who-part.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '760px', width: 'calc(100vw - 16px)' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
});

export function RuleDialog(props: {
  readonly rule: Rule;
  readonly rules: readonly Rule[];
  readonly isNew: boolean;
  readonly close: () => void;
  readonly apply: (rules: readonly Rule[]) => void;
}): ReactElement {
  const { api, text, language } = useConsole();
  const styles = useStyles();
  const { rules, isNew, close, apply } = props;
  const [rule, setRule] = useState(props.rule);
  const check = useMutation({
    mutationFn: async () => {
      const next = isNew ? addRule(rules, rule.name).rules.with(0, rule) : replaceRule(rules, rule);
      const at = next.indexOf(rule);
      const checked = await api.checkRules(rulesFile(next));
      // Faults of the other rules are not this dialog's; saving names them.
      const own = checked.ok
        ? []
        : checked.faults.filter(({ path: [list, index] }) => list === 'rules' && index === at);
      if (own.length === 0) apply(next);
      return own;
    },
  });
  const faults = check.data ?? [];
  const alert = useRef<HTMLDivElement>(null);
  // What is wrong must be seen, however far down the form is scrolled.
  useEffect(() => alert.current?.scrollIntoView({ block: 'nearest' }), [check.data, check.error]);
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            check.mutate();
          }}
        >
          <DialogBody>
            <DialogTitle>{text(isNew ? 'rule.addTitle' : 'rule.editTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              <Field label={text('rule.name')} required>
                <Input
                  value={rule.name}
                  maxLength={100}
                  onChange={(_event, { value }) => setRule({ ...rule, name: value })}
                />
              </Field>
              <WhoPart who={rule.who} change={(who) => setRule({ ...rule, who })} />
              <WhenPart when={rule.when} change={(when) => setRule({ ...rule, when })} />
              <WhatPart what={rule.what} change={(what) => setRule({ ...rule, what })} />
              {(faults.length > 0 || check.error !== null) && (
                <div ref={alert}>
                  <MessageBar intent="error" layout="multiline" role="alert">
                    <MessageBarBody>
                      {check.error !== null
                        ? text('import.unreachable')
                        : faults.map((fault) => (
                            <div key={`${fault.path.join('.')} ${fault.code}`}>{faultInWords(fault, language)}</div>
                          ))}
                    </MessageBarBody>
                  </MessageBar>
                </div>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{text('change.cancel')}</Button>
              <Button type="submit" appearance="primary" disabled={check.isPending}>
                {text('rule.apply')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
