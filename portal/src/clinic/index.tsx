import '../desk/desk.css';
import './clinic.css';
import { lazy } from 'react';
import { match, usePath } from '../app/router';
import { PatientPage } from './PatientPage';
import { UnitPage } from './UnitPage';

const RulesPage = lazy(() => import('./RulesPage'));

/** The clinician's pages: `/clinic` is the unit's list, `/clinic/patient/{id}` one patient, `/clinic/rules` a trial. */
export default function Clinic() {
    const path = usePath();
    if (match('/clinic/rules', path)) return <RulesPage />;
    const patient = match('/clinic/patient/:id', path)?.id;
    return patient ? <PatientPage key={patient} id={patient} /> : <UnitPage />;
}
