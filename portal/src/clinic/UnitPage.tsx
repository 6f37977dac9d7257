import { useState } from 'react';
import { Link, navigate, useQuery } from '../app/router';
import { useSignedIn, type Unit } from '../app/session';
import { useLoaded, type Loaded } from '../app/useLoaded';
import { Await } from '../desk/Await';
import { Emergency } from './Emergency';
import { LiveFigures } from './LiveFigures';
import { loadUnit, type UnitView } from './unit';
import { messages } from './messages';
import { matching } from './overview';
import { nameOf } from './people';
import { PatientList } from './PatientList';

/** Everybody in treatment at the clinician's unit, those of most concern first. */
export function UnitPage() {
    const { t } = messages.use();
    const { units } = useSignedIn();
    const chosen = useQuery().get('unit');
    const unit = units.find(({ reference }) => reference === chosen) ?? units[0];
    if (!unit) {
        return (
            <div className="desk">
                <h1>{t('noUnit.title')}</h1>
                <p>{t('noUnit.text')}</p>
                <Emergency />
            </div>
        );
    }
    return <ChosenUnit key={unit.reference} unit={unit} units={units} />;
}

interface ChosenProps {
    unit: Unit;
    units: readonly Unit[];
}

function ChosenUnit({ unit, units }: ChosenProps) {
    const { language } = messages.use();
    const list = useLoaded(`${unit.reference} ${language}`, () => loadUnit(unit.reference, language));
    return (
        <div className="desk clinic-unit">
            <LiveFigures unit={unit} list={list} />
            <Patients unit={unit} units={units} list={list} />
        </div>
    );
}

function Patients({ unit, units, list }: ChosenProps & { list: Loaded<UnitView> }) {
    const { t } = messages.use();
    const [search, setSearch] = useState('');
    const [todayOnly, setTodayOnly] = useState(false);
    return (
        <section aria-labelledby="unit-name">
            <div className="desk-bar">
                <h1 id="unit-name">{unit.display}</h1>
                {units.length > 1 && <UnitPicker unit={unit} units={units} />}
                <label className="desk-field">
                    <span className="small">{t('search')}</span>
                    <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
                </label>
                <label className="clinic-check">
                    <input
                        type="checkbox"
                        checked={todayOnly}
                        onChange={(event) => setTodayOnly(event.target.checked)}
                    />
                    {t('todayOnly')}
                </label>
                <button type="button" className="button" onClick={list.again}>
                    {t('refresh')}
                </button>
                <Emergency />
                <Link to="/clinic/rules" className="desk-link">
                    {t('rules.link')}
                </Link>
            </div>
            <Await from={list}>{(view) => <Found view={view} search={search} todayOnly={todayOnly} />}</Await>
        </section>
    );
}

function Found({ view, search, todayOnly }: { view: UnitView; search: string; todayOnly: boolean }) {
    const { t } = messages.use();
    const found = matching(view.rows, search, (row) => [nameOf(row.patient), ...row.reasons].join(' ')).filter(
        (row) => !todayOnly || row.appointment,
    );
    if (view.rows.length === 0) {
        return (
            <div className="note">
                <p>{t('empty.title')}</p>
                <p className="soft">{t('empty.text')}</p>
            </div>
        );
    }
    return (
        <>
            <p className="small soft" role="status">
                {t('shown', { count: found.length, all: view.rows.length })}
            </p>
            {found.length > 0 && <PatientList rows={found} view={view} />}
        </>
    );
}

function UnitPicker({ unit, units }: { unit: Unit; units: readonly Unit[] }) {
    const { t } = messages.use();
    return (
        <label className="desk-field">
            <span className="small">{t('unit')}</span>
            <select
                value={unit.reference}
                onChange={(event) => navigate(`/clinic?unit=${encodeURIComponent(event.target.value)}`)}
            >
                {units.map(({ reference, display }) => (
                    <option key={reference} value={reference}>
                        {display}
                    </option>
                ))}
            </select>
        </label>
    );
}
