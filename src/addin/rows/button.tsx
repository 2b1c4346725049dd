/**
 * The pane's button. Fluent UI's brings its style engine along, a seventh of what the first page may weigh
 * (`docs/decisions/0008-own-small-parts.md`); the looks and the names of its properties are the same.
 */
import type { ComponentProps, MouseEvent, ReactElement, ReactNode } from 'react';

export type ButtonLook = 'secondary' | 'primary' | 'outline' | 'subtle' | 'transparent';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  readonly appearance?: ButtonLook;
  readonly icon?: ReactNode;
  /** Can't be pressed, but found with Tab: what is not possible has its reason in the label. */
  readonly disabledFocusable?: boolean;
};

export function Button(props: ButtonProps): ReactElement {
  const { appearance = 'secondary', icon, disabledFocusable = false, className, children, onClick, ...rest } = props;
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    // The form of a button that can't be pressed is not sent either.
    if (disabledFocusable) return event.preventDefault();
    onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      className={['button', appearance, className].filter(Boolean).join(' ')}
      aria-disabled={disabledFocusable || rest['aria-disabled']}
      onClick={press}
    >
      {icon ? (
        <span className="button-icon" aria-hidden="true">
          {icon}
        </span>
      ) : null}
      {children}
    </button>
  );
}
