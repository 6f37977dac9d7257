export {
    loadSession,
    signIn,
    signOut,
    useSession,
    useSignedIn,
    type Role,
    type Session,
    type SignedIn,
    type Unit,
} from '@stemme/questionnaire-renderer/session';
