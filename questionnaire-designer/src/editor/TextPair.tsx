import { baseOf, LANGUAGES, textIn, withText } from '../document/text';
import { useMessages } from '../messages';
import { useEditing } from './editing';

interface TextPairProps<T extends object> {
    label: string;
    node: T;
    field: string;
    change: (change: (node: T) => T, field: string) => void;
}

/** One text in English and Danish side by side. */
export function TextPair<T extends object>({ label, node, field, change }: TextPairProps<T>) {
    const { t } = useMessages();
    const { document, readOnly } = useEditing();
    const base = baseOf(document);
    return (
        <div className="pair">
            {LANGUAGES.map((language) => (
                <label key={language} className="field">
                    {label}, {t(`in-${language}`)}
                    <textarea
                        id={`field-${field}-${language}`}
                        lang={language}
                        rows={2}
                        readOnly={readOnly}
                        value={textIn(node, field, language, base)}
                        onChange={(event) => {
                            const text = event.target.value;
                            change((before) => withText(before, field, language, base, text), `${field}-${language}`);
                        }}
                    />
                </label>
            ))}
        </div>
    );
}
