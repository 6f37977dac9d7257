import { useScope } from './context';
import { HelpLine } from './CriticalHelp';
import { translationStatus } from './extensions';
import type { FormFillerProps } from './FormFiller';
import { Heading } from './Heading';
import { translated } from './translated';

/** Title, how far one has come in words and as a bar, and whether the answers are saved. `index` is the screen shown. */
export function FormHead({ questionnaire, language, status, index }: FormFillerProps & { index?: number }) {
    const { form, lang, t } = useScope();
    const screens = form.screens;
    const asked = screens.filter((screen) => screen.content.length > 0);
    const current = index === undefined ? undefined : screens[index];
    const number = current ? asked.indexOf(current) + 1 : 0;
    const words = !current ? t('review') : number ? t('question', { number, count: asked.length }) : t('information');
    const unvalidated = translationStatus(questionnaire, language) === 'unvalidated';
    const remark = lang ? t('untranslated') : unvalidated ? t('unvalidated') : undefined;
    return (
        <header className="form-head">
            <Heading below={0} className="form-title">
                {translated(questionnaire, 'title', language)}
            </Heading>
            {index !== undefined && (
                <>
                    <div className="form-progress">
                        <span>{words}</span>
                        {status}
                    </div>
                    <progress aria-label={words} value={index} max={screens.length} />
                </>
            )}
            <HelpLine />
            {remark && <p className="remark soft">{remark}</p>}
        </header>
    );
}
