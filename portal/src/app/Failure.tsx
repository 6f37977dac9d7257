import { Component, type ReactNode } from 'react';
import { messages } from './messages';

/** Shows plain words in place of a page that broke, and nothing of the error itself. */
export class Failure extends Component<{ children: ReactNode }, { failed: boolean }> {
    override state = { failed: false };

    static getDerivedStateFromError() {
        return { failed: true };
    }

    override render() {
        return this.state.failed ? <FailureText /> : this.props.children;
    }
}

export function FailureText() {
    const { t } = messages.use();
    return (
        <div className="page" role="alert">
            <h1>{t('failed.title')}</h1>
            <p>{t('failed.text')}</p>
            <button type="button" className="button primary" onClick={() => location.reload()}>
                {t('failed.reload')}
            </button>
        </div>
    );
}
