/** Whether companies of lists that the project did not write are taken for listed ones: `npm run measure:names`. */
import { measuredCompanies } from './company-lists';
import { print } from './measured';

for (const each of measuredCompanies()) print(each);
