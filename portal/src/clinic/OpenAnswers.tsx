import { messages } from './messages';

interface Props {
    /** Reference of the response. */
    response: string;
    date: string;
    onOpen: (response: string) => void;
}

/** A date that opens the answers given then. */
export function OpenAnswers({ response, date, onOpen }: Props) {
    const { t } = messages.use();
    return (
        <button type="button" className="link-button" onClick={() => onOpen(response)}>
            <span className="visually-hidden">{t('answersOf')} </span>
            {date}
        </button>
    );
}
