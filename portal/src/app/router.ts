export { Link, match, navigate, usePath, useQuery } from '@stemme/questionnaire-renderer/router';
