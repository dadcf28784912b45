/** How the elements of a list that the project did not write are understood: `npm run measure:names`. */
import { measuredElements } from './material-lists';
import { print } from './measured';

for (const each of measuredElements()) print(each);
