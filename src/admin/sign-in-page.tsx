import { Button, Card, Caption1, Field, Input, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ApiProblem } from '../ui/api/api-problem.ts';
import { product } from '../domain/product.ts';
import { useConsole } from './console-context.ts';
import type { TextKey } from './locales/texts.ts';

const useStyles = makeStyles({
  page: { display: 'flex', justifyContent: 'center', paddingTop: '12vh' },
  card: { width: 'min(360px, calc(100vw - 32px))' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function SignInPage(props: {
  readonly running: boolean;
  readonly problem: ApiProblem | null;
  readonly signIn: (code: string) => void;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const [code, setCode] = useState('');
  const { problem } = props;
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() !== '') props.signIn(code.trim());
          }}
        >
          <div>
            <Subtitle1 as="h1" block className={styles.title}>
              {text('signIn.title')}
            </Subtitle1>
            <Caption1 className={styles.quiet}>{product.displayName}</Caption1>
          </div>
          <Field
            label={text('signIn.code')}
            hint={text('signIn.hint')}
            {...(problem === null ? {} : { validationMessage: text(words(problem)) })}
          >
            <Input
              value={code}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, { value }) => setCode(value)}
            />
          </Field>
          <Button type="submit" appearance="primary" disabled={props.running || code.trim() === ''}>
            {text('signIn.button')}
          </Button>
        </form>
      </Card>
    </main>
  );
}

function words({ code }: ApiProblem): TextKey {
  if (code === 'busy') return 'signIn.busy';
  return code === 'unreachable' || code === 'unknown' || code === 'internal' ? 'signIn.unreachable' : 'signIn.wrong';
}
