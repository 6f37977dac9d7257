import { lazy } from 'react';
import { match, usePath } from '../app/router';
import { Answering } from './Answering';
import { Invitations } from './Invitations';
import './patient.css';

const Results = lazy(() => import('./Results'));
const Seen = lazy(() => import('../privacy/Seen'));
const Sharing = lazy(() => import('../privacy/Sharing'));

/** The patient's pages: what is asked, answering, own results, who has seen and who may see them. */
export default function Patient() {
    const path = usePath();
    const answering = match('/patient/answer/:invitation', path);
    if (answering) return <Answering key={answering.invitation} id={answering.invitation!} />;
    if (match('/patient/results', path)) return <Results />;
    if (match('/patient/seen', path)) return <Seen />;
    if (match('/patient/sharing', path)) return <Sharing />;
    return <Invitations />;
}
