import { withField } from '../document/text';
import { KINDS, kindOf, withKind } from '../document/versions';
import { useMessages } from '../messages';
import { useEditing } from './editing';
import { TextPair } from './TextPair';

/** What concerns the questionnaire as a whole. */
export function QuestionnaireForm() {
    const { t } = useMessages();
    const { document, readOnly, edit } = useEditing();
    const kind = kindOf(document);
    return (
        <>
            <h2>{t('about')}</h2>
            <TextPair label={t('title')} node={document} field="title" change={edit} />
            <TextPair label={t('description')} node={document} field="description" change={edit} />
            <label className="field">
                {t('kind')}
                <select
                    value={kind ?? ''}
                    disabled={readOnly}
                    onChange={(event) => {
                        const chosen = KINDS.find((one) => one === event.target.value);
                        if (chosen) edit((before) => withKind(before, chosen));
                    }}
                >
                    {!kind && <option value="">{t('kind-none')}</option>}
                    {KINDS.map((one) => (
                        <option key={one} value={one}>
                            {t(`kind-${one}`)}
                        </option>
                    ))}
                </select>
            </label>
            <label className="field">
                {t('copyright')}
                <textarea
                    rows={2}
                    readOnly={readOnly}
                    value={document.copyright ?? ''}
                    onChange={(event) => {
                        const text = event.target.value || undefined;
                        edit((before) => withField(before, 'copyright', text), 'copyright');
                    }}
                />
            </label>
            <dl className="facts small">
                <dt>{t('address')}</dt>
                <dd>
                    <code>{document.url}</code>
                </dd>
            </dl>
        </>
    );
}
