/** Puts mocha's functions where the tests look for them. */
import 'mocha/mocha';

mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 60_000, retries: 1, color: true });
