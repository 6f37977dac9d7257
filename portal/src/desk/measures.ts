import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Measure } from 'fhir/r4';
import { extension } from '../charts';

const shown = 'url,title,topic,scoring,improvementNotation,extension';

/** All indicators, as far as pages show them. */
export const loadMeasures = (): Promise<Measure[]> => fhir.all<Measure>('Measure', { _count: 500, _elements: shown });

/** The questionnaire an indicator measures, as url. */
export const measuredQuestionnaire = (measure: Measure): string =>
    extension(measure, 'measured-questionnaire')?.valueCanonical?.split('|')[0] ?? '';
