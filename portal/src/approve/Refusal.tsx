import { Fields } from './Fields';
import { messages } from './messages';

/** A form without any scope: nothing is allowed. */
export function Refusal() {
    const { t } = messages.use();
    return (
        <form method="post" action="/oauth2/authorize" className="approve-refuse">
            <Fields />
            <button type="submit" className="button">
                {t('refuse')}
            </button>
        </form>
    );
}
