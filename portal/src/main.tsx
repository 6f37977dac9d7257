import '@stemme/questionnaire-renderer/tokens.css';
import '@stemme/questionnaire-renderer/base.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preload } from './app/areas';
import { loadSession } from './app/session';

void loadSession();
preload(location.pathname);
createRoot(document.getElementById('root')!).render(<App />);
