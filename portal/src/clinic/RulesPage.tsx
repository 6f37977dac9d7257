import { translated } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { PlanDefinition, QuestionnaireResponse } from 'fhir/r4';
import { useState, type FormEvent } from 'react';
import { Link } from '../app/router';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { extension } from '../charts';
import { Await } from '../desk/Await';
import { Choice } from '../desk/Choice';
import { dryRun, type Asked } from './dryRun';
import { DryRunResult } from './DryRunResult';
import { messages } from './messages';

/** A rule set is tried on the unit's earlier answers: who would change colour? */
export default function RulesPage() {
    const { t } = messages.use();
    const stored = useLoaded('rule sets', loadRuleSets);
    const [asked, ask] = useState<Asked>();
    return (
        <div className="desk rules-page">
            <Link to="/clinic">{t('back')}</Link>
            <h1>{t('rules.title')}</h1>
            <p>{t('rules.about')}</p>
            <Await from={stored}>{(ruleSets) => <Question ruleSets={ruleSets} onAsk={ask} />}</Await>
            {asked && <Trial asked={asked} />}
        </div>
    );
}

const pasted = '';

function Question({ ruleSets, onAsk }: { ruleSets: readonly Stored[]; onAsk: (asked: Asked) => void }) {
    const { t, language } = messages.use();
    const { units } = useSignedIn();
    const [chosen, choose] = useState((ruleSets.find(({ used }) => used) ?? ruleSets[0])?.ruleSet.id ?? pasted);
    const [faulty, setFaulty] = useState(false);
    const submit = (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const field = (name: string) => String(form.get(name) ?? '');
        const rules = chosen === pasted ? ruleSetIn(field('pasted')) : chosen;
        setFaulty(!rules);
        if (rules) onAsk({ rules, unit: field('unit'), from: field('from'), to: field('to') });
    };
    const option = ({ ruleSet }: Stored) => ({
        value: ruleSet.id ?? '',
        text: [
            translated(ruleSet, 'title', language) || ruleSet.url,
            ruleSet.version,
            ruleSet.status === 'draft' && `(${t('rules.draft')})`,
        ]
            .filter(Boolean)
            .join(' '),
    });
    return (
        <form onSubmit={submit}>
            <div className="desk-bar">
                <Choice
                    label={t('rules.which')}
                    groups={[
                        { heading: t('rules.answeredHere'), options: ruleSets.filter(({ used }) => used).map(option) },
                        { heading: t('rules.others'), options: ruleSets.filter(({ used }) => !used).map(option) },
                        { heading: '', options: [{ value: pasted, text: t('rules.paste') }] },
                    ]}
                    value={chosen}
                    onChoose={choose}
                />
                {units.length > 1 && (
                    <label className="desk-field">
                        <span className="small">{t('unit')}</span>
                        <select name="unit">
                            <option value="">{t('rules.allUnits')}</option>
                            {units.map(({ reference, display }) => (
                                <option key={reference} value={reference}>
                                    {display}
                                </option>
                            ))}
                        </select>
                    </label>
                )}
                <label className="desk-field">
                    <span className="small">{t('rules.from')}</span>
                    <input type="date" name="from" />
                </label>
                <label className="desk-field">
                    <span className="small">{t('rules.to')}</span>
                    <input type="date" name="to" />
                </label>
                <button type="submit" className="button primary">
                    {t('rules.try')}
                </button>
            </div>
            {chosen === pasted && <PasteField faulty={faulty} />}
        </form>
    );
}

function PasteField({ faulty }: { faulty: boolean }) {
    const { t } = messages.use();
    return (
        <div className="desk-field">
            <label htmlFor="pasted" className="small">
                {t('rules.pasted')}
            </label>
            <textarea
                id="pasted"
                name="pasted"
                rows={10}
                spellCheck={false}
                aria-invalid={faulty}
                aria-describedby={faulty ? 'pasted-fault' : undefined}
            />
            {faulty && (
                <p id="pasted-fault" className="note red" role="alert">
                    {t('rules.noJson')}
                </p>
            )}
        </div>
    );
}

function Trial({ asked }: { asked: Asked }) {
    const { t, language } = messages.use();
    const trial = useLoaded(`${language} ${JSON.stringify(asked)}`, () => dryRun(asked));
    return (
        <Await from={trial}>
            {(found) =>
                'refused' in found ? (
                    <div className="note red" role="alert">
                        <p>{t('rules.refused')}</p>
                        <p>{found.refused}</p>
                    </div>
                ) : (
                    <DryRunResult outcome={found} />
                )
            }
        </Await>
    );
}

interface Stored {
    readonly ruleSet: PlanDefinition;
    /** Whether its questionnaire has been answered of late. */
    readonly used: boolean;
}

/** Those that are written or in force, by title, the newest version of each first. */
async function loadRuleSets(): Promise<Stored[]> {
    const [found, answered] = await Promise.all([
        fhir.all<PlanDefinition>('PlanDefinition', {
            type: 'eca-rule',
            _elements: 'url,version,title,status,extension',
            _count: 200,
        }),
        lastAnswered().catch(() => new Set<string>()),
    ]);
    const numeric = { numeric: true };
    return found
        .filter(({ status }) => status !== 'retired')
        .sort(
            (one, other) =>
                (one.title ?? '').localeCompare(other.title ?? '') ||
                (other.version ?? '').localeCompare(one.version ?? '', undefined, numeric),
        )
        .map((ruleSet) => ({ ruleSet, used: answered.has(extension(ruleSet, 'applies-to')?.valueCanonical ?? '') }));
}

/** The questionnaires of the newest answers the clinician may see, as urls. */
async function lastAnswered(): Promise<Set<string>> {
    const newest = await fhir.search<QuestionnaireResponse>('QuestionnaireResponse', {
        _sort: '-authored',
        _elements: 'questionnaire',
        _count: 200,
    });
    return new Set(newest.resources.map(({ questionnaire = '' }) => questionnaire.split('|')[0]!));
}

function ruleSetIn(text: string): PlanDefinition | undefined {
    try {
        const resource = JSON.parse(text) as PlanDefinition | null;
        return resource?.resourceType === 'PlanDefinition' ? resource : undefined;
    } catch {
        return undefined;
    }
}
