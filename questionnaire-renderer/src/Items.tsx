import { useId } from 'react';
import { useScope } from './context';
import { isHidden } from './extensions';
import { isQuestion, isRepeatingGroup, type FormNode } from './form';
import { Heading } from './Heading';
import { Question } from './Question';
import { isAside } from './screens';
import { translated } from './translated';

interface ItemsProps {
    nodes: readonly FormNode[];
    stemId?: string;
}

/** Items one below the other, those that are enabled. */
export function Items({ nodes, stemId }: ItemsProps) {
    const { form } = useScope();
    const shown = nodes.filter((node) => form.enabled.has(node.key) && !isHidden(node.item) && !isAside(node));
    return shown.map((node) => <Item key={node.key} node={node} stemId={stemId} />);
}

function Item({ node, stemId }: { node: FormNode } & Omit<ItemsProps, 'nodes'>) {
    const { form } = useScope();
    if (node.item.type === 'display') return <Text node={node} />;
    if (!isQuestion(node.item)) return <Group node={node} />;
    const answered = form.answersOf(node).length > 0;
    return (
        <Question node={node} stemId={stemId}>
            {answered && <Items nodes={node.children} />}
        </Question>
    );
}

export function Text({ node, id }: { node: FormNode; id?: string }) {
    const { language } = useScope();
    return (
        <p id={id} className="stem">
            {translated(node.item, 'text', language)}
        </p>
    );
}

function Group({ node }: { node: FormNode }) {
    const { form, language, t } = useScope();
    const id = useId();
    const copies = node.copy ? (form.state.copies[node.copy.of] ?? [0]) : [];
    const number = node.copy ? copies.indexOf(node.copy.number) + 1 : 0;
    const text = translated(node.item, 'text', language);
    const title = number ? t('copy', { text: text || t('entry'), number }) : text;
    return (
        <section className="group" aria-labelledby={title ? id : undefined}>
            {title && (
                <Heading below={1} id={id} className="group-title" tabIndex={-1}>
                    {title}
                </Heading>
            )}
            <Items nodes={node.children} />
            {number > 0 && <CopyButtons node={node} copies={copies} />}
        </section>
    );
}

/** Below the last copy of a repeating group one more can be added; every copy but the only one can go. */
function CopyButtons({ node, copies }: { node: FormNode; copies: readonly number[] }) {
    const { form, t } = useScope();
    const copy = node.copy!;
    return (
        <p className="actions">
            {copies.length > 1 && (
                <button type="button" className="button" onClick={() => form.removeCopy(copy)}>
                    {t('remove')}
                </button>
            )}
            {copies.at(-1) === copy.number && isRepeatingGroup(node.item) && (
                <button type="button" className="button" onClick={() => form.addCopy(copy.of)}>
                    {t('add')}
                </button>
            )}
        </p>
    );
}
