import { HelpNow, helpFor } from '@stemme/questionnaire-renderer';
import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { useEffect, useRef } from 'react';
import { Link } from '../app/router';
import type { Invitation } from './invitation';
import { messages } from './messages';

interface Props {
    invitation: Invitation;
    questionnaire: Questionnaire;
    response: QuestionnaireResponse;
    language: string;
    /** True when another device had sent the answers first. */
    elsewhere: boolean;
}

const kindOf = (questionnaire: Questionnaire) =>
    questionnaire.code?.find((coding) => coding.system?.endsWith('/questionnaire-kind'))?.code;

/** After sending: what happens now, where to get help, and the way to one's own results. */
export function ThankYou({ invitation, questionnaire, response, language, elsewhere }: Props) {
    const { t } = messages.use();
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);
    const experience = kindOf(questionnaire) === 'prem';
    const { unit } = invitation;
    return (
        <div className="page">
            <h1 ref={heading} tabIndex={-1}>
                {t('thanks.title')}
            </h1>
            {elsewhere && <p className="note">{t('send.elsewhere')}</p>}
            <HelpNow texts={helpFor(questionnaire, response, language)} language={language} />
            <h2>{t('thanks.next')}</h2>
            <p>{experience ? t('thanks.experience') : unit ? t('thanks.unit', { unit }) : t('thanks.clinic')}</p>
            <p>{t('thanks.worse')}</p>
            <p className="actions">
                {!invitation.relative && !experience && (
                    <Link to="/patient/results" className="button primary">
                        {t('thanks.results')}
                    </Link>
                )}
                <Link to="/patient" className="button">
                    {t('home')}
                </Link>
            </p>
        </div>
    );
}
