import { useEffect, useState } from 'react';
import { useScope } from './context';

const synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;

/** A voice that speaks the language on this device itself: what is asked never leaves it. */
function localVoice(language: string): SpeechSynthesisVoice | undefined {
    return synthesis?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(language));
}

/** Reads the screen aloud when asked to; not shown where the device has no voice of its own for the language. */
export function ReadAloud({ text }: { text: string }) {
    const { language, t } = useScope();
    const [voice, setVoice] = useState(() => localVoice(language));
    const [speaking, setSpeaking] = useState(false);
    useEffect(() => {
        const look = () => setVoice(localVoice(language));
        look();
        synthesis?.addEventListener?.('voiceschanged', look);
        return () => {
            synthesis?.removeEventListener?.('voiceschanged', look);
            synthesis?.cancel();
        };
    }, [language]);
    if (!voice) return null;
    const toggle = () => {
        synthesis?.cancel();
        setSpeaking(!speaking);
        if (speaking) return;
        const speech = new SpeechSynthesisUtterance(text);
        speech.voice = voice;
        speech.lang = voice.lang;
        speech.onend = () => setSpeaking(false);
        synthesis?.speak(speech);
    };
    return (
        <button type="button" className="button quiet" onClick={toggle}>
            {t(speaking ? 'stopReading' : 'readAloud')}
        </button>
    );
}
