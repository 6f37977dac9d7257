import { useState, type DragEvent } from 'react';
import { holdsItems } from '../document/items';
import { baseOf, textIn } from '../document/text';
import { samePath, type DropPlace, type Path, type Row } from '../document/tree';
import { titleOf } from '../list/families';
import { useMessages } from '../messages';
import { useEditing } from './editing';

interface TreeRowProps {
    row: Row;
    onOpen: () => void;
    onDrag: () => void;
    onDrop: (place: DropPlace) => void;
}

/** One item in the tree. It is dropped on in its upper part, its lower part, or, when a group, its middle. */
export function TreeRow({ row: { path, item, position, size }, onOpen, onDrag, onDrop }: TreeRowProps) {
    const { t, language } = useMessages();
    const { document, readOnly, select } = useEditing();
    const [over, setOver] = useState<DropPlace>();
    const words = textIn(item, 'text', language, baseOf(document)) || item.text;
    const placeOf = (event: DragEvent): DropPlace => {
        const box = event.currentTarget.getBoundingClientRect();
        const share = (event.clientY - box.top) / box.height;
        if (holdsItems(item.type) && share > 0.3) return 'inside';
        return share < 0.5 ? 'before' : 'after';
    };
    return (
        <div
            {...rowProps(path, useEditing().selected)}
            aria-posinset={position}
            aria-setsize={size}
            data-over={over}
            data-type={item.type}
            draggable={!readOnly}
            onClick={() => select(path)}
            onDoubleClick={onOpen}
            onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                onDrag();
            }}
            onDragOver={(event) => {
                event.preventDefault();
                setOver(placeOf(event));
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
                event.preventDefault();
                setOver(undefined);
                onDrop(placeOf(event));
            }}
        >
            <ProblemMark path={path} />
            <span className="words">{words || t('no-words')}</span> <code className="soft">{item.linkId}</code>
        </div>
    );
}

/** The first line of the tree: the questionnaire itself. */
export function RootRow() {
    const { language } = useMessages();
    const { document, selected, select } = useEditing();
    return (
        <div {...rowProps([], selected)} aria-posinset={1} aria-setsize={1} data-type="root" onClick={() => select([])}>
            <ProblemMark path={[]} />
            <span className="words">{titleOf(document, language)}</span>
        </div>
    );
}

const rowProps = (path: Path, selected: Path) => ({
    role: 'treeitem',
    className: 'tree-row',
    'aria-level': path.length + 1,
    'aria-selected': samePath(path, selected),
    tabIndex: samePath(path, selected) ? 0 : -1,
    style: { paddingInlineStart: `${path.length * 18 + 8}px` },
});

function ProblemMark({ path }: { path: Path }) {
    const { t } = useMessages();
    const { problems } = useEditing();
    const hindering = problems.some((problem) => problem.severity === 'error' && samePath(problem.path, path));
    return hindering && <span className="mark" role="img" aria-label={t('error')} />;
}
