import { useScope } from './context';
import { CriticalHelp } from './CriticalHelp';
import type { FormFillerProps } from './FormFiller';
import { FormHead } from './FormHead';
import { Send } from './OneByOne';
import { ScreenView } from './ScreenView';

/** All questions on one page, for short forms and for looking a questionnaire through. */
export function Whole(props: FormFillerProps & { setShowProblems: (show: boolean) => void }) {
    const { form } = useScope();
    return (
        <>
            <FormHead {...props} />
            {form.screens.map((screen) => (
                <div key={screen.key} className="screen">
                    <ScreenView screen={screen} />
                </div>
            ))}
            <CriticalHelp />
            {props.onSubmit && (
                <div className="form-foot form-nav">
                    <Send {...props} />
                </div>
            )}
        </>
    );
}
