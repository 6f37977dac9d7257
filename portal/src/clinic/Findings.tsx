import { formatDate } from '../app/format';
import { ConcernMark } from './ConcernMark';
import { OpenAnswers } from './OpenAnswers';
import type { Fired, Judged } from './findings';
import { messages } from './messages';

interface Props {
    findings: readonly Judged[];
    onOpen: (response: string) => void;
}

/** What the threshold rules found, worst first, each with its reason and the action agreed on; green only when it is all. */
export function Findings({ findings, onOpen }: Props) {
    const { t } = messages.use();
    const calling = findings.filter(({ concern }) => concern !== 'green');
    return (
        <section aria-labelledby="findings-title" className="findings">
            <h2 id="findings-title">{t('findings')}</h2>
            {findings.length === 0 && <p className="soft">{t('noFindings')}</p>}
            {(calling.length > 0 ? calling : findings.slice(0, 1)).map((finding) => (
                <Finding key={finding.id} finding={finding} onOpen={onOpen} />
            ))}
        </section>
    );
}

function Finding({ finding, onOpen }: { finding: Judged; onOpen: Props['onOpen'] }) {
    const { t, language } = messages.use();
    const { concern, at, fired, response } = finding;
    const date = formatDate(at, language);
    return (
        <article className={`finding ${concern}`}>
            <ConcernMark concern={concern} />
            <div className="finding-text">
                {fired.length === 0 && <p>{t(concern === 'green' ? 'nothingFired' : 'noReason')}</p>}
                {byAction(fired).map(([action, reasons]) => (
                    <p key={action}>
                        <b>{reasons.join('. ')}.</b> {action}
                    </p>
                ))}
            </div>
            {response ? (
                <OpenAnswers response={response} date={date} onOpen={onOpen} />
            ) : (
                <span className="soft">{date}</span>
            )}
        </article>
    );
}

/** Reasons that call for the same action, together. */
function byAction(fired: readonly Fired[]): [string, string[]][] {
    const groups = new Map<string, string[]>();
    for (const { reason, action = '' } of fired) groups.set(action, [...(groups.get(action) ?? []), reason]);
    return [...groups];
}
