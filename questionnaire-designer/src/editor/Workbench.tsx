import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Problem } from '../document/problems';
import { useMessages } from '../messages';
import { useEditing } from './editing';
import { ItemForm } from './ItemForm';
import { ItemTree } from './ItemTree';
import { Preview } from './Preview';
import { fieldOf, ProblemList } from './ProblemList';
import { QuestionnaireForm } from './QuestionnaireForm';

const VIEWS = ['items', 'item', 'preview'] as const;
type View = (typeof VIEWS)[number];

/** Tree, form and preview: side by side where there is room, else one at a time. */
export function Workbench({ head }: { head: (jump: (problem: Problem) => void) => ReactNode }) {
    const { t } = useMessages();
    const { selected, problems, readOnly, select } = useEditing();
    const [view, setView] = useState<View>('items');
    const open = (field: string) => {
        flushSync(() => setView('item'));
        document.querySelector<HTMLElement>(`.pane.item ${field}`)?.focus();
    };
    const jump = (problem: Problem) => {
        flushSync(() => select(problem.path));
        open(`#${fieldOf(problem)}`);
    };
    return (
        <div className="workbench" data-view={view}>
            {head(jump)}
            {!readOnly && <Problems problems={problems} onJump={jump} />}
            <div className="views" role="group" aria-label={t('views')}>
                {VIEWS.map((one) => (
                    <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
                        {t(one)}
                    </button>
                ))}
            </div>
            <div className="panes">
                <section className="pane items" aria-label={t('items')}>
                    <ItemTree onOpen={() => open('textarea')} />
                </section>
                <section className="pane item" aria-label={t('item')}>
                    {selected.length === 0 ? <QuestionnaireForm /> : <ItemForm key={selected.join('.')} />}
                </section>
                <Preview />
            </div>
        </div>
    );
}

function Problems({ problems, onJump }: { problems: readonly Problem[]; onJump: (problem: Problem) => void }) {
    const { t } = useMessages();
    if (problems.length === 0) return <p className="problem-summary soft small">{t('problems-none')}</p>;
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    const warnings = problems.length - errors;
    const counts = [
        errors > 0 && t('problems-errors', { count: errors }),
        warnings > 0 && t('problems-warnings', { count: warnings }),
    ];
    return (
        <details className={`problem-summary ${errors > 0 ? 'error' : 'warning'}`}>
            <summary>{counts.filter(Boolean).join(' · ')}</summary>
            <ProblemList problems={problems} onJump={onJump} />
        </details>
    );
}
