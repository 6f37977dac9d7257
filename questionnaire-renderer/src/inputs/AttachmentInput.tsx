import { useScope } from '../context';
import type { InputProps } from './InputProps';

/** A file, kept inside the response. */
export function AttachmentInput({ id, describedBy, invalid, answers, onAnswer }: InputProps) {
    const { t } = useScope();
    const name = answers[0]?.valueAttachment?.title;
    const choose = async (file: File | undefined) => {
        if (!file) return onAnswer([]);
        const data = await base64(file);
        onAnswer([{ valueAttachment: { contentType: file.type, title: file.name, size: file.size, data } }]);
    };
    return (
        <>
            <input
                id={id}
                type="file"
                aria-label={t('attachment')}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => void choose(event.target.files?.[0])}
            />
            {name && <p>{t('attachment.chosen', { name })}</p>}
        </>
    );
}

async function base64(file: File): Promise<string> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
}
