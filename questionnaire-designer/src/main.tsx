import '@stemme/questionnaire-renderer/tokens.css';
import '@stemme/questionnaire-renderer/base.css';
import './designer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';

createRoot(document.getElementById('root')!).render(
    <StrictMode>
        <App />
    </StrictMode>,
);
