import type { QuestionnaireItem } from 'fhir/r4';
import { isChoice, renameLinkId, TYPES, withType } from '../document/items';
import { withField } from '../document/text';
import { useMessages } from '../messages';
import { Conditions } from './Conditions';
import { Options } from './Options';
import { TextPair } from './TextPair';
import { useEditing, useItem } from './editing';

/** The open item. */
export function ItemForm() {
    const { t } = useMessages();
    const open = useItem();
    if (!open) return null;
    const { item, change } = open;
    return (
        <>
            <h2>
                {t(item.type === 'group' ? 'add-group' : item.type === 'display' ? 'add-display' : 'add-question')}{' '}
                <code className="soft">{item.linkId}</code>
            </h2>
            <TextPair label={t('text')} node={item} field="text" change={change} />
            <div className="pair">
                <div>
                    <TypeField />
                    {item.type !== 'display' && <RequiredField />}
                </div>
                <LinkIdField key={item.linkId} />
            </div>
            {isChoice(item.type) && <Options />}
            <Conditions />
            <details className="source">
                <summary>{t('source')}</summary>
                <p className="soft small">{t('source-help')}</p>
                <pre tabIndex={0}>{JSON.stringify({ ...item, item: undefined }, null, 2)}</pre>
            </details>
        </>
    );
}

function RequiredField() {
    const { t } = useMessages();
    const { readOnly } = useEditing();
    const { item, change } = useItem()!;
    return (
        <label className="check">
            <input
                type="checkbox"
                checked={item.required ?? false}
                disabled={readOnly}
                onChange={(event) => {
                    const required = event.target.checked;
                    change((before) => withField(before, 'required', required || undefined));
                }}
            />
            {t('required')}
        </label>
    );
}

function TypeField() {
    const { t } = useMessages();
    const { readOnly } = useEditing();
    const { item, change } = useItem()!;
    const offered: readonly string[] = TYPES;
    return (
        <label className="field">
            {t('type')}
            <select
                value={item.type}
                disabled={readOnly}
                onChange={(event) => {
                    const type = event.target.value as QuestionnaireItem['type'];
                    change((before) => withType(before, type));
                }}
            >
                {!offered.includes(item.type) && <option value={item.type}>{item.type}</option>}
                {TYPES.map((type) => (
                    <option key={type} value={type}>
                        {t(`type-${type}`)}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** The link id changes when it is left, not at every letter: halfway it could be that of another item. */
function LinkIdField() {
    const { t } = useMessages();
    const { selected, readOnly, edit } = useEditing();
    const { item } = useItem()!;
    return (
        <div>
            <label className="field">
                {t('link-id')}
                <input
                    id="field-link-id"
                    aria-describedby="link-id-help"
                    defaultValue={item.linkId}
                    readOnly={readOnly}
                    spellCheck={false}
                    onBlur={(event) => {
                        const linkId = event.target.value.trim();
                        if (linkId !== item.linkId) edit((before) => renameLinkId(before, selected, linkId));
                    }}
                    onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
                />
            </label>
            <p id="link-id-help" className="field-help soft small">
                {t('link-id-help')}
            </p>
        </div>
    );
}
