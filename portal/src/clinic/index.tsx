import '../desk/desk.css';
import './clinic.css';
import { match, usePath } from '../app/router';
import { PatientPage } from './PatientPage';
import { UnitPage } from './UnitPage';

/** The clinician's pages: `/clinic` is the unit's list, `/clinic/patient/{id}` one patient. */
export default function Clinic() {
    const patient = match('/clinic/patient/:id', usePath())?.id;
    return patient ? <PatientPage key={patient} id={patient} /> : <UnitPage />;
}
