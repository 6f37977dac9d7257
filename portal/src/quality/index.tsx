import '../desk/desk.css';
import './quality.css';
import { QualityPage } from './QualityPage';

/** The pages of quality teams. */
export default function Quality() {
    return <QualityPage />;
}
