import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { useState, type ReactNode } from 'react';
import { FormContext, type Expand, type FormScope } from './context';
import './form.css';
import type { HeadingLevel } from './Heading';
import { messages } from './messages';
import { OneByOne } from './OneByOne';
import { speaks } from './translated';
import { useForm } from './useForm';
import { Whole } from './Whole';

export interface FormFillerProps {
    questionnaire: Questionnaire;
    /** What has been answered before; its identifier, subject and so on are kept. */
    response?: QuestionnaireResponse;
    /** Language of the questions and of the words around them. */
    language: string;
    /** Level of the form's title, as the page around it asks for; questions stand one below. 1 when left out. */
    headingLevel?: HeadingLevel;
    /** One question a screen with a review at the end (default), or all on one page. */
    mode?: 'one-by-one' | 'whole';
    /** The screen shown: a node key, or `review`. Left out, the form keeps it itself. */
    step?: string;
    onStep?: (step: string) => void;
    /** After every answer, with the whole response as it stands. */
    onChange?: (response: QuestionnaireResponse) => void;
    /** When the answers are sent: the response with status completed. Without it nothing can be sent (a preview). */
    onSubmit?: (response: QuestionnaireResponse) => void;
    sending?: boolean;
    /** Words on whether the answers are saved, shown beside the progress. */
    status?: ReactNode;
    expand?: Expand;
}

/** Fills a questionnaire. Give it a new `key` for another questionnaire or another response. */
export function FormFiller(props: FormFillerProps) {
    const { questionnaire, language, headingLevel = 1, mode = 'one-by-one' } = props;
    const form = useForm(questionnaire, props.response, language, props.onChange);
    const [unreadable] = useState(() => new Set<string>());
    const [showProblems, setShowProblems] = useState(false);
    const t = messages.in(language);
    const lang = speaks(questionnaire, language) ? undefined : (questionnaire.language ?? 'en');
    const { expand } = props;
    const scope: FormScope = { form, language, lang, t, headingLevel, expand, unreadable, showProblems };
    const parts = { ...props, setShowProblems };
    return (
        <FormContext value={scope}>
            <div className="form" lang={language}>
                {mode === 'whole' ? <Whole {...parts} /> : <OneByOne {...parts} />}
            </div>
        </FormContext>
    );
}
