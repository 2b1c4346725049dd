/** First module of the pane's bundle, run after office.js and before anything of the pane (webpack.config.js). */
import { restoreHistory } from './history.ts';

restoreHistory();
