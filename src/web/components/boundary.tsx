// Catches a fault of a page, so that the rest of the workbench stays usable.
import { Component, type ReactNode } from 'react';
import { Failed } from './states.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly error: Error | null };

export class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <Failed error={this.state.error} /> : this.props.children;
  }
}
