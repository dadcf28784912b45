/** How countries of lists that the project did not write are understood: `npm run measure:names`. */
import { measuredCountries } from './country-lists';
import { measuredIsoCodes } from './iso-codes';
import { print } from './measured';

const isoCodes = process.env['PYCOUNTRY'];
const lists = [
  ...measuredCountries(),
  ...(isoCodes === undefined ? [] : measuredIsoCodes(isoCodes)),
];
for (const each of lists) print(each);
