import { Brand, Shell as Around } from '@stemme/questionnaire-renderer/shell';
import type { ReactNode } from 'react';
import { Link, navigate } from './router';
import type { Session } from './session';

/** What surrounds every page of the portal. */
export function Shell({ session, children }: { session: Session | undefined; children: ReactNode }) {
    const brand = (
        <Link to="/" className="brand">
            <Brand />
        </Link>
    );
    return (
        <Around session={session} place={brand} onSignedOut={() => navigate('/')}>
            {children}
        </Around>
    );
}
