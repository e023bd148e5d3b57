// The entry of the script of the search page.
import { startSearchPage } from './search-page.ts';

startSearchPage();
