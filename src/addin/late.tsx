/**
 * A part of the pane that loads when it is first shown. Where it does not come (no network, or the bridge has another
 * build by now) it says so and can be asked for again: `React.lazy` alone would remember the failure for good.
 */
import { lazy, Suspense, useState, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { ErrorBoundary } from '../ui/components/error-boundary.tsx';
import { FailedPage } from './failed-page.tsx';

/** `waiting` stands in its place meanwhile; `onGiveUp` takes the failed part away. */
type LateProps = { readonly waiting?: ReactNode; readonly onGiveUp?: () => void };

export function late<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): (props: Props & LateProps) => ReactElement {
  let isMissing = false;
  const part = (): ComponentType<Props> =>
    lazy(() =>
      load().catch((error: unknown) => {
        isMissing = true;
        throw error;
      }),
    );
  let Part = part();
  const again = (): void => {
    if (isMissing) Part = part();
    isMissing = false;
  };
  return function Late(props) {
    const [round, setRound] = useState(0);
    const retry = (): void => {
      again();
      setRound(round + 1);
    };
    return (
      <ErrorBoundary
        key={round}
        fallback={() => <FailedPage isMissing={isMissing} again={retry} onGiveUp={props.onGiveUp} />}
      >
        <Suspense fallback={props.waiting ?? null}>
          <Part {...props} />
        </Suspense>
      </ErrorBoundary>
    );
  };
}
