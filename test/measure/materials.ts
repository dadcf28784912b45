/** How materials of statistics, customs and trade are understood: `npm run measure:names`. */
import { measuredMaterials } from './material-lists';
import { print } from './measured';

for (const each of measuredMaterials()) print(each);
