import type { Problem } from '../document/problems';
import { useMessages } from '../messages';
import { ConfirmDialog } from './ConfirmDialog';
import { ProblemList } from './ProblemList';

interface PublishDialogProps {
    version: string | undefined;
    problems: readonly Problem[];
    /** True while something must be mended first. */
    hindered: boolean;
    publish: () => Promise<unknown>;
    onPublished: () => void;
    onJump: (problem: Problem) => void;
    onClose: () => void;
}

/** Says what publishing means, and what stands in the way. */
export function PublishDialog(props: PublishDialogProps) {
    const { version, problems, hindered, publish, onPublished, onJump, onClose } = props;
    const { t } = useMessages();
    const shown = problems.filter((problem) => !hindered || problem.severity === 'error');
    return (
        <ConfirmDialog
            title={t('publish-title', { version })}
            confirm={t('publish')}
            disabled={hindered}
            refused={(reason) => t('publish-refused', { reason })}
            action={publish}
            onDone={onPublished}
            onClose={onClose}
        >
            <p>{t('publish-text')}</p>
            {shown.length > 0 && (
                <>
                    <p>
                        <strong>{t(hindered ? 'publish-hindered' : 'publish-warned')}</strong>
                    </p>
                    <ProblemList problems={shown} onJump={onJump} />
                </>
            )}
        </ConfirmDialog>
    );
}
