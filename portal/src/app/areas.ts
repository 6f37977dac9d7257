import { lazy } from 'react';
import type { Role } from './session';

/** The four parts of the portal; each is loaded when its first page is opened. */
export type Area = 'patient' | 'clinic' | 'quality' | 'open';

const load = {
    patient: () => import('../patient'),
    clinic: () => import('../clinic'),
    quality: () => import('../quality'),
    open: () => import('../open'),
};

export const pages = {
    patient: lazy(load.patient),
    clinic: lazy(load.clinic),
    quality: lazy(load.quality),
    open: lazy(load.open),
};

/** Who an area is for; the open pages are for everybody. */
export const audience: Record<Area, Role | undefined> = {
    patient: 'patient',
    clinic: 'clinician',
    quality: 'quality',
    open: undefined,
};

/** Where somebody starts after signing in. */
export const home: Record<Role, string> = {
    patient: '/patient',
    clinician: '/clinic',
    quality: '/quality',
    author: '/designer/',
};

export function areaOf(path: string): Area | undefined {
    const first = path.split('/')[1] ?? '';
    return first in pages ? (first as Area) : undefined;
}

/** Fetches the code of the page that is about to be shown while the server is still asked who is signed in. */
export function preload(path: string): void {
    const area = areaOf(path);
    if (area) void load[area]().catch(() => undefined);
}
