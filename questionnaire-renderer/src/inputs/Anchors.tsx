import { useScope } from '../context';
import { controlOf } from '../extensions';
import type { FormNode } from '../form';
import { translated } from '../translated';

/** The words at one end of a scale. */
export function anchorOf(node: FormNode, end: 'lower' | 'upper', language: string): string {
    const display = node.children.find(({ item }) => item.type === 'display' && controlOf(item) === end);
    return display ? translated(display.item, 'text', language) : '';
}

export function Anchors({ node }: { node: FormNode }) {
    const { language } = useScope();
    const lower = anchorOf(node, 'lower', language);
    const upper = anchorOf(node, 'upper', language);
    if (!lower && !upper) return null;
    return (
        <div className="anchors soft">
            <span>{lower}</span>
            <span>{upper}</span>
        </div>
    );
}
