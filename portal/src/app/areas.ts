import { lazy } from 'react';
import Patient from '../patient';
import { prefetch } from '../patient/opened';
import type { Role } from './session';

/** The parts of the portal. */
export type Area = 'patient' | 'clinic' | 'quality' | 'admin' | 'approve' | 'open';

const load = {
    clinic: () => import('../clinic'),
    quality: () => import('../quality'),
    admin: () => import('../admin'),
    approve: () => import('../approve'),
    open: () => import('../open'),
};

/** Patients have the slowest telephones: their pages come with the first load, the others when they are opened. */
export const pages = {
    patient: Patient,
    clinic: lazy(load.clinic),
    quality: lazy(load.quality),
    admin: lazy(load.admin),
    approve: lazy(load.approve),
    open: lazy(load.open),
};

/** Who an area is for: one role, everybody who is signed in, or everybody. */
export const audience: Record<Area, Role | 'signedIn' | 'everybody'> = {
    patient: 'patient',
    clinic: 'clinician',
    quality: 'quality',
    admin: 'administrator',
    approve: 'signedIn',
    open: 'everybody',
};

/** Where somebody starts after signing in. */
export const home: Record<Role, string> = {
    patient: '/patient',
    clinician: '/clinic',
    quality: '/quality',
    author: '/designer/',
    administrator: '/admin',
};

export function areaOf(path: string): Area | undefined {
    const first = path.split('/')[1] ?? '';
    return first in pages ? (first as Area) : undefined;
}

/** Fetches what the first page needs, code or data, while the server is still asked who is signed in. */
export function preload(path: string): void {
    const area = areaOf(path);
    if (area === 'patient') prefetch(path);
    else if (area) void load[area]().catch(() => undefined);
}
