/** Shows a way out instead of a blank page where a component failed. */
import { Component, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** What to show; `again` renders the children anew. */
  readonly fallback: (again: () => void) => ReactNode;
};

export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
