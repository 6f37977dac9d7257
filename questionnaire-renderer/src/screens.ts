import { controlOf, isHidden, stemOf } from './extensions';
import { isQuestion, isRepeatingGroup, walk, type FormNode } from './form';

/** What is shown at a time: the stems of the groups around it, texts that lead up to it, and one question or group. */
export interface Screen {
    readonly key: string;
    readonly stems: readonly FormNode[];
    readonly texts: readonly FormNode[];
    readonly content: readonly FormNode[];
}

/** Texts that say something about their parent and are not read on their own. */
export const isAside = (node: FormNode): boolean =>
    node.item.type === 'display' &&
    ['help', 'lower', 'upper', 'unit', 'flyover', 'legal'].includes(controlOf(node.item) ?? '');

/**
 * The enabled items cut into screens: one question with what depends on it, one repeating group with its copies, or one
 * group that asks to be a page. Texts stand on the screen of the question they lead up to; a text at the top level, and
 * one that nothing follows, has a screen to itself.
 */
export function screensOf(nodes: readonly FormNode[], enabled: ReadonlySet<string>): Screen[] {
    const screens: Screen[] = [];
    let texts: FormNode[] = [];

    const close = (stems: readonly FormNode[]) => {
        const [first] = texts;
        if (first) screens.push({ key: first.key, stems, texts, content: [] });
        texts = [];
    };
    const show = (stems: readonly FormNode[], content: readonly FormNode[]) => {
        screens.push({ key: content[0]!.key, stems, texts, content });
        texts = [];
    };
    const visit = (siblings: readonly FormNode[], stems: readonly FormNode[]) => {
        const visible = siblings.filter((node) => enabled.has(node.key) && !isHidden(node.item) && !isAside(node));
        const named = new Set(visible.map((node) => stemOf(node.item)));
        const isStem = (node: FormNode) => node.item.type === 'display' && named.has(node.item.linkId);
        const stemsOf = (node: FormNode) => [
            ...stems,
            ...visible.filter((one) => isStem(one) && one.item.linkId === stemOf(node.item)),
        ];
        for (const node of visible) {
            if (isStem(node)) continue;
            if (node.item.type === 'display') texts.push(node);
            else if (isQuestion(node.item)) show(stemsOf(node), [node]);
            else if (isRepeatingGroup(node.item)) {
                const copies = visible.filter((one) => one.item === node.item);
                if (copies[0] === node) show(stems, copies);
            } else if (controlOf(node.item) === 'page') show([...stems, node], [node]);
            else visit(node.children, [...stems, node]);
            if (!node.parent && node.item.type === 'display') close(stems);
        }
        close(stems);
    };
    visit(nodes, []);
    return screens;
}

/** Where to go on: the first screen with an unanswered question after the last answered one; all answered: `review`. */
export function firstOpen(screens: readonly Screen[], answered: (node: FormNode) => boolean): string {
    const last = screens.findLastIndex((screen) => screen.content.some((node) => [...walk([node])].some(answered)));
    return screens[last + 1]?.key ?? 'review';
}
