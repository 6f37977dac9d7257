import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addItem } from '../document/items';
import {
    dropped,
    itemAt,
    moveItem,
    removeItem,
    rows,
    samePath,
    stepped,
    type Direction,
    type DropPlace,
    type Path,
} from '../document/tree';
import { useMessages } from '../messages';
import { useEditing } from './editing';
import { Icon, IconButton } from './Icon';
import { RootRow, TreeRow } from './TreeRow';

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** Where an item lands that was selected when the one at `path` is deleted: the next, else the one before, else above. */
const afterDeletion = (path: Path, siblingsLeft: number): Path => {
    const above = path.slice(0, -1);
    return siblingsLeft === 0 ? above : [...above, Math.min(path.at(-1)!, siblingsLeft - 1)];
};

/** All items as a tree: choose, add, move and delete, by pointer and by keyboard. */
export function ItemTree({ onOpen }: { onOpen: () => void }) {
    const { t } = useMessages();
    const { document, selected, readOnly, place, select } = useEditing();
    const [said, setSaid] = useState('');
    const [dragged, setDragged] = useState<Path>();
    const tree = useRef<HTMLDivElement>(null);
    const focusFollows = useRef(false);
    const all = rows(document);

    useEffect(() => {
        if (focusFollows.current) tree.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
        focusFollows.current = false;
    });

    const moveTo = (from: Path, to: Path | undefined) => {
        const item = itemAt(document, from);
        if (!to || !item || readOnly) return;
        const moved = moveItem(document, from, to);
        const row = rows(moved).find(({ path }) => samePath(path, to))!;
        place(moved, to);
        setSaid(t('moved', { linkId: item.linkId, position: row.position, size: row.size }));
    };
    const remove = () => {
        const row = all.find(({ path }) => samePath(path, selected));
        if (!row || readOnly) return;
        place(removeItem(document, selected), afterDeletion(selected, row.size - 1));
        setSaid(t('deleted', { linkId: row.item.linkId }));
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const paths: Path[] = [[], ...all.map((row) => row.path)];
        const at = paths.findIndex((path) => samePath(path, selected));
        const direction = event.altKey ? ARROWS[event.key] : undefined;
        const go = (to: Path | undefined) => to && select(to);
        if (direction) moveTo(selected, stepped(document, selected, direction));
        else if (event.key === 'ArrowDown') go(paths[at + 1]);
        else if (event.key === 'ArrowUp') go(paths[at - 1]);
        else if (event.key === 'ArrowLeft') go(selected.length > 0 ? selected.slice(0, -1) : undefined);
        else if (event.key === 'Home') go(paths[0]);
        else if (event.key === 'End') go(paths.at(-1));
        else if (event.key === 'Delete' || event.key === 'Backspace') remove();
        else if (event.key === 'Enter') return onOpen();
        else return;
        event.preventDefault();
        focusFollows.current = true;
    };
    const drop = (onto: Path, where: DropPlace) => {
        if (dragged) moveTo(dragged, dropped(document, dragged, onto, where));
        setDragged(undefined);
    };

    return (
        <>
            {!readOnly && <TreeTools moveTo={moveTo} remove={remove} onOpen={onOpen} />}
            <div
                ref={tree}
                role="tree"
                aria-label={t('items')}
                aria-describedby="tree-keys"
                className="tree"
                onKeyDown={onKeyDown}
            >
                <RootRow />
                {all.map((row) => (
                    <TreeRow
                        key={row.path.join('.')}
                        row={row}
                        onOpen={onOpen}
                        onDrag={() => setDragged(row.path)}
                        onDrop={(where) => drop(row.path, where)}
                    />
                ))}
            </div>
            <p id="tree-keys" className="soft small">
                {!readOnly && t('tree-keys')}
            </p>
            <p role="status" className="visually-hidden">
                {said}
            </p>
        </>
    );
}

interface TreeToolsProps {
    moveTo: (from: Path, to: Path | undefined) => void;
    remove: () => void;
    onOpen: () => void;
}

const ADDED = { question: 'choice', group: 'group', display: 'display' } as const;

function TreeTools({ moveTo, remove, onOpen }: TreeToolsProps) {
    const { t } = useMessages();
    const { document, selected, place } = useEditing();
    const step = (direction: Direction) => stepped(document, selected, direction);
    return (
        <div className="tree-tools">
            <div role="group" aria-label={t('add')}>
                <Icon name="add" />
                {(['question', 'group', 'display'] as const).map((what) => (
                    <button
                        key={what}
                        type="button"
                        className="button small"
                        onClick={() => {
                            place(...addItem(document, selected, ADDED[what]));
                            onOpen();
                        }}
                    >
                        {t(`add-${what}`)}
                    </button>
                ))}
            </div>
            <div role="group" aria-label={t('move')}>
                {(['up', 'down', 'in', 'out'] as const).map((direction) => (
                    <IconButton
                        key={direction}
                        icon={direction}
                        label={t(`move-${direction}`)}
                        disabled={!step(direction)}
                        onClick={() => moveTo(selected, step(direction))}
                    />
                ))}
                <IconButton icon="delete" label={t('delete')} disabled={selected.length === 0} onClick={remove} />
            </div>
        </div>
    );
}
