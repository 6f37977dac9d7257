import { setLanguage } from '@stemme/questionnaire-renderer/i18n';
import { navigate } from '@stemme/questionnaire-renderer/router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../app/App';

/** Opens a page of the designer in English and gives the person at it. */
export function open(path: string) {
    setLanguage('en');
    navigate(path);
    render(<App />);
    return userEvent.setup();
}
