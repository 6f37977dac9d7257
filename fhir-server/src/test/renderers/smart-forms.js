import {
  BaseRenderer,
  RendererThemeProvider,
  buildForm,
  getResponse,
  removeEmptyAnswersFromResponse,
  removeInternalIdsFromResponse,
} from '@aehrc/smart-forms-renderer';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

let form;

window.show = async (questionnaire) => {
  form = questionnaire;
  await buildForm({ questionnaire, rendererConfigOptions: { disablePageCardView: true } });
  const page = createElement(RendererThemeProvider, null, createElement(BaseRenderer));
  const client = createElement(QueryClientProvider, { client: new QueryClient() }, page);
  createRoot(document.getElementById('form')).render(client);
};

window.response = () =>
  removeInternalIdsFromResponse(form, removeEmptyAnswersFromResponse(form, structuredClone(getResponse())));
