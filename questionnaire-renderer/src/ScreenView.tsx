import { useId } from 'react';
import { useScope } from './context';
import { labelOf } from './options';
import { optionAnswer } from './form';
import { Items, Text } from './Items';
import { questionText } from './Question';
import { ReadAloud } from './ReadAloud';
import type { Screen } from './screens';
import { translated } from './translated';

/** One screen: the text of the group around the question, the question, and everything to answer it with. */
export function ScreenView({ screen }: { screen: Screen }) {
    const { language, lang } = useScope();
    const stemId = useId();
    const stems = screen.stems.filter((node) => node.item.text && !screen.content.includes(node));
    const lead = [...stems, ...screen.texts];
    return (
        <>
            {lead.length > 0 && (
                <div id={stemId} lang={lang} className={screen.content.length ? 'lead-in' : 'lead-in alone'}>
                    {lead.map((node) => (
                        <Text key={node.key} node={node} />
                    ))}
                </div>
            )}
            <Items nodes={screen.content} stemId={lead.length ? stemId : undefined} />
            <ReadAloud key={screen.key} text={aloud(screen, language)} />
        </>
    );
}

/** Stem, question and answers as they are read out. */
function aloud(screen: Screen, language: string): string {
    const lead = [...screen.stems, ...screen.texts].map((node) => translated(node.item, 'text', language));
    const content = screen.content.flatMap((node) => [
        questionText(node, language),
        ...(node.item.answerOption ?? []).map((option) => labelOf(optionAnswer(option), language)),
    ]);
    return [...lead, ...content].filter(Boolean).join('.\n');
}
