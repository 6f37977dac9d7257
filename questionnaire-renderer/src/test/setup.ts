import { configure } from '@testing-library/react';

// a busy build machine is slow, not wrong
configure({ asyncUtilTimeout: 10_000 });
