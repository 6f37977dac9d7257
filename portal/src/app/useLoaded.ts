export { useLoaded, type Loaded } from '@stemme/questionnaire-renderer/loaded';
