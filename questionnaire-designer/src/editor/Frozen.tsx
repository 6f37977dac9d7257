import { useState } from 'react';
import { saveQuestionnaire } from '../app/questionnaires';
import type { Path } from '../document/tree';
import { retired } from '../document/versions';
import { NewVersion } from '../list/NewVersion';
import { useMessages } from '../messages';
import { ConfirmDialog } from './ConfirmDialog';
import { EditingContext } from './editing';
import { DocumentHead, type PageProps } from './Editor';
import { Workbench } from './Workbench';

const nothing = () => undefined;

/** A published or retired version: everything to be seen, nothing to be changed but that it may retire. */
export function Frozen({ opened, onChanged }: PageProps) {
    const { t } = useMessages();
    const [selected, select] = useState<Path>([]);
    const [asking, setAsking] = useState<'version' | 'retire'>();
    const close = () => setAsking(undefined);
    const version = opened.version;
    return (
        <EditingContext
            value={{ document: opened, selected, problems: [], readOnly: true, edit: nothing, place: nothing, select }}
        >
            <Workbench
                head={() => (
                    <>
                        <DocumentHead document={opened}>
                            {opened.status === 'active' && (
                                <button className="button" onClick={() => setAsking('retire')}>
                                    {t('retire')}
                                </button>
                            )}
                            <button className="button primary" onClick={() => setAsking('version')}>
                                {t('new-version')}
                            </button>
                        </DocumentHead>
                        <p className="note">{t(opened.status === 'retired' ? 'retired-note' : 'published-note')}</p>
                    </>
                )}
            />
            {asking === 'version' && <NewVersion from={opened} onClose={close} />}
            {asking === 'retire' && (
                <ConfirmDialog
                    title={t('retire-title', { version })}
                    confirm={t('retire')}
                    refused={(reason) => t('retire-refused', { reason })}
                    action={() => saveQuestionnaire(retired(opened), opened.meta?.versionId)}
                    onDone={() => {
                        close();
                        onChanged();
                    }}
                    onClose={close}
                >
                    <p>{t('retire-text')}</p>
                </ConfirmDialog>
            )}
        </EditingContext>
    );
}
